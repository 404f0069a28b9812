"""A range over origins' latest counts: the least and the greatest, with no origin overtaking another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.tolls.counts.origin_count import Count
from marsad.tolls.flags import flags_of
from marsad.tolls.policies.grades import Denials, best_of
from marsad.tolls.policies.policy import Rule, Verdict, of_best_tier
from marsad.tolls.supersede import additions_alone, fallen_of

BEST: Final = Rule(
    "best", "E2", "the preferred source: the best-graded figure; then that of more origins, the latest, the lower"
)


def settle_range(counts: Sequence[Count], denials: Denials, *flags: str) -> Verdict:
    """The lowest and highest of all origins' latest counts, and the best-graded one between them."""
    tiered = of_best_tier(counts)
    fallen = additions_alone(tiered)
    standing = tuple(count for count in tiered if count.origin not in fallen)
    overtaken = fallen_of(tiered)
    best, grade = best_of([count for count in standing if count.origin not in overtaken], denials)
    low, high = min(c.low for c in standing), max(c.high for c in standing)
    rules = ("range-over-origins", "best")
    return Verdict(low, best.low, high, standing, fallen, grade, flags_of(standing, *flags), rules)
