"""What was published and decided, day by day: dispatches with their figures and events, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

from marsad.desk.pages.incident.dispatches import Dispatch
from marsad.desk.pages.incident.rulings import Ruling
from marsad.desk.pages.incident.tell import Teller, Told
from marsad.interface import phrases
from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.model.claim import Event, Reading
from marsad.model.incident import IncidentClaim
from marsad.record.index.moments import utc


@dataclass(frozen=True, slots=True)
class Moment:
    """A dispatch that appeared or a decision that was taken, with what it is sorted by and its day (ISO)."""

    at: str
    day: str | None
    dispatch: Dispatch | None = None
    ruling: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """An event without a figure as a report tells it: what, by whom, to whom, when, where, in which words."""

    what: str
    facts: tuple[str, ...]
    told: Told


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a dispatch told first."""

    id: str
    series: str
    value: str
    who: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a day: a dispatch with what it told, or a decision."""

    dispatch: Dispatch | None
    ruling: Ruling | None
    figures: tuple[Figure, ...] = ()
    events: tuple[Happened, ...] = ()
    of_others: bool = False
    """The report tells of another incident too, so that its events may be of that one."""


def moments(dispatches: Iterable[Dispatch], rulings: Iterable[Ruling]) -> list[Moment]:
    """Dispatches and decisions in the order of time; of a dispatch the day is that of its own offset."""
    found = [Moment(one.report.moment, (one.report.published or "")[:10] or None, dispatch=one) for one in dispatches]
    found += [Moment(utc(one.taken), one.taken.date().isoformat(), ruling=one) for one in rulings]
    return sorted(found, key=lambda one: (one.at, one.ruling is not None, one.day or ""))


def days(
    some: Sequence[Moment],
    claims: Iterable[IncidentClaim],
    readings: Mapping[str, Reading],
    of_others: AbstractSet[str],
    tell: Teller,
    names: Names,
) -> list[tuple[str | None, list[Item]]]:
    """Some moments by their days; None is the day of what nobody knows when it appeared."""
    own: dict[str, list[IncidentClaim]] = {}
    for claim in claims:
        own.setdefault(claim.report, []).append(claim)

    def item(one: Moment) -> Item:
        if one.dispatch is None:
            return Item(None, one.ruling)
        report = one.dispatch.report.id
        events = readings[report].events if report in readings else ()
        return Item(
            one.dispatch,
            None,
            tuple(_figure(claim, names) for claim in own.get(report, ())),
            tuple(_event(event, report, tell, names) for event in events),
            report in of_others,
        )

    return [(day, [item(one) for one in of_day]) for day, of_day in groupby(some, key=lambda one: one.day)]


def _figure(claim: IncidentClaim, names: Names) -> Figure:
    value = said.value(claim, names.labels)
    return Figure(claim.id, names.series(claim.outcome, claim.affected), value, names.origin(claim.origin))


def _event(event: Event, report: str, tell: Teller, names: Names) -> Happened:
    labels = names.labels
    facts = (
        phrases.group(event.actor, labels),
        phrases.group(event.target, labels),
        phrases.period(event.when, labels),
        phrases.place(event.place, labels),
    )
    return Happened(
        labels.word("event", event.type), tuple(fact for fact in facts if fact), tell.told(f"{report}/{event.id}")
    )
