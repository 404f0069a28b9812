"""Where one clause of a sentence ends and another begins, for what is told of a figure beside it."""

from __future__ import annotations

from marsad.text.tokens import Sentence


def clause_between(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a new clause begins between two tokens; one that tells a result (ما أدى إلى) goes on from the other."""
    return any(
        longest.sense == "clause" and ("result" not in longest.features or longest.prefix > 0)
        for _, longest in sentence.find("particle", first + 1, last - 1)
    )
