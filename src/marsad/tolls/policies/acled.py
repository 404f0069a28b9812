"""The policy `acled/1`: one number of reported fatalities, the lowest where reports differ (clauses A1 to A4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.model.incident import IncidentClaim
from marsad.tolls import reasons
from marsad.tolls.counts.amounts import amount_of
from marsad.tolls.counts.groups import ALL, with_any_total
from marsad.tolls.counts.origin_count import Count
from marsad.tolls.counts.readings import read_number
from marsad.tolls.counts.series import Value
from marsad.tolls.flags import flags_of
from marsad.tolls.policies.grades import Denials, best_of
from marsad.tolls.policies.own_counts import OWN_COUNTS, SHOWN
from marsad.tolls.policies.policy import Groups, Policy, Rule, Verdict, of_best_tier
from marsad.tolls.supersede import fallen_of

RULES: Final = (
    *OWN_COUNTS,
    Rule("most-conservative", "A1", "where reports differ, the lowest figure that still stands"),
    Rule("dispute-noted", "A1", "figures that differ are noted as a dispute"),
    Rule("vague-amounts", "A2", "tens are 10, dozens 12, hundreds 100; they revise no number"),
    Rule("revised-upward", "A3", reasons.HIGHER),
    Rule("revised-downward", "A3", "an origin's own later figure replaces its earlier one, lower or higher"),
    Rule("reported-not-verified", "A4", "the number is what was reported, not what was verified"),
    Rule("one-number", "A1", "one number of fatalities an event, not by group: its total, else its greatest group"),
    Rule("fatalities-only", "A4", "reported fatalities are counted, and nothing else"),
    *SHOWN,
)
CANNOT_DECIDE: Final = (
    "dozens from tens in a language whose pack does not tell them apart: both are 10, the lower",
    "what several, many or thousands amount to: no clause says it",
    "how fatalities of several days or places are shared out among events",
    "which source is most reliable in its surroundings",
    "injuries and every other outcome: fatalities alone are counted",
)


def read_amount(claim: IncidentClaim) -> Value | None:
    """The number as given; tens as 10, dozens as 12, hundreds as 100."""
    amount = amount_of(claim)
    return (amount, amount) if amount is not None else read_number(claim)


def one_number(groups: Groups) -> Groups:
    """The total of the event, and no other group."""
    totals = with_any_total(groups).get(ALL, ())
    return {ALL: totals} if totals else {}


def settle(counts: Sequence[Count], denials: Denials) -> Verdict:
    """The lowest figure that no later and higher one revised, with the dispute noted."""
    tiered = of_best_tier(counts)
    fallen = fallen_of(tiered, able=_is_a_number)
    standing = tuple(count for count in tiered if count.origin not in fallen)
    _, grade = best_of(standing, denials)
    number = min(count.low for count in standing)
    differ = len(standing) > 1 and number < max(count.high for count in standing)
    flags = flags_of(standing, "reported", *(("disputed",) if differ else ()))
    vague = () if all(map(_is_a_number, standing)) else ("vague-amounts",)
    rules = ("most-conservative", "one-number", *vague, *(("dispute-noted",) if differ else ()))
    return Verdict(number, number, number, standing, fallen, grade, flags, rules)


def _is_a_number(count: Count) -> bool:
    """Whether a count names a number: what a vague quantity is taken for revises none."""
    return all(part.claim.value is not None for part in count.parts)


ACLED: Final = Policy(
    "acled/1",
    RULES,
    CANNOT_DECIDE,
    read_amount,
    settle,
    groups=one_number,
    groups_rule="one-number",
    outcomes=frozenset({"killed"}),
    outcomes_rule="fatalities-only",
)
