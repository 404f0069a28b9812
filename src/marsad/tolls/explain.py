"""Why a toll is what it is: which claims gave each bound, and of every other claim why it did not count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from marsad.model.incident import Incident
from marsad.model.toll import Toll
from marsad.tolls import reasons
from marsad.tolls.counts.origin_count import Count
from marsad.tolls.counts.series import Series
from marsad.tolls.policies.default import DEFAULT
from marsad.tolls.policies.known import POLICIES
from marsad.tolls.policies.policy import Policy, Verdict
from marsad.tolls.timeline import Board, claims_until, day_of

_LAST: Final = "~"
"""Sorts after every day."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What became of one claim: whether it counts, why (not), by which other claim, and the rule's name and clause."""

    claim: str
    counts: bool
    why: str
    by: str | None = None
    rule: str | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """One of low, best and high, with the claims that give it."""

    name: str
    value: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A toll with the claims behind each bound, every claim's fate, and the rules by which the bounds were taken."""

    toll: Toll
    policy: str
    bounds: tuple[Bound, ...]
    claims: tuple[Reason, ...]
    rules: tuple[str, ...]


def explain(
    toll: Toll, incident: Incident, policy: Policy | str = DEFAULT, as_of: datetime | None = None
) -> Explanation:
    """Why a toll of an incident under a policy is what it is; `as_of` is the instant that it was resolved for."""
    named = POLICIES[policy] if isinstance(policy, str) else policy
    return _explained(toll, board_at(incident, named, toll.as_of, as_of))


def explain_each(
    tolls: Iterable[Toll], incident: Incident, policy: Policy | str = DEFAULT, as_of: datetime | None = None
) -> dict[tuple[str, str], Explanation]:
    """The same of several tolls of an incident, by outcome and group; what was known on a day is brought up once."""
    named = POLICIES[policy] if isinstance(policy, str) else policy
    boards: dict[str | None, Board] = {}
    found: dict[tuple[str, str], Explanation] = {}
    for toll in tolls:
        if toll.as_of not in boards:
            boards[toll.as_of] = board_at(incident, named, toll.as_of, as_of)
        found[toll.outcome, toll.affected] = _explained(toll, boards[toll.as_of])
    return found


def _explained(toll: Toll, board: Board) -> Explanation:
    verdict = board.verdict(toll.outcome, toll.affected)
    found = reasons_of(board, toll, verdict)
    return Explanation(
        toll,
        board.policy.id,
        tuple(_bounds(toll, verdict)) if verdict is not None else (),
        tuple(found[claim] for claim in sorted(found)),
        verdict.rules if verdict is not None else (),
    )


def board_at(incident: Incident, policy: Policy, day: str | None, as_of: datetime | None) -> Board:
    """All series of an incident as known at the end of a day; without one, of all its claims."""
    board = Board(policy)
    for claim in claims_until(incident, as_of):
        if (day is None or (day_of(claim) or _LAST) <= day) and policy.counts(claim.outcome):
            board.take(claim)
    return board


def reasons_of(board: Board, toll: Toll, verdict: Verdict | None) -> dict[str, Reason]:
    """What became of every claim of a toll's outcome and group, and of those of other groups that it is made of."""
    series = board.outcomes.get(toll.outcome, {}).get(toll.affected)
    told = {claim: (False, why, by) for claim, why, by in _not_counted(series)} if series is not None else {}
    for fall in verdict.fallen.values() if verdict is not None else ():
        told.update({part.id: (False, fall.why, fall.by.last.id) for part in fall.count.parts})
    for count in verdict.standing if verdict is not None else ():
        told.update({part.id: (True, reasons.COUNTED, None) for part in count.parts})
    return {claim: _reason(board.policy, claim, *what) for claim, what in told.items()}


def _not_counted(series: Series) -> Iterator[tuple[str, str, str | None]]:
    """Claims of a group that are in no origin's count, or in one that bounds nothing: id, why, by which."""
    apart = [part for count in series.counts() if count.tier != "whole" for part in count.parts]
    yield from ((part.id, _apart(part.tier), None) for part in (*apart, *series.unused()))
    yield from ((claim, why, None) for claim, why in series.silent.items())
    yield from ((claim, fate.why, fate.by) for claim, fate in series.fates().items())


def _apart(tier: str) -> str:
    return reasons.PARTIAL if tier == "partial" else reasons.STANDING


def _reason(policy: Policy, claim: str, counts: bool, why: str, by: str | None) -> Reason:
    rule = next(iter(policy.rules_saying(why)), None)
    return Reason(claim, counts, why, by, rule.name if rule else None, rule.clause if rule else None)


def _bounds(toll: Toll, verdict: Verdict) -> Iterator[Bound]:
    """The bounds with the claims of the counts that give them."""
    yield Bound("low", toll.low, _claims(count for count in verdict.standing if count.low == toll.low))
    yield Bound("best", toll.best, _claims(count for count in verdict.standing if toll.best in (count.low, count.high)))
    yield Bound("high", toll.high, _claims(c for c in verdict.standing if toll.high in (c.high, c.low)))


def _claims(counts: Iterator[Count]) -> tuple[str, ...]:
    return tuple(sorted({part.id for count in counts for part in count.parts}))
