"""People held whom other reports count as taken (`five prisoners in its hands`; `captured five`): one count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from marsad.incidents.ledger.groups import ALL
from marsad.model.incident import IncidentClaim
from marsad.model.vocabulary import Outcome

_TAKEN: Final[tuple[Outcome, ...]] = ("detained", "abducted")
_HELD: Final = "held"
_DETAINEE: Final = "detainee"
_SEVERAL: Final = 2
"""The least number that is no chance where it is told twice."""


def as_taken(claims: Sequence[IncidentClaim]) -> list[IncidentClaim]:
    """Claims in the order given, those of people held as of people taken, where another report counts as many taken.

    With one of a report's figures go the others of its origin: `three prisoners, not five`.
    """
    taken = {
        (claim.value, claim.report): claim.outcome
        for outcome in _TAKEN
        for claim in claims
        if claim.outcome == outcome and (claim.value or 0) >= _SEVERAL
    }
    become: dict[tuple[str, str], Outcome] = {}
    for claim in claims:
        if claim.outcome == _HELD:
            outcomes = {
                outcome for (value, report), outcome in taken.items() if value == claim.value and report != claim.report
            }
            if len(outcomes) == 1:
                become[claim.report, claim.origin] = next(iter(outcomes))
    if not become:
        return list(claims)
    return [
        _taken(claim, become[claim.report, claim.origin])
        if claim.outcome == _HELD and (claim.report, claim.origin) in become
        else claim
        for claim in claims
    ]


def _taken(claim: IncidentClaim, outcome: Outcome) -> IncidentClaim:
    """A figure of people held as one of people taken, of nobody in particular where they are only said to be held."""
    affected = ALL if claim.affected == _DETAINEE else claim.affected
    basis = "cumulative" if claim.basis == "standing" else claim.basis
    return replace(claim, outcome=outcome, affected=affected, basis=basis)
