"""What the neighbourhoods of a growing record are kept in: a small interface, and one in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import Protocol

from marsad.incidents.neighbourhoods.index import Index
from marsad.incidents.neighbourhoods.levels import Links
from marsad.incidents.neighbourhoods.links import Holders, Orders
from marsad.incidents.neighbourhoods.sketch import Sketch, report_of


class Store(Holders, Protocol):
    """Sketches with their keys, links, and which reports are of one neighbourhood.

    Orders compare by code points (SQLite's BINARY, PostgreSQL's "C" collation); keys fit a signed number of 64 bits.
    """

    def put(self, sketch: Sketch) -> None:
        """Keeps a sketch: it holds the keys `told` and `runs`, and seeks the keys `sought`."""

    def drop(self, report: str) -> None:
        """Forgets a report: its sketch and keys, the links that it has and that others have with it.

        Its neighbourhood is kept until that is gone.
        """

    def sketches(self, reports: Collection[str]) -> Mapping[str, Sketch]:
        """The sketches of those reports that are kept, by id."""

    def seekers(self, spans: Mapping[int, tuple[str, str]]) -> Collection[str]:
        """The reports that seek one of some keys, from the first to the second order that stand with it."""

    def own_links(self, report: str) -> Links:
        """The links that a report was given by `put_links`."""

    def put_links(self, report: str, links: Links) -> None:
        """Keeps the links that a report asked for itself, in place of those before."""

    def links(self, reports: Collection[str]) -> Mapping[str, Links]:
        """By report, all of its links, whichever of the two asked: with the greater level, where both did.

        Each report that is kept has an entry, and no other.
        """

    def neighbourhoods(self, reports: Collection[str]) -> Mapping[str, frozenset[str]]:
        """The neighbourhood of each report that has one."""

    def put_neighbourhoods(self, gone: Collection[frozenset[str]], made: Collection[frozenset[str]]) -> None:
        """Forgets some neighbourhoods, then keeps others."""


class InMemory:
    """A store in memory."""

    def __init__(self) -> None:
        self._sketches: dict[str, Sketch] = {}
        self._held, self._sought = Index(), Index()
        self._links: dict[str, dict[str, int]] = {}
        self._linked: dict[str, set[str]] = {}
        """By report, those that have a link with it of their own."""
        self._neighbourhoods: dict[str, frozenset[str]] = {}

    def before(self, keys: Iterable[int], order: str) -> Orders:
        """See `Holders`."""
        return self._held.before(keys, order)

    def after(self, keys: Iterable[int], order: str) -> Orders:
        """See `Holders`."""
        return self._held.after(keys, order)

    def put(self, sketch: Sketch) -> None:
        """See `Store`."""
        self._sketches[sketch.report] = sketch
        self._held.add(chain(sketch.told, sketch.runs), sketch.order)
        self._sought.add(sketch.sought, sketch.order)

    def drop(self, report: str) -> None:
        """See `Store`."""
        sketch = self._sketches.pop(report)
        self._held.remove(chain(sketch.told, sketch.runs), sketch.order)
        self._sought.remove(sketch.sought, sketch.order)
        self.put_links(report, {})
        del self._links[report]
        for other in self._linked.pop(report, set()):
            del self._links[other][report]

    def sketches(self, reports: Collection[str]) -> Mapping[str, Sketch]:
        """See `Store`."""
        return {report: self._sketches[report] for report in reports if report in self._sketches}

    def seekers(self, spans: Mapping[int, tuple[str, str]]) -> Collection[str]:
        """See `Store`."""
        return {report_of(order) for order in self._sought.between(spans)}

    def own_links(self, report: str) -> Links:
        """See `Store`."""
        return self._links.get(report, {})

    def put_links(self, report: str, links: Links) -> None:
        """See `Store`."""
        for other in self._links.pop(report, {}):
            self._linked[other].discard(report)
        self._links[report] = dict(links)
        for other in links:
            self._linked.setdefault(other, set()).add(report)

    def links(self, reports: Collection[str]) -> Mapping[str, Links]:
        """See `Store`."""
        return {report: self._all_links(report) for report in reports if report in self._sketches}

    def _all_links(self, report: str) -> Links:
        found = dict(self._links.get(report, {}))
        for other in self._linked.get(report, ()):
            found[other] = max(self._links[other][report], found.get(other, 0))
        return found

    def neighbourhoods(self, reports: Collection[str]) -> Mapping[str, frozenset[str]]:
        """See `Store`."""
        return {one: self._neighbourhoods[one] for one in reports if one in self._neighbourhoods}

    def put_neighbourhoods(self, gone: Collection[frozenset[str]], made: Collection[frozenset[str]]) -> None:
        """See `Store`."""
        for report in chain.from_iterable(gone):
            self._neighbourhoods.pop(report, None)
        for reports in made:
            self._neighbourhoods.update(dict.fromkeys(reports, reports))
