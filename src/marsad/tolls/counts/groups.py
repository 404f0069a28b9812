"""Groups of people whom an origin counts, and totals derived from them: from one origin's disjoint parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from marsad.tolls.counts.origin_count import Count
from marsad.tolls.counts.telling import Tier, is_unnamed
from marsad.tolls.policies.policy import Groups

ALL: Final = "all"
CIVILIAN: Final = "civilian"
_BY_AGE_AND_SEX: Final = frozenset({"child", "woman", "man"})
_UNDER_ARMS: Final = frozenset({"combatant", "security"})


def is_force(affected: str, count: Count) -> bool:
    """Whether a group are members of a party to the fighting, or bear arms."""
    if affected in (ALL, CIVILIAN):
        return False
    return affected in _UNDER_ARMS or count.last.claim.affected_side is not None


def with_total(groups: Groups) -> Groups:
    """The groups with the total that nobody stated, of every origin that counts disjoint parts of it."""
    if groups.get(ALL):
        return groups
    totals = [total for own in by_origin(groups).values() if (total := _total(own)) is not None]
    return {**groups, ALL: totals} if totals else groups


def with_any_total(groups: Groups) -> Groups:
    """The same; an origin that counts no disjoint parts has at least those of its greatest group."""
    if groups.get(ALL):
        return groups
    totals = {count.origin: count for count in with_total(groups).get(ALL, ())}
    for origin, own in by_origin(groups).items():
        greatest = max(own.values(), key=lambda count: (count.low, count.high, count.last.key))
        totals.setdefault(origin, inferred(greatest))
    return {**groups, ALL: [totals[origin] for origin in sorted(totals)]} if totals else groups


def by_origin(groups: Groups, tier: Tier = "whole") -> dict[str, dict[str, Count]]:
    """What each origin counts of the whole of each group (or of a state, a part), by origin and group in order."""
    found: dict[str, dict[str, Count]] = {}
    for affected in sorted(groups):
        for count in groups[affected]:
            if count.tier == tier:
                found.setdefault(count.origin, {})[affected] = count
    return {origin: found[origin] for origin in sorted(found)}


def sum_of(parts: Sequence[Count]) -> Count:
    """One origin's disjoint counts together."""
    tellings = sorted((told for part in parts for told in part.parts), key=lambda told: told.key)
    whole = all(part.whole for part in parts)
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    return Count(parts[0].origin, parts[0].tier, low, high, tuple(tellings), whole)


def less(total: Count, parts: Sequence[Count]) -> Count | None:
    """What is left of an origin's total without some of its parts; None where they exceed it, or may be another's."""
    if not _of_one_source((total, *parts)):
        return None
    tellings = sorted((told for count in (total, *parts) for told in count.parts), key=lambda told: told.key)
    low, high = total.low - sum(part.high for part in parts), total.high - sum(part.low for part in parts)
    return Count(total.origin, total.tier, max(low, 0), high, tuple(tellings), total.whole) if high >= 0 else None


def inferred(count: Count) -> Count:
    """A count taken for another group than the one that it was told of."""
    return replace(count, inferred=True)


def forces_of(own: dict[str, Count]) -> list[Count] | None:
    """An origin's counts of those under arms, one a side; None where they may overlap."""
    named = [count for affected, count in own.items() if affected not in _UNDER_ARMS and is_force(affected, count)]
    sides = [count.last.claim.affected_side for count in named]
    if len(set(sides)) < len(sides):
        return None
    return named or [own[affected] for affected in sorted(_UNDER_ARMS) if affected in own]


def _total(own: dict[str, Count]) -> Count | None:
    """The sum of an origin's parts by standing (forces, civilians) or by age and sex, whichever counts more."""
    sums = [sum_of(parts) for parts in _partitions(own) if len(parts) > 1 and of_one_telling(parts)]
    best = max(sums, key=lambda count: (count.low, count.high), default=None)
    return best if best is not None and _holds(best, own.values()) else None


def of_one_telling(parts: Iterable[Count]) -> bool:
    """Whether parts stand in one report, by one named origin, each as it was stated: else they may overlap."""
    told = [telling for part in parts for telling in part.parts]
    stated = not any(part.derived for part in parts)
    return stated and len({one.claim.report for one in told}) == 1 and not any(map(is_unnamed, told))


def _of_one_source(counts: Iterable[Count]) -> bool:
    """Whether counts are sure to be of one source: of a named origin, or all of one report."""
    told = [telling for count in counts for telling in count.parts]
    return len({one.claim.report for one in told}) == 1 or not any(map(is_unnamed, told))


def _partitions(own: dict[str, Count]) -> Iterable[list[Count]]:
    forces = forces_of(own)
    if forces is not None:
        yield [*forces, *(own[group] for group in (CIVILIAN,) if group in own)]
    yield [own[group] for group in sorted(_BY_AGE_AND_SEX) if group in own]


def _holds(total: Count, counts: Iterable[Count]) -> bool:
    """Whether a sum is no less than any group that the origin counts: else it leaves people out."""
    return all(total.high >= count.high for count in counts)
