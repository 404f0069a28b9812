"""Parts and totals of one origin held against each other: what exceeds its total, what is counted in and beside it.

Groups that follow from different questions may overlap (children among civilians), so only those that cannot are added:
the forces of each side, those under arms, civilians; or children, women, men.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Final, NamedTuple

from marsad.incidents.ledger.groups import ALL
from marsad.model.incident import IncidentClaim
from marsad.model.toll import Toll
from marsad.tolls.counts.extents import extent_of

EXCEEDS: Final = "parts-exceed-total"
OVERLAPS: Final = "overlap"
_BY_AGE_AND_SEX: Final = frozenset({"child", "woman", "man"})
_UNDER_ARMS: Final = frozenset({"combatant", "security"})
_TAKEN_BACK: Final = frozenset({"denied", "retracted", "hypothetical"})
_MOST_PARTS: Final = 8
"""Parts of one breakdown beyond which no sums of some of them are tried."""


_MOST_TOLD: Final = 40
"""Figures of one telling beyond which it is a table of places, not a breakdown."""


class Finding(NamedTuple):
    """What does not fit together: its kind, the total's claim, and the claims that exceed it or overlap with it."""

    kind: str
    total: str
    parts: tuple[str, ...]


class _Table(NamedTuple):
    """What one report tells of one origin's count of one outcome, as of one day."""

    claims: tuple[IncidentClaim, ...]


def find_inconsistencies(claims: Iterable[IncidentClaim]) -> tuple[Finding, ...]:
    """Every finding about an incident's claims, in order."""
    tables = _tables(claims)
    found = {finding for table in tables for finding in _exceeding(table)}
    by_count: dict[tuple[str, str, str], list[_Table]] = {}
    for table in tables:
        first = table.claims[0]
        by_count.setdefault((first.origin, first.outcome, first.as_of or first.report), []).append(table)
    for origin, outcome, day in by_count:
        before = by_count.get((origin, outcome, _day_before(day)), ())
        found.update(_overlapping([*before, *by_count[origin, outcome, day]]))
    return tuple(sorted(found))


def _day_before(day: str) -> str:
    """The day before a day (ISO), on which a count may have been told first; itself where it is none."""
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):  # a report's id, or the calendar's first day
        return day


def checked(tolls: Iterable[Toll], claims: Iterable[IncidentClaim]) -> tuple[Toll, ...]:
    """Tolls with a flag for every finding about a claim that they cite."""
    flags: dict[str, set[str]] = {}
    for finding in find_inconsistencies(claims):
        for claim in (finding.total, *finding.parts):
            flags.setdefault(claim, set()).add(finding.kind)
    return tuple(_flagged(toll, flags) for toll in tolls)


def _flagged(toll: Toll, flags: Mapping[str, set[str]]) -> Toll:
    more = {flag for claim in toll.cites for flag in flags.get(claim, ())}
    return replace(toll, flags=tuple(sorted({*toll.flags, *more}))) if more else toll


def _tables(claims: Iterable[IncidentClaim]) -> list[_Table]:
    """Claims by report, origin, outcome and day, in order; those of additions and of what was taken back left out."""
    found: dict[tuple[str, str, str, str], list[IncidentClaim]] = {}
    for claim in claims:
        whole = claim.basis != "new" and claim.stance not in _TAKEN_BACK
        if whole and claim.value is not None and claim.qualifier != "none":
            found.setdefault((claim.report, claim.origin, claim.outcome, claim.as_of or ""), []).append(claim)
    return [_Table(tuple(sorted(found[key], key=lambda claim: claim.id))) for key in sorted(found)]


# -- parts that exceed their total ---------------------------------------------------------------------------------


def _exceeding(table: _Table) -> Iterator[Finding]:
    """Every total of a report whose disjoint parts count more than it does."""
    of: dict[str, list[IncidentClaim]] = {}
    for claim in table.claims:
        if claim.part_of is not None:
            of.setdefault(claim.part_of, []).append(claim)
    for total in table.claims:
        for parts in disjoint(of.get(total.id, ())):
            if least(parts) > most(total):
                yield Finding(EXCEEDS, total.id, tuple(part.id for part in parts))


def disjoint(parts: Sequence[IncidentClaim]) -> Iterator[list[IncidentClaim]]:
    """The parts that cannot overlap: by who they were in the fight, by age and sex, and each by itself."""
    groups = {part.affected: part for part in parts}
    forces = [part for group, part in groups.items() if part.affected_side is not None and group not in _UNDER_ARMS]
    arms = forces or [part for group, part in groups.items() if group in _UNDER_ARMS]
    by_standing = [*arms, *(part for group, part in groups.items() if group == "civilian")]
    by_age = [part for group, part in groups.items() if group in _BY_AGE_AND_SEX]
    together = [found for found in (by_standing, by_age) if len(found) > 1]
    yield from together or ([part] for part in parts)


def least(parts: Iterable[IncidentClaim]) -> float:
    return sum(extent.low for part in parts if (extent := extent_of(part)) is not None)


def most(total: IncidentClaim) -> float:
    extent = extent_of(total)
    return float("inf") if extent is None or extent.high is None else extent.high


# -- a part counted inside a total and again beside it ----------------------------------------------------------------


def _overlapping(tables: Sequence[_Table]) -> Iterator[Finding]:
    """Where a figure that one telling of a count adds up to is told beside one of its own parts.

    `121 = 40 + 77 + 4`: who prints 121 fighters and workers, and beside them four civilians, counts the four twice.
    """
    tellings: dict[frozenset[tuple[str, int | None]], list[IncidentClaim]] = {}
    for table in tables:
        parts = list(_leaves(table))
        if 1 < len(parts) <= _MOST_PARTS:
            tellings.setdefault(frozenset((part.affected, part.value) for part in parts), parts)
    known: dict[tuple[object, ...], bool] = {}
    for table in tables:
        for total, beside in _side_by_side(table) if len(table.claims) <= _MOST_TOLD else ():
            pair = total.affected, total.value, beside.affected, beside.value
            if pair not in known:
                known[pair] = any(_holds_both(total, beside, parts) for parts in tellings.values())
            if known[pair]:
                yield Finding(OVERLAPS, total.id, (beside.id,))


def _holds_both(total: IncidentClaim, beside: IncidentClaim, parts: Sequence[IncidentClaim]) -> bool:
    """Whether a figure is the sum of some parts of one telling, the one beside it among them."""
    same = [part for part in parts if (part.affected, part.value) == (beside.affected, beside.value)]
    others = [part for part in parts if part.affected != beside.affected and part.value != total.value]
    return bool(same) and _adds_up(total, same[0], others)


def _leaves(table: _Table) -> Iterator[IncidentClaim]:
    """The figures of a telling that no other breaks down."""
    broken = {claim.part_of for claim in table.claims if claim.part_of is not None}
    return (claim for claim in table.claims if claim.id not in broken)


def _side_by_side(table: _Table) -> Iterator[tuple[IncidentClaim, IncidentClaim]]:
    """Each pair of figures that a telling sets beside each other, the first not of all."""
    for one in table.claims:
        for other in table.claims:
            if one is not other and one.affected != ALL and one.part_of == other.part_of:
                yield one, other


def _adds_up(total: IncidentClaim, inner: IncidentClaim, others: Sequence[IncidentClaim]) -> bool:
    """Whether a total is a part with some of the other parts: two or more in all."""
    rest = (total.value or 0) - (inner.value or 0)
    sizes = range(1, len(others) + 1)
    return rest > 0 and any(
        sum(part.value or 0 for part in some) == rest for size in sizes for some in combinations(others, size)
    )
