"""A policy: named, versioned rules by which the claims of an incident become tolls."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from marsad.model.incident import IncidentClaim
from marsad.model.toll import Grade
from marsad.model.vocabulary import Outcome
from marsad.tolls.counts.origin_count import Count
from marsad.tolls.counts.series import Value
from marsad.tolls.counts.telling import TIERS
from marsad.tolls.policies.grades import Denials
from marsad.tolls.supersede import Fallen

Groups = Mapping[str, Sequence[Count]]
"""What every origin counts of one outcome, by the group affected."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a policy: its name, the clause that it comes from (docs/policies.md), and what it says."""

    name: str
    clause: str
    says: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a policy makes of the counts of one group: the bounds, whose figures give them, and which fell."""

    low: int
    best: int
    high: int
    standing: tuple[Count, ...]
    fallen: Mapping[str, Fallen]
    grade: Grade
    flags: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    """The names of the rules by which the bounds were taken."""


def of_best_tier(counts: Sequence[Count]) -> list[Count]:
    """The counts of the whole; where there are none, those of a state; else those of parts."""
    return next(found for tier in TIERS if (found := [count for count in counts if count.tier == tier]))


@dataclass(frozen=True, slots=True)
class Policy:
    """Rules with a name and version (`latest-by-origin/1`), and what they cannot decide.

    `read` gives what a claim's number is taken as (None where it bounds nothing), `settle` what the counts of one group
    come to, `groups` which groups get a toll, with the counts of those that nobody named, and `groups_rule` the rule
    behind that; `outcomes` what is counted (None for every outcome), and `outcomes_rule` the rule behind that.
    """

    id: str
    rules: tuple[Rule, ...]
    cannot_decide: tuple[str, ...]
    read: Callable[[IncidentClaim], Value | None]
    settle: Callable[[Sequence[Count], Denials], Verdict]
    groups: Callable[[Groups], Groups]
    groups_rule: str
    outcomes: frozenset[Outcome] | None = None
    outcomes_rule: str | None = None

    def counts(self, outcome: Outcome) -> bool:
        """Whether an outcome is counted at all."""
        return self.outcomes is None or outcome in self.outcomes

    def rule(self, name: str) -> Rule:
        """The rule of a name."""
        return next(rule for rule in self.rules if rule.name == name)

    def rules_saying(self, why: str) -> tuple[Rule, ...]:
        """The rules whose reason a sentence is."""
        return tuple(rule for rule in self.rules if rule.says == why)
