"""Where two policies make different tolls of one incident, and by which of their rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from marsad.model.incident import Incident
from marsad.model.toll import Toll
from marsad.model.vocabulary import Outcome
from marsad.tolls.explain import Reason, board_at, reasons_of
from marsad.tolls.policies.known import POLICIES
from marsad.tolls.policies.policy import Policy, Rule
from marsad.tolls.resolve import resolve


@dataclass(frozen=True, slots=True)
class Parting:
    """A claim of which two policies make something else; None where one never looks at it."""

    claim: str
    one: Reason | None
    other: Reason | None


@dataclass(frozen=True, slots=True)
class Side:
    """One policy's last toll of an outcome and group (None where it gives none) and the rules that only it applied."""

    policy: str
    toll: Toll | None
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """An outcome and group whose low, best or high two policies take differently."""

    outcome: Outcome
    affected: str
    one: Side
    other: Side
    claims: tuple[Parting, ...]


def compare(
    incident: Incident, one: Policy | str, other: Policy | str, as_of: datetime | None = None
) -> tuple[Difference, ...]:
    """Where the last tolls of an incident differ between two policies, in the order of outcome and group."""
    policies = [POLICIES[each] if isinstance(each, str) else each for each in (one, other)]
    last = [_last(incident, policy, as_of) for policy in policies]
    found = []
    for outcome, affected in sorted({*last[0], *last[1]}):
        tolls = [tolls.get((outcome, affected)) for tolls in last]
        if _bounds(tolls[0]) != _bounds(tolls[1]):
            found.append(_difference(incident, policies, tolls, outcome, affected, as_of))
    return tuple(found)


def _last(incident: Incident, policy: Policy, as_of: datetime | None) -> dict[tuple[Outcome, str], Toll]:
    return {(toll.outcome, toll.affected): toll for toll in resolve(incident, policy, as_of)}


def _bounds(toll: Toll | None) -> tuple[int, int, int] | None:
    return (toll.low, toll.best, toll.high) if toll is not None else None


def _difference(
    incident: Incident,
    policies: list[Policy],
    tolls: list[Toll | None],
    outcome: Outcome,
    affected: str,
    as_of: datetime | None,
) -> Difference:
    told = [_applied(incident, p, t, outcome, affected, as_of) for p, t in zip(policies, tolls, strict=True)]
    names = [{rule.name: rule for rule in rules} for rules, _ in told]
    only = [tuple(own[name] for name in sorted(own.keys() - rest.keys())) for own, rest in (names, names[::-1])]
    one, other = told[0][1], told[1][1]
    claims = tuple(
        Parting(claim, one.get(claim), other.get(claim))
        for claim in sorted({*one, *other})
        if _fate(one.get(claim)) != _fate(other.get(claim))
    )
    sides = [Side(p.id, t, rules) for p, t, rules in zip(policies, tolls, only, strict=True)]
    return Difference(outcome, affected, sides[0], sides[1], claims)


def _fate(reason: Reason | None) -> tuple[bool, str, str | None] | None:
    return (reason.counts, reason.why, reason.by) if reason is not None else None


def _applied(
    incident: Incident, policy: Policy, toll: Toll | None, outcome: Outcome, affected: str, as_of: datetime | None
) -> tuple[list[Rule], dict[str, Reason]]:
    """The rules that a policy applied to a toll, or by which it gives none, and what it made of the claims."""
    if not policy.counts(outcome):
        return [policy.rule(policy.outcomes_rule)] if policy.outcomes_rule else [], {}
    if toll is None:
        return [policy.rule(policy.groups_rule)], {}
    board = board_at(incident, policy, None, as_of)
    verdict = board.verdict(outcome, affected)
    found = reasons_of(board, toll, verdict)
    names = {reason.rule for reason in found.values() if reason.rule is not None}
    if verdict is not None:
        names.update(verdict.rules)
        names.update([policy.groups_rule] if any(count.derived for count in verdict.standing) else [])
    return [policy.rule(name) for name in sorted(names)], found
