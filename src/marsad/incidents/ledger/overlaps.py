"""Totals that count some people twice: a part inside a figure, and once more beside it.

`121 = 77 + 40 + 4` in one report of a count, `374 + 121 + 4 = 499` in another one of the same: the four are in the 121.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from marsad.incidents.doubts import OVERLAP
from marsad.incidents.ledger.groups import ALL
from marsad.model.incident import IncidentClaim

_LEAST: Final = 10
"""The least total that is no other one by chance."""
_UNTOLD: Final = frozenset({"denied", "retracted", "hypothetical"})

_Figure = tuple[str, int]
"""A group and how many of it."""


def with_overlaps(claims: Iterable[IncidentClaim]) -> list[IncidentClaim]:
    """The figures of an incident; totals with a doubt in which their origin's part is counted twice."""
    told = list(claims)
    counts: dict[tuple[str, str], list[IncidentClaim]] = {}
    for claim in told:
        if claim.origin_kind is not None and claim.value and claim.stance not in _UNTOLD and claim.value_high is None:
            counts.setdefault((claim.origin, claim.outcome), []).append(claim)
    twice = {total for count in counts.values() if len(count) > 1 for total in _twice(count)}
    return [
        replace(claim, doubts=tuple(sorted({*claim.doubts, OVERLAP}))) if claim.id in twice else claim for claim in told
    ]


def _twice(count: list[IncidentClaim]) -> Iterator[str]:
    """The ids of an origin's totals of one outcome that exceed another of its totals by a part that is in another."""
    within = _within(count)
    totals = {claim.value for claim in count if claim.affected == ALL}
    beside: dict[str, set[_Figure]] = {}
    for claim in count if within else ():
        beside.setdefault(claim.report, set()).add((claim.affected, claim.value or 0))
    for claim in count if within else ():
        value = claim.value or 0
        if claim.affected == ALL and value >= _LEAST and claim.part_of is None:
            told = beside[claim.report]
            if any(value - part[1] in totals and {part, whole} <= told for part, whole in within):
                yield claim.id


def _within(count: list[IncidentClaim]) -> set[tuple[_Figure, _Figure]]:
    """Each figure that a telling gives as a part of another one, of a group that is not all, with that one."""
    of = {claim.id: claim for claim in count}
    return {
        ((part.affected, part.value or 0), (whole.affected, whole.value or 0))
        for part in count
        if (whole := of.get(part.part_of or "")) is not None
        and whole.affected not in (ALL, part.affected)
        and (part.value or 0) < (whole.value or 0)
    }
