"""What sort of count a figure is: what comes on top of others, who died of wounds, whose bodies were found."""

from __future__ import annotations

from typing import Final, NamedTuple

from marsad.incidents.wordings import wording
from marsad.model.claim import Claim, Reading

_AROUND: Final = 60
"""Letters around a figure within which such words are its own."""


class Sort(NamedTuple):
    """What the words beside a figure say of it."""

    additional: bool
    from_wounded: bool
    found: bool


def sort_of(claim: Claim, reading: Reading) -> Sort:
    """The sort of a count by the words beside it; by the group's words alone where the report's text is not at hand."""
    language = reading.report.language
    senses = {said.sense for said in wording(_words_beside(claim, reading), language).counts}
    return Sort("additional" in senses, "from-wounded" in senses and claim.outcome == "killed", "found" in senses)


def _words_beside(claim: Claim, reading: Reading) -> str:
    text = reading.report.text
    quantity = claim.quantity
    if not text:
        return " ".join([quantity.text, claim.affected.text if claim.affected else ""])
    first = max(claim.evidence.start, quantity.start - _AROUND)
    last = min(claim.evidence.end, quantity.end + _AROUND)
    while first > claim.evidence.start and not text[first - 1].isspace():
        first -= 1
    while last < claim.evidence.end and not text[last].isspace():
        last += 1
    return text[first:last]
