"""The policy `ucdp/1`: deaths by side, civilians and unknown, low ≤ best ≤ high (clauses U1 to U6)."""

from __future__ import annotations

from typing import Final

from marsad.tolls.counts.groups import ALL, CIVILIAN, by_origin, forces_of, is_force, less, with_any_total
from marsad.tolls.counts.origin_count import Count
from marsad.tolls.counts.readings import read_number
from marsad.tolls.policies.own_counts import OWN_COUNTS, SHOWN, VAGUE_SILENT
from marsad.tolls.policies.policy import Groups, Policy, Rule
from marsad.tolls.policies.ranges import BEST, settle_range

UNKNOWN: Final = "unknown"
RULES: Final = (
    *OWN_COUNTS,
    VAGUE_SILENT,
    Rule("range-over-origins", "U1", "low is the least and high the greatest of the origins' latest counts"),
    BEST,
    Rule("deaths-only", "U2", "deaths are counted, and nothing else"),
    Rule("by-side", "U2", "each side's forces, civilians, and all of them together"),
    Rule("unknown-is-the-rest", "U2", "an origin's total less the sides and civilians that it names"),
    Rule("original-source", "U6", "the original source counts, not who printed it"),
    *SHOWN,
)
CANNOT_DECIDE: Final = (
    "which side is a and which b: tolls are named by the party",
    "whether a low figure of the first hours was superseded by another origin's later one: it stays the low",
    "whether a source is reliable beyond its grade",
    "how many of several forces of one side are counted in each other: such a report gets no unknown and no sum",
    "event_clarity, where_prec and date_prec (U4, U5): they belong to the event, not to its toll",
    "what a vague quantity amounts to: no clause says it",
)


def by_side(groups: Groups) -> Groups:
    """The sides' forces, civilians, all together, and those whose side is unknown."""
    whole = with_any_total(groups)
    kept = {affected: counts for affected, counts in whole.items() if affected in (ALL, CIVILIAN)}
    for affected, counts in whole.items():
        forces = [count for count in counts if is_force(affected, count)]
        if forces and affected not in kept:
            kept[affected] = forces
    rest = [left for own in by_origin(groups).values() if (left := _unknown(own)) is not None]
    return {**kept, UNKNOWN: rest} if rest else kept


def _unknown(own: dict[str, Count]) -> Count | None:
    """An origin's total less all that it says who they were."""
    forces = forces_of(own)
    named = [*forces, *([own[CIVILIAN]] if CIVILIAN in own else [])] if forces is not None else []
    return less(own[ALL], named) if ALL in own and named else None


UCDP: Final = Policy(
    "ucdp/1",
    RULES,
    CANNOT_DECIDE,
    read_number,
    settle_range,
    groups=by_side,
    groups_rule="by-side",
    outcomes=frozenset({"killed"}),
    outcomes_rule="deaths-only",
)
