"""The policy `latest-by-origin/1`: each origin's latest count; low and high are those not overtaken or withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.tolls import reasons
from marsad.tolls.counts.groups import with_total
from marsad.tolls.counts.origin_count import Count
from marsad.tolls.counts.readings import read_number
from marsad.tolls.flags import flags_of
from marsad.tolls.policies.default import DEFAULT
from marsad.tolls.policies.grades import Denials, best_of
from marsad.tolls.policies.own_counts import OWN_COUNTS, SHOWN, VAGUE_SILENT
from marsad.tolls.policies.policy import Policy, Rule, Verdict, of_best_tier
from marsad.tolls.supersede import fallen_of

RULES: Final = (
    *OWN_COUNTS,
    VAGUE_SILENT,
    Rule("overtaken-by-later-higher", "M2", reasons.HIGHER),
    Rule("party-overtakes-own-losses-only", "M2", reasons.PARTISAN),
    Rule("low-and-high", "E2", "the least and the greatest figure not overtaken or withdrawn"),
    Rule("best", "E2", "the best-graded figure; then that of more origins, the latest, the lower"),
    Rule("grade", "W1", "how well the best figure is supported"),
    *SHOWN,
)
CANNOT_DECIDE: Final = (
    "whether two origins share one unnamed source of their own",
    "whether a part of a place known by its words alone lies in another",
    "whether an origin's lower figure corrects its earlier one or counts something narrower that its words do not say",
    "which of two origins that never speak again is right: both stay in the range",
    "what a vague quantity amounts to",
    "how many an estimate would add to what is documented: estimates are never added",
)


def settle(counts: Sequence[Count], denials: Denials) -> Verdict:
    """Low and high over the counts that no other overtakes, best the best-graded among them."""
    tiered = of_best_tier(counts)
    fallen = fallen_of(tiered)
    standing = tuple(count for count in tiered if count.origin not in fallen)
    best, grade = best_of(standing, denials)
    low, high = min(c.low for c in standing), max(c.high for c in standing)
    return Verdict(low, best.low, high, standing, fallen, grade, flags_of(standing), ("low-and-high", "best"))


LATEST_BY_ORIGIN: Final = Policy(
    DEFAULT, RULES, CANNOT_DECIDE, read_number, settle, groups=with_total, groups_rule="derived"
)
