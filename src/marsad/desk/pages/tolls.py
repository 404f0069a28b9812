"""An incident's tolls as a page shows them: each outcome and group by day, who counts what, what fell and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.model.incident import IncidentClaim
from marsad.model.record import IncidentRecord
from marsad.model.toll import Toll


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
class Fallen:
    """A figure that does not bound the toll: whose, of which claim, why."""

    claim: str
    report: str
    who: str
    value: str
    why: str


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
    fallen: tuple[Fallen, ...]


BELOW = frozenset({"weak", "contested", "discounted"})
"""Grades that a page must show at the figure."""


def shown(one: IncidentRecord, names: Names) -> tuple[Series, ...]:
    """Every series of an incident, in the order in which outcomes and groups are shown."""
    claims = {claim.id: claim for claim in one.incident.claims}
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
                tuple(_fallen(tolls, claims, names)),
            )
        )
    return tuple(found)


def brief(one: IncidentRecord, names: Names) -> list[Series]:
    """The series that tell an incident in short: of everybody, or of each group where nobody counts all."""
    series = shown(one, names)
    whole = {each.key.partition(".")[0] for each in series if each.key.endswith(".all")}
    return [each for each in series if each.key.endswith(".all") or each.key.partition(".")[0] not in whole]


def origins(one: IncidentRecord, names: Names) -> list[dict[str, object]]:
    """Who counted, with every figure, stance and report; those that give most figures first."""
    most = Counter(claim.origin for claim in one.incident.claims)
    return [
        {
            "id": origin,
            "name": names.origin(origin),
            "kind": names.kind(origin),
            "claims": told_by(origin, one, names),
        }
        for origin in sorted(most, key=lambda each: (-most[each], each))
    ]


def told_by(origin: str, one: IncidentRecord, names: Names) -> list[dict[str, object]]:
    """Every figure of an origin in an incident, by the day to which it counts."""
    own = (claim for claim in one.incident.claims if claim.origin == origin)
    return [_claim(claim, names) for claim in sorted(own, key=_order)]


def _order(claim: IncidentClaim) -> tuple[str, str, str]:
    return claim.as_of or "", claim.appeared.isoformat(), claim.id


def _claim(claim: IncidentClaim, names: Names) -> dict[str, object]:
    labels = names.labels
    return {
        "id": claim.id,
        "report": claim.report,
        "day": claim.as_of,
        "series": names.series(claim.outcome, claim.affected),
        "value": said.value(claim, labels),
        "basis": labels.word("basis", claim.basis),
        "stance": labels.word("stance", claim.stance),
        "asserted": claim.stance == "asserted",
        "doubts": [labels.word("doubt", doubt) for doubt in claim.doubts],
        "rejected": claim.rejected,
        "copied": claim.copy_of,
        "decisions": claim.decisions,
    }


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


def _fallen(tolls: Sequence[Toll], claims: dict[str, IncidentClaim], names: Names) -> list[Fallen]:
    last = {one.claim: one for toll in tolls for one in toll.overtaken if one.claim in claims}
    return [
        Fallen(
            id_,
            claims[id_].report,
            names.origin(claims[id_].origin),
            said.value(claims[id_], names.labels),
            said.why(one, names.labels),
        )
        for id_, one in sorted(last.items(), key=lambda each: _order(claims[each[0]]))
    ]
