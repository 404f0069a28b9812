"""Parts and totals: which sums of a report agree and which do not, in rows for a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.model.incident import IncidentClaim
from marsad.model.record import IncidentRecord
from marsad.tolls.breakdowns import Breakdown, Verdict, breakdowns_of
from marsad.tolls.consistency import OVERLAPS, find_inconsistencies

SIGNS: Final[dict[Verdict, str]] = {"agrees": "✓", "exceeds": "✗", "short": "…", "open": "?"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a sum: its claim, whom it counts, how many."""

    id: str
    group: str
    value: str
    added: bool = True


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with its parts: whose, as of which day, what the parts come to, and what is to be said of that."""

    who: str
    day: str | None
    series: str
    total: Figure
    parts: tuple[Figure, ...]
    sum: int | None
    verdict: Verdict
    sign: str
    says: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """A figure that is counted inside a total and again beside it."""

    who: str
    total: Figure
    inner: tuple[Figure, ...]


def sums(one: IncidentRecord, names: Names) -> list[Sum]:
    """Every total that a report breaks down, those that do not agree first."""
    order: dict[Verdict, int] = {"exceeds": 0, "agrees": 1, "short": 2, "open": 3}
    found = sorted(breakdowns_of(one.incident.claims), key=lambda each: order[each.verdict])
    return [_sum(each, names) for each in found]


def overlaps(one: IncidentRecord, names: Names) -> list[Overlap]:
    """Every figure that counts people who are counted beside it."""
    claims = {claim.id: claim for claim in one.incident.claims if not claim.rejected}
    return [
        Overlap(
            names.origin(claims[each.total].origin),
            _figure(claims[each.total], names),
            tuple(_figure(claims[part], names) for part in each.parts),
        )
        for each in find_inconsistencies(claims.values())
        if each.kind == OVERLAPS
    ]


def _sum(one: Breakdown, names: Names) -> Sum:
    total = one.total
    return Sum(
        names.origin(total.origin),
        total.as_of,
        names.series(total.outcome, total.affected),
        _figure(total, names),
        tuple(_figure(part, names, added=part.id in one.summed) for part in one.parts),
        one.sum,
        one.verdict,
        SIGNS[one.verdict],
        _says(one.verdict),
        one.told,
    )


def _figure(claim: IncidentClaim, names: Names, *, added: bool = True) -> Figure:
    return Figure(claim.id, names.affected(claim.affected), said.value(claim, names.labels), added)


def _says(verdict: Verdict) -> str:
    return {
        "agrees": _("the parts make the total"),
        "exceeds": _("the parts exceed the total"),
        "short": _("the parts come to less: the report names only some, or some are missing"),
        "open": _("the parts may overlap, or a number is not exact: they are not added"),
    }[verdict]
