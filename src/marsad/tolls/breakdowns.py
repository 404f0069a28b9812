"""Totals with the parts that their reports give of them: which sums agree, and which do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from marsad.model.incident import IncidentClaim
from marsad.tolls.consistency import disjoint, least, most

Verdict = Literal["agrees", "exceeds", "short", "open"]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total, its parts, and whether they make it.

    `summed` are the parts that cannot overlap and were added, and `sum` is what they come to. They agree with the
    total, exceed it, or fall short of it, which is no error where a report names only some; `open` where the parts may
    overlap or a number is not exact. `told` are the ids of the totals that were told with the same parts elsewhere.
    """

    total: IncidentClaim
    parts: tuple[IncidentClaim, ...]
    summed: tuple[str, ...]
    sum: int | None
    verdict: Verdict
    told: tuple[str, ...] = ()


def breakdowns_of(claims: Iterable[IncidentClaim]) -> tuple[Breakdown, ...]:
    """Every total that a report breaks down, in the order of publication; told again alike, it is one."""
    claims = [claim for claim in claims if not claim.rejected]
    parts: dict[str, list[IncidentClaim]] = {}
    for claim in claims:
        if claim.part_of is not None:
            parts.setdefault(claim.part_of, []).append(claim)
    alike: dict[tuple[object, ...], list[IncidentClaim]] = {}
    for total in sorted(claims, key=lambda claim: (claim.appeared, claim.id)):
        if total.id in parts:
            alike.setdefault(_told_alike(total, parts[total.id]), []).append(total)
    return tuple(
        _breakdown(first, parts[first.id], tuple(other.id for other in others)) for first, *others in alike.values()
    )


def _told_alike(total: IncidentClaim, parts: Sequence[IncidentClaim]) -> tuple[object, ...]:
    figures = frozenset((part.outcome, part.affected, part.value, part.qualifier) for part in parts)
    return total.origin, total.outcome, total.affected, total.value, total.qualifier, figures


def _breakdown(total: IncidentClaim, parts: Sequence[IncidentClaim], told: tuple[str, ...]) -> Breakdown:
    candidates = [list(parts), *disjoint(parts)]
    for some in candidates:
        if len(some) > 1 and _are_exact(total, some) and _sum(some) == total.value:
            return _made(total, parts, some, "agrees", told)
    for some in candidates[1:]:
        if least(some) > most(total):
            return _made(total, parts, some, "exceeds", told)
    for some in candidates[1:]:
        if len(some) > 1 and _are_exact(total, some) and _sum(some) < (total.value or 0):
            return _made(total, parts, some, "short", told)
    return Breakdown(total, tuple(parts), (), None, "open", told)


def _made(
    total: IncidentClaim,
    parts: Sequence[IncidentClaim],
    some: Sequence[IncidentClaim],
    verdict: Verdict,
    told: tuple[str, ...],
) -> Breakdown:
    return Breakdown(total, tuple(parts), tuple(part.id for part in some), _sum(some), verdict, told)


def _are_exact(total: IncidentClaim, parts: Iterable[IncidentClaim]) -> bool:
    return all(each.qualifier == "exact" and each.value is not None for each in (total, *parts))


def _sum(parts: Iterable[IncidentClaim]) -> int:
    return sum(part.value or 0 for part in parts)
