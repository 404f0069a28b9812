"""A claim in a list: what it counts, who says so, how surely, what was ruled; its words are on its report's page."""

from __future__ import annotations

from marsad.interface import phrases
from marsad.interface.phrases import amount
from marsad.interface.record_phrases import Names
from marsad.model.claim import Claim
from marsad.model.vocabulary import QUALIFIERS
from marsad.record.index.models import Figure


def claim_of(id_: str, claim: Claim, figure: Figure | None, names: Names) -> dict[str, object]:
    """A claim as it counts where it counts, else as it was read: then it is of no incident."""
    if figure is not None:
        return figure_of(figure, names) | {"doubts": [names.labels.word("doubt", doubt) for doubt in claim.doubts]}
    labels = names.labels
    return {
        "id": id_,
        "value": phrases.quantity(claim.quantity, labels),
        "series": labels.word("outcome", claim.outcome),
        "who": phrases.chain(claim.sources, labels, noted=False),
        "stance": labels.word("stance", claim.stance),
        "asserted": claim.stance == "asserted",
        "doubts": [labels.word("doubt", doubt) for doubt in claim.doubts],
    }


def figure_of(figure: Figure, names: Names) -> dict[str, object]:
    """A figure as it counts in its incident."""
    labels = names.labels
    return {
        "id": figure.claim,
        "incident": figure.incident,
        "day": figure.day,
        "value": _value(figure, names),
        "series": names.series(figure.outcome, figure.affected),
        "who": names.origin(figure.origin),
        "origin": figure.origin,
        "stance": labels.word("stance", figure.stance),
        "asserted": figure.stance == "asserted",
        "rejected": figure.rejected,
        "ruled": figure.ruled,
        "copied": figure.copied,
        "corrected": figure.corrected,
        "contradicted": figure.contradicted,
    }


def _value(figure: Figure, names: Names) -> str:
    value, high = (int(said) if said is not None else None for said in (figure.value, figure.value_high))
    return next(amount(value, high, said, names.labels) for said in QUALIFIERS if said == figure.qualifier)
