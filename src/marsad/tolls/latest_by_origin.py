"""The policy `latest-by-origin/1`: each origin's latest count; low and high are those not overtaken or withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.tolls.grades import Denials, best_of
from marsad.tolls.origin_count import Count
from marsad.tolls.policy import Policy, Verdict
from marsad.tolls.readings import read_number
from marsad.tolls.supersede import fallen_of
from marsad.tolls.telling import TIERS


def settle(counts: Sequence[Count], denials: Denials) -> Verdict:
    """Low and high over the counts that no other overtakes, best the best-graded among them."""
    tiered = of_best_tier(counts)
    fallen = fallen_of(tiered) if tiered[0].tier == "whole" else {}
    standing = tuple(count for count in tiered if count.origin not in fallen)
    best, grade = best_of(standing, denials)
    low, high = min(c.low for c in standing), max(c.high for c in standing)
    return Verdict(low, best.low, high, standing, fallen, grade, flags_of(standing))


def of_best_tier(counts: Sequence[Count]) -> list[Count]:
    """The counts of the whole; where there are none, those of a state; else those of parts."""
    return next(found for tier in TIERS if (found := [count for count in counts if count.tier == tier]))


def flags_of(standing: Sequence[Count]) -> tuple[str, ...]:
    """What must be told with a figure: one source, a sum that nobody stated, a state or part in the whole's stead."""
    found = {
        "one-source": len(standing) == 1,
        "derived": any(count.derived for count in standing),
        "standing": standing[0].tier == "standing",
        "partial": standing[0].tier == "partial",
        "backlog": any(part.claim.backlog for count in standing for part in count.parts),
        "open-above": any(part.claim.qualifier in ("more_than", "at_least") for c in standing for part in c.parts),
    }
    return tuple(sorted(flag for flag, holds in found.items() if holds))


LATEST_BY_ORIGIN = Policy("latest-by-origin/1", (), (), read_number, settle)
