"""What follows a verb of those told before it: what they lost or spent, whom they acted on."""

from __future__ import annotations

from marsad.claims.figures.figure import PERSON
from marsad.claims.figures.governing.state import Walk
from marsad.languages.entries import Match


def spends(walk: Walk, at: int, match: Match) -> bool:
    """Whether what was lost or spent follows a verb (فقدوا وظائفهم، قضوا أوقاتا): no known word, or one of theirs."""
    if not ("adjacent" in match.features or (match.sense == "missing" and "both" in match.features)):
        return False
    sentence = walk.sentence
    if sentence.at(at, "unit", "time") or sentence.at(at + 1, "unit", "time"):  # قضى 14 عاما
        return "adjacent" in match.features
    if not sentence.is_word(at) or at in sentence.phrases:
        return False
    return not sentence.words[at].kinds or sentence.has(at, "person", "pronoun") is not None


def acts_on(walk: Walk, at: int) -> bool:
    """Whether those told before a verb are its doers: its object follows it (جانيين قتلا أثيوبياً)."""
    figure = walk.by_token.get(at)
    if figure is not None:
        return figure.head_kind == PERSON
    return any(walk.sentence.has(at, kind, "accusative") is not None for kind in ("person", "demonym"))
