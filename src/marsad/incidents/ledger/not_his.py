"""Numbers that an origin sets its own against (`46, not the hundred going round`): not taken back but denied."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from marsad.incidents.ledger.rounded import is_near
from marsad.model.incident import IncidentClaim

_NOBODY: Final = frozenset({"anonymous", "witness"})
_TELLING: Final = 10
"""The least value that tells by itself which figure is meant."""
_TOLD: Final = frozenset({"asserted", "confirmed", "alleged"})


def denials_of_others(claims: Iterable[IncidentClaim]) -> list[IncidentClaim]:
    """Figures in the order given; those that their origin never told and another one had, as denied by it.

    A number that one who gave it took back himself is that correction told again under another name, not denied.
    """
    told = list(claims)
    own = {(claim.origin, claim.outcome, claim.value) for claim in told if claim.stance in _TOLD}
    back = {(claim.outcome, claim.value) for claim in told if _is_own(claim, own)}
    given: dict[tuple[str, str], list[IncidentClaim]] = {}
    for claim in told:
        if claim.stance in _TOLD and claim.origin_kind is not None and claim.value:
            given.setdefault((claim.outcome, claim.affected), []).append(claim)
    return [
        replace(claim, stance="denied")
        if claim.stance == "retracted" and (claim.outcome, claim.value) not in back and _is_of_another(claim, given)
        else claim
        for claim in told
    ]


def _is_own(claim: IncidentClaim, own: Collection[tuple[str, str, int | None]]) -> bool:
    """Whether a figure is taken back by an origin that had told it."""
    return claim.stance == "retracted" and (claim.origin, claim.outcome, claim.value) in own


def _is_of_another(claim: IncidentClaim, given: dict[tuple[str, str], list[IncidentClaim]]) -> bool:
    """Whether a figure is another origin's, or a round number for it, and never was its own."""
    if claim.origin_kind is None or claim.origin_kind in _NOBODY or (claim.value or 0) < _TELLING:
        return False
    before = [
        other
        for other in given.get((claim.outcome, claim.affected), ())
        if other.appeared < claim.appeared and is_near(claim, other)
    ]
    return bool(before) and all(other.origin != claim.origin for other in before)
