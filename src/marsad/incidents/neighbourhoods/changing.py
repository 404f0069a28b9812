"""Neighbourhoods of a record that changes: what a report more or less, or a decision, makes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Final

from marsad.incidents.decisions import standing
from marsad.incidents.neighbourhoods.asked_once import AskedOnce
from marsad.incidents.neighbourhoods.index import Index
from marsad.incidents.neighbourhoods.keys import by_kind
from marsad.incidents.neighbourhoods.levels import TOP, Links, neighbourhood_of
from marsad.incidents.neighbourhoods.links import Holders, links_of
from marsad.incidents.neighbourhoods.sketch import Sketch, day_of, order_of_day, report_of
from marsad.incidents.neighbourhoods.store import Store
from marsad.incidents.neighbourhoods.ties import named, present, ties_of
from marsad.model.decision import Decision

_LAST: Final = order_of_day(10**7 - 1)
"""What comes after every order."""
_NONE: Final[Mapping[str, Links]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Changed:
    """Neighbourhoods (sets of reports) that are no more, and those to be reconciled anew, each in a stable order."""

    gone: tuple[frozenset[str], ...]
    made: tuple[frozenset[str], ...]


def neighbourhoods_of(
    sketches: Iterable[Sketch], decisions: Iterable[Decision] = (), own_links: Mapping[str, Links] = _NONE
) -> tuple[frozenset[str], ...]:
    """The neighbourhoods of all reports, as they are when each was added by itself; those of the earliest first.

    `own_links` are what some reports linked themselves with, where that is at hand: they are not compared again.
    """
    known = {sketch.report: sketch for sketch in sorted(sketches, key=lambda sketch: sketch.order)}
    asking = [sketch for report, sketch in known.items() if report not in own_links]
    index = Index.of(known.values()) if asking else Index()
    asked = {one.report: links_of(one, index, lambda reports: {its: known[its] for its in reports}) for one in asking}
    own_links = {**own_links, **asked}
    del index
    links: dict[str, dict[str, int]] = {report: {} for report in known}
    for report in known:
        for other, level in own_links[report].items():
            if other in known:
                for one, its in ((report, other), (other, report)):
                    links[one][its] = max(level, links[one].get(its, level))
    for report, others in present(ties_of(standing(decisions)[0]), known).items():
        links[report] |= dict.fromkeys(others, TOP)
    found: dict[str, frozenset[str]] = {}
    for report in known:
        if report not in found:
            whole = neighbourhood_of(report, lambda reports: {one: links[one] for one in reports})
            found.update(dict.fromkeys(whole, whole))
    return tuple(dict.fromkeys(found.values()))


class Neighbourhoods:
    """The neighbourhoods that a store keeps: after every change the same as those of all of its reports afresh."""

    def __init__(self, store: Store, decisions: Iterable[Decision] = ()) -> None:
        """`decisions` are all those by which the store was changed last."""
        self._store = store
        self._standing = standing(decisions)[0]

    def change(
        self, add: Iterable[Sketch] = (), remove: Iterable[str] = (), decisions: Iterable[Decision] | None = None
    ) -> Changed:
        """Adds, replaces (a sketch of the same report) and removes reports; `decisions`, if given, are all there are.

        The neighbourhoods of replaced reports and of those that new or withdrawn decisions name are told in any case;
        a report whose sketch is the one that is kept, as after most rulings, is linked as it was.
        """
        given = {sketch.report: sketch for sketch in add}
        ruled = self._rule(decisions) if decisions is not None else set()
        gone = {*remove}
        kept = self._store.sketches(sorted(gone | {*given}))
        added = {report: one for report, one in given.items() if report in gone or kept.get(report) != one}
        left = {report: one for report, one in kept.items() if report in gone or report in added}
        touched = {*left, *given, *ruled, *chain.from_iterable(self._links(left).values())}
        askers = {report for sketch in left.values() for report in self._askers(sketch, self._store)}
        for report in sorted(left):
            self._store.drop(report)
        for sketch in added.values():
            self._store.put(sketch)
        now = AskedOnce(self._store)
        askers.update(report for sketch in added.values() for report in self._askers(sketch, now))
        for sketch in self._store.sketches(sorted({*askers, *added})).values():
            touched |= self._relink(sketch, now)
        return self._regroup(touched, {*given, *ruled})

    def begin(self, sketches: Iterable[Sketch]) -> Changed:
        """Fills an empty store: what `change` does, but that no report is asked twice."""
        added = {sketch.report: sketch for sketch in sketches}
        for sketch in added.values():
            self._store.put(sketch)
        for sketch in added.values():
            self._relink(sketch, self._store)
        return self._regroup({*added}, set())

    def _rule(self, decisions: Iterable[Decision]) -> set[str]:
        """Takes decisions over; the reports that those name which stand now or stood before, and not both."""
        before, self._standing = self._standing, standing(decisions)[0]
        changed = [one for one in before if one not in self._standing]
        changed += [one for one in self._standing if one not in before]
        return {report for decision in changed for report in named(decision)}

    def _askers(self, sketch: Sketch, holders: Holders) -> set[str]:
        """The reports that are compared, or were, with another one for a report's being there."""
        before = holders.before(chain(sketch.told, sketch.runs), sketch.order)
        after = holders.after(chain(sketch.told, sketch.runs), sketch.order)
        found = {report_of(order) for orders in after.values() for order in orders}
        spans: dict[int, tuple[str, str]] = {}
        day = day_of(sketch.order)
        for kind, keys in by_kind(sketch.told).items():
            first = "" if kind.days is None else order_of_day(day - kind.days)
            last = _LAST if kind.days is None else order_of_day(day + kind.days + 1)
            for key in keys:
                nearest, next_ = before.get(key, ()), after.get(key, ())
                spans[key] = (
                    max(first, nearest[-1]) if len(nearest) == kind.held else first,
                    min(last, next_[-1]) if len(next_) == kind.held else last,
                )
        return found.union(self._store.seekers(spans))

    def _relink(self, sketch: Sketch, holders: Holders) -> set[str]:
        """Has a report ask for its links again; the reports whose links are other ones now."""
        links, before = links_of(sketch, holders, self._store.sketches), self._store.own_links(sketch.report)
        changed = {other for other in {*links, *before} if links.get(other) != before.get(other)}
        if changed:
            self._store.put_links(sketch.report, links)
            changed.add(sketch.report)
        return changed

    def _links(self, reports: Collection[str]) -> dict[str, Links]:
        """By report, of those that are kept, all of its links and ties."""
        ties = ties_of(self._standing)
        tied = present(ties, self._store.links(sorted(ties)))
        found = self._store.links(sorted(reports))
        return {report: {**links, **dict.fromkeys(tied.get(report, ()), TOP)} for report, links in found.items()}

    def _regroup(self, touched: set[str], stirred: set[str]) -> Changed:
        """The neighbourhoods of reports whose links changed, and of all that were in one with them."""
        read: dict[str, Links] = {}

        def links(reports: Collection[str]) -> Mapping[str, Links]:
            read.update(self._links([report for report in reports if report not in read]))
            return {report: read[report] for report in reports if report in read}

        gone = {*self._store.neighbourhoods(sorted(touched)).values()}
        made: set[frozenset[str]] = set()
        covered: set[str] = set()
        left = {*links(sorted(touched.union(*gone)))}
        while left:
            whole = neighbourhood_of(left.pop(), links)  # whichever: all of one have the same
            made.add(whole)
            covered |= whole
            others = {*self._store.neighbourhoods(sorted(whole)).values()} - gone
            gone |= others
            left = (left | {*links(sorted(set().union(*others)))}) - covered
        same = {one for one in gone & made if one.isdisjoint(stirred)}
        changed = Changed(*(tuple(sorted(sets - same, key=sorted)) for sets in (gone, made)))
        self._store.put_neighbourhoods(changed.gone, changed.made)
        return changed
