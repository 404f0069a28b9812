"""One body that is found: it stands for one dead where nobody is named for it (عثر الأهالي على جثة في الحقل)."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.governing.signals import STOPS
from marsad.claims.figures.governing.state import Governor, Walk, assign
from marsad.claims.figures.single_figures import named_figure, single_figure

_FOUND: Final = 8
"""Tokens between a verb of finding and the body."""
_WHOSE: Final = frozenset({"person", "outcome", "demonym", "party", "naming", "numeral", "office"})


def take_body(walk: Walk, governor: Governor) -> None:
    """Count a body that was found as one killed, where the words after it tell of nobody whose it is."""
    at = governor.last
    if "body" not in governor.match.features or not _is_alone(walk, at + 1) or not _is_found(walk, governor):
        return
    figure = single_figure(walk.sentence, at, walk.number)
    if figure is None or figure.own != governor.outcome or figure.clitic:
        return
    if walk.sentence.has(at, "outcome", "article") is not None:
        return
    assign(walk, figure, governor.outcome, governor.first, governor.last, "body-found")
    governor.figure = figure


def _is_alone(walk: Walk, after: int) -> bool:
    """Whether no person, name or number follows; an adjective of the body may (جثة متفحمة)."""
    sentence = walk.sentence
    if after in walk.by_token or sentence.is_number(after):
        return False
    if not sentence.is_word(after):
        return True
    word = sentence.words[after]
    if word.definite or not word.kinds.isdisjoint(_WHOSE):
        return False
    return word.form[-1] == sentence.words[after - 1].form[-1] or named_figure(sentence, after, walk.number) is None


def _is_found(walk: Walk, governor: Governor) -> bool:
    """Whether a body is said to be found: in the phrase that names it, or by a verb before it."""
    if governor.match.size > 1:
        return True
    for at in range(governor.first - 1, max(governor.first - 1 - _FOUND, -1), -1):
        if walk.sentence.form(at) in STOPS:
            return False
        if walk.sentence.at(at, "carrier", "find") is not None:
            return True
    return False
