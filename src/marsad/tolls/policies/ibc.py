"""The policy `ibc/1`: minimum and maximum of deaths and injuries, primary witnesses apart (clauses I1 to I4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from marsad.tolls.counts.groups import with_total
from marsad.tolls.counts.origin_count import Count
from marsad.tolls.counts.readings import read_number
from marsad.tolls.policies.grades import Denials
from marsad.tolls.policies.own_counts import OWN_COUNTS, SHOWN, VAGUE_SILENT
from marsad.tolls.policies.policy import Policy, Rule, Verdict
from marsad.tolls.policies.ranges import BEST, settle_range
from marsad.tolls.supersede import Fallen

APART: Final = "a primary witness, kept apart from the others' minimum and maximum"
RULES: Final = (
    *OWN_COUNTS,
    VAGUE_SILENT,
    Rule("range-over-origins", "I1", "the minimum and the maximum of the origins' latest counts"),
    Rule("deaths-and-injuries-only", "I1", "deaths and injuries are counted, and nothing else"),
    Rule("witnesses-apart", "I4", APART),
    BEST,
    *SHOWN,
)
CANNOT_DECIDE: Final = (
    "whether those counted are civilians, where no claim says so",
    "whether a figure of the first hours was superseded by another origin's later one: it stays the minimum",
    "whether two spellings are one victim (I2): names are kept in the claims, not resolved in tolls",
    "in which place of a standard table it happened (I3): that is the incident's place, not its toll",
    "whether a named person was a primary witness, where the report does not call them one",
    "what a vague quantity amounts to: no clause says it",
)


def settle(counts: Sequence[Count], denials: Denials) -> Verdict:
    """Minimum and maximum without witnesses, where anybody else counts; else of the witnesses, and it says so."""
    others = [count for count in counts if not _is_witness(count)]
    if not others:
        return replace(settle_range(counts, denials, "witnesses"), rules=("range-over-origins", "witnesses-apart"))
    verdict = settle_range(others, denials)
    by = verdict.standing[-1]
    apart = {count.origin: Fallen(count, by, APART) for count in counts if _is_witness(count)}
    rules = (*verdict.rules, "witnesses-apart") if apart else verdict.rules
    return replace(verdict, fallen={**verdict.fallen, **apart}, rules=rules)


def _is_witness(count: Count) -> bool:
    return count.last.claim.origin_kind == "witness"


IBC: Final = Policy(
    "ibc/1",
    RULES,
    CANNOT_DECIDE,
    read_number,
    settle,
    groups=with_total,
    groups_rule="derived",
    outcomes=frozenset({"killed", "injured"}),
    outcomes_rule="deaths-and-injuries-only",
)
