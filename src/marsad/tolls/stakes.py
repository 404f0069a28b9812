"""What of a toll hangs on a figure: how the tolls of an incident would end with other claims than its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from marsad.model.incident import Incident, IncidentClaim
from marsad.model.review import Bounds, Stake
from marsad.model.vocabulary import Outcome
from marsad.tolls.policies.known import POLICIES
from marsad.tolls.policies.policy import Policy
from marsad.tolls.timeline import Board, claims_until

Series = tuple[Outcome, str]
"""An outcome and a group."""
Change = Callable[[IncidentClaim], IncidentClaim | None]
"""What a claim would be; None where it would count nowhere."""


class Stakes:
    """The tolls of one incident as they end under a policy, and as they would with some of its claims changed."""

    def __init__(self, incident: Incident, policy: Policy | str) -> None:
        self._policy = POLICIES[policy] if isinstance(policy, str) else policy
        self._claims: dict[Outcome, list[IncidentClaim]] = {}
        for claim in claims_until(incident, None):
            if not claim.rejected and self._policy.counts(claim.outcome):
                self._claims.setdefault(claim.outcome, []).append(claim)
        self._now: dict[Outcome, dict[Series, Bounds]] = {}

    def now(self) -> dict[Series, Bounds]:
        """Every toll as it ends; what people rejected counts nowhere."""
        return {series: bounds for outcome in self._claims for series, bounds in self._ends(outcome).items()}

    def if_rejected(self, claims: Collection[str]) -> tuple[Stake, ...]:
        """What would change if some claims counted nowhere."""
        return self._changed(claims, lambda claim: None)

    def if_accepted(self, claims: Collection[str]) -> tuple[Stake, ...]:
        """What would change if the doubts about some claims were settled: they count as they were read."""
        return self._changed(claims, lambda claim: replace(claim, doubts=()))

    def _changed(self, ids: Collection[str], change: Change) -> tuple[Stake, ...]:
        wanted = frozenset(ids)
        found: list[Stake] = []
        for outcome, claims in self._claims.items():
            if any(claim.id in wanted for claim in claims):
                made = (change(claim) if claim.id in wanted else claim for claim in claims)
                then = _ends(outcome, (claim for claim in made if claim is not None), self._policy)
                found += compared(self._ends(outcome), then)
        return tuple(sorted(found, key=_order))

    def _ends(self, outcome: Outcome) -> dict[Series, Bounds]:
        if outcome not in self._now:
            self._now[outcome] = _ends(outcome, self._claims[outcome], self._policy)
        return self._now[outcome]


def ends(incident: Incident, policy: Policy | str) -> dict[Series, Bounds]:
    """The tolls of an incident as they end."""
    return Stakes(incident, policy).now()


def compared(now: Mapping[Series, Bounds], then: Mapping[Series, Bounds]) -> tuple[Stake, ...]:
    """The tolls that are not the same, the one that changes most first."""
    stakes = [Stake(*series, now.get(series), then.get(series)) for series in {*now, *then}]
    return tuple(sorted((stake for stake in stakes if stake.now != stake.then), key=_order))


def _order(stake: Stake) -> tuple[int, str, bool, str]:
    return -stake.change, stake.outcome, stake.affected != "all", stake.affected


def _ends(outcome: Outcome, claims: Iterable[IncidentClaim], policy: Policy) -> dict[Series, Bounds]:
    board = Board(policy)
    for claim in claims:
        board.take(claim)
    verdicts = board.verdicts(outcome).items()
    return {(outcome, affected): Bounds(one.low, one.best, one.high) for affected, one in verdicts}
