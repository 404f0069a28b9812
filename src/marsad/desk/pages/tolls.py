"""An incident's tolls as a page shows them: each outcome and group by day, who counts what, what fell and why."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.model.record import IncidentRecord
from marsad.model.toll import Toll
from marsad.tolls.policies.grades import BELOW


@dataclass(frozen=True, slots=True)
class Figure:
    """What one origin counts on a day."""

    who: str
    value: int
    bounds: bool
    derived: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A toll on the day on which it changed; `day` is None once reports count whose day nobody knows."""

    day: str | None
    low: int
    best: int
    high: int
    figures: tuple[Figure, ...]
    grade: str = ""
    flagged: bool = False
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One outcome and group: its name, its days, and how well the last toll is supported."""

    key: str
    name: str
    days: tuple[Day, ...]
    last: Day
    grade: str
    flags: tuple[str, ...]
    flagged: bool
    """The toll stands on less than two credible origins, or is contested: a page must show so at the figure."""
    origins: int


@dataclass(frozen=True, slots=True)
class Brief:
    """The last toll of one outcome and group: its name, and how well it is supported."""

    name: str
    last: Toll
    grade: str
    flags: tuple[str, ...]
    flagged: bool


def shown(one: IncidentRecord, names: Names) -> tuple[Series, ...]:
    """Every series of an incident, in the order in which outcomes and groups are shown."""
    found = []
    for (outcome, group), tolls in said.series_in(one.tolls):
        days = tuple(_day(toll, names) for toll in tolls)
        last = tolls[-1]
        flags = tuple(names.labels.word("flag", flag) for flag in last.flags)
        found.append(
            Series(
                f"{outcome}.{group}",
                names.series(outcome, group),
                days,
                days[-1],
                names.labels.word("grade", last.grade),
                flags,
                last.grade in BELOW,
                last.origins,
            )
        )
    return tuple(found)


def brief(one: IncidentRecord, names: Names) -> list[Brief]:
    """The last tolls that tell an incident in short: of everybody, or of each group where nobody counts all."""
    tolls = one.last_tolls
    whole = {outcome for outcome, group in tolls if group == "all"}
    return [
        Brief(
            names.series(outcome, group),
            last,
            names.labels.word("grade", last.grade),
            tuple(names.labels.word("flag", flag) for flag in last.flags),
            last.grade in BELOW,
        )
        for (outcome, group), last in sorted(tolls.items(), key=lambda each: said.series_order(*each[0]))
        if group == "all" or outcome not in whole
    ]


def _day(toll: Toll, names: Names) -> Day:
    cited = set(toll.cites)
    figures = (
        Figure(names.origin(one.origin), one.value, cited.issuperset(one.claims), one.derived, one.claims)
        for one in sorted(toll.by_origin, key=lambda one: (-one.value, one.origin))
    )
    return Day(
        toll.as_of,
        toll.low,
        toll.best,
        toll.high,
        tuple(figures),
        names.labels.word("grade", toll.grade),
        toll.grade in BELOW,
        tuple(names.labels.word("flag", flag) for flag in toll.flags),
    )
