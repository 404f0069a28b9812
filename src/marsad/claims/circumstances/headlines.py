"""When what a headline tells happened, where the text under it tells the same figure with its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.model.claim import Claim

_INFERRED = "date-inferred"
_LEAST = 2
"""From how many on the same number told twice is no chance."""


def date_headline(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims, those of the first line dated by the first claim below it that tells the same and names its day."""
    end = text.find("\n")
    if end < 0 or not claims or claims[0].quantity.start > end:
        return list(claims)
    below = [claim for claim in claims if claim.quantity.start > end]
    return [_dated(claim, below) if claim.quantity.start < end else claim for claim in claims]


def _dated(claim: Claim, below: Sequence[Claim]) -> Claim:
    if _INFERRED not in claim.doubts or (claim.quantity.value or 0) < _LEAST:
        return claim
    same = next((other for other in below if _tells_the_same(claim, other)), None)
    if same is None or same.when is None or same.doubts:
        return claim
    return replace(claim, when=same.when, doubts=tuple(doubt for doubt in claim.doubts if doubt != _INFERRED))


def _tells_the_same(claim: Claim, other: Claim) -> bool:
    one, two = claim.quantity, other.quantity
    return (claim.outcome, one.value, one.value_high) == (other.outcome, two.value, two.value_high)
