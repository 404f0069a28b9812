"""Numbers that somebody denies without saying what they count (`dismissed the 180 as a lie`, رقم 40 من أوهامهم)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from marsad.claims.sources.attribution import Attribution
from marsad.mentions.find import Mentions
from marsad.model.claim import Claim, Evidence, Quantity

DOUBT: Final = "outcome-carried"
_TOLD: Final = frozenset({"asserted", "confirmed", "alleged"})
_LEAST: Final = 2


def refused(claims: Sequence[Claim], mentions: Mentions, attribution: Attribution) -> Iterator[Claim]:
    """A denied figure for every such number that another source gave before it in the report."""
    told: dict[int, Claim] = {}
    for claim in claims:
        value = claim.quantity.value
        if value is not None and value >= _LEAST and claim.stance in _TOLD and not claim.part_of:
            told.setdefault(value, claim)
    if not told:
        return
    taken = _Taken(claims)
    for number in range(len(mentions)):
        for mention in mentions.numbers(number):
            of = told.get(mention.value or 0)
            if of is None or mention.value_high is not None:
                continue
            span = mentions.folded.span(mention.start, mention.end)
            start, end = mentions.bounds[number]
            evidence = Evidence(*mentions.folded.bounds(start, end))
            if evidence.start <= of.quantity.start or taken.touches(span.start, span.end):
                continue
            said = attribution.of(number, mention.first, mention.last)
            if said.stance != "denied" or not said.sources or _teller(said.sources) == _teller(of.sources or (None,)):
                continue
            yield replace(
                of,
                id=f"{span.start}-{span.end}-{of.outcome}",
                quantity=Quantity(span.start, span.end, span.text, mention.value, None, "exact"),
                sources=said.sources,
                stance="denied",
                persons=(),
                doubts=(DOUBT, *said.doubts),
                evidence=evidence,
            )


class _Taken:
    """The spans of numbers that claims have already: asked once for every number, so that time stays in step."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        spans = sorted((claim.quantity.start, claim.quantity.end) for claim in claims)
        self._starts = [start for start, _ in spans]
        self._reach = [*accumulate((end for _, end in spans), max)]
        """By span, the last end of it and of those before it."""

    def touches(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with a span."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start


def _teller(sources: Sequence[object]) -> object:
    last = sources[-1]
    return getattr(last, "party", None) or getattr(last, "text", None)
