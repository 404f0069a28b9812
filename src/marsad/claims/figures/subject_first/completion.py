"""Words behind an outcome word that make it what it is: `drove … from their homes`, `the dead numbered 45`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.subject_first.marks import LIGHT, mark
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_BEHIND: Final = 14
"""Tokens behind a verb within which the words stand that it needs."""
_NUMBERED: Final = 6
_PUT: Final = 16
"""Tokens between a verb that puts two numbers and the noun for the second."""
_CLOSING: Final = frozenset(";:.")


def is_completed(sentence: Sentence, at: int, match: Match) -> bool:
    """Whether the words that a verb needs follow whom it befell (`drove 2,000 families from their homes`)."""
    needs = match.entry.attributes["needs"].split("|")
    for here in range(at + match.size, min(at + match.size + _BEHIND, len(sentence))):
        if any(sentence.at(here, "carrier", need) is not None for need in needs):
            return True
        if sentence.forms[here] in _CLOSING or mark(sentence, here, "relative", "they") is not None:
            return False
    return False


def is_numbered(sentence: Sentence, at: int) -> bool:
    """Whether words tell how many those told before are (`the dead numbered 45`, `were first listed as three`)."""
    end = at + _NUMBERED
    while at < end:
        if mark(sentence, at, "numbers") is not None:
            return True
        passed = mark(sentence, at, "was", "have", "at-first", *LIGHT)
        if passed is None:
            return False
        at += passed.size
    return False


def is_put(sentence: Sentence, article: int, after: int) -> bool:
    """Whether somebody tells how many they are (`put the dead at 40`, `bringing the dead to 40`)."""
    if mark(sentence, after, "to-place") is not None and mark(sentence, article - 1, "running") is not None:
        return sentence.is_number(after + 1) or sentence.at(after + 1, "numeral") is not None
    if mark(sentence, after, "size") is None:
        return False
    if mark(sentence, article - 1, "and") is None:
        return mark(sentence, article - 1, "puts") is not None
    first = max(article - _PUT, 0)  # put the number of dead at 12 and the injured at 30
    return any(mark(sentence, at, "puts") is not None for at in range(first, article - 1))
