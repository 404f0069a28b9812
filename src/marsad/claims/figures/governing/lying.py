"""Who still lies under what fell on him: words that complete a figure (`ومسعفان لا يزالان تحت الركام`)."""

from __future__ import annotations

from marsad.claims.figures.governing.state import Walk
from marsad.languages.entries import Match


def is_told_how(walk: Walk, at: int, match: Match) -> bool:
    """Whether a word right before tells in what state they are where they lie (عالقين تحت الركام)."""
    return "near" in match.features and "outcome" in walk.sentence.words[at - 1].kinds


def is_right_after(walk: Walk, first: int, at: int) -> bool:
    """Whether nothing but that it still is so stands before a word that completes (مسعفان لا يزالان تحت الركام)."""
    still = walk.sentence.has(first, "carrier", "ambiguous") if first < at else None
    return first == at or (still is not None and still.sense == "still-there" and first + still.size == at)
