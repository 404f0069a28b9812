"""When what a headline tells happened, where the text under it tells the same figure with its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from marsad.model.claim import Claim

Figure = tuple[str, int | None, int | None]

_INFERRED = "date-inferred"
_LEAST = 2
"""From how many on the same number told twice is no chance."""


def date_headline(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims, those of the first line dated by the first claim below it that tells the same and names its day."""
    end = text.find("\n")
    if end < 0 or not claims or claims[0].quantity.start > end:
        return list(claims)
    below: dict[Figure, Claim] = {}
    for claim in claims:
        if claim.quantity.start > end:
            below.setdefault(_figure(claim), claim)
    return [_dated(claim, below) if claim.quantity.start < end else claim for claim in claims]


def _dated(claim: Claim, below: Mapping[Figure, Claim]) -> Claim:
    if _INFERRED not in claim.doubts or (claim.quantity.value or 0) < _LEAST:
        return claim
    same = below.get(_figure(claim))
    if same is None or same.when is None or same.doubts:
        return claim
    return replace(claim, when=same.when, doubts=tuple(doubt for doubt in claim.doubts if doubt != _INFERRED))


def _figure(claim: Claim) -> Figure:
    """What two claims that tell the same have in common."""
    return claim.outcome, claim.quantity.value, claim.quantity.value_high
