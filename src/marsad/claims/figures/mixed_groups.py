"""One number for people of several kinds (40 مدنياً ومقاتلاً, `253 inmates, attackers or guards`): of no kind at all."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import Figure
from marsad.text.tokens import Sentence

_COMMAS: Final = (",", "،")
_MOST: Final = 4
"""Nouns of the longest list that one number counts."""


def untag_mixed(sentence: Sentence, figures: list[Figure]) -> None:
    """Take from figures the tags of their first noun where nouns of another kind follow it without a number."""
    starts = {at for figure in figures for at in (figure.first, figure.whole_first)}
    for figure in figures:
        if figure.group is None or figure.single or not figure.tags or figure.group_sentence >= 0:
            continue
        for tags in _kinds_after(sentence, figure.group[1] + 1, starts):
            if tags and tags.isdisjoint(figure.tags):
                figure.tags = frozenset()
                break


def _kinds_after(sentence: Sentence, at: int, starts: set[int]) -> list[frozenset[str]]:
    """The tags of the nouns for people that a list goes on with; none where it does not close with `and` or `or`."""
    found = []
    for _ in range(_MOST):
        comma = sentence.form(at) in _COMMAS
        at += comma
        joint = sentence.at(at, "particle", "and") or sentence.at(at, "particle", "or")
        at += joint.size if joint is not None and not _has_and(sentence, at) else 0
        closes = joint is not None or _has_and(sentence, at)
        person = sentence.at(at, "person")
        if person is None or at in starts or not (comma or closes) or "singular-owner" in person.features:
            return []
        found.append(frozenset(person.entry.attributes.get("tags", "").split("|")) - {""})
        if closes:
            return found
        at += person.size
    return []


def _has_and(sentence: Sentence, at: int) -> bool:
    """Whether a noun for people brings `and` with it (ومقاتلين)."""
    return sentence.has(at, "person", "and") is not None
