"""The clause of a figure: where it begins and ends, and the causes that stand in it."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.subject_first.marks import mark, marked
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_REACH: Final = 45
"""Tokens before or after a figure within which its cause and its doer are told."""
_STOPS: Final = frozenset(";|")


def clause_start(sentence: Sentence, first: int) -> int:
    """The first token of the clause that a figure stands in."""
    for at in range(first - 1, max(first - _REACH, 0) - 1, -1):
        if sentence.forms[at] in _STOPS or _opens_clause(sentence, at):
            return at + 1
        if _is_label(sentence, at):
            return at + 1
    return max(first - _REACH, 0)


def clause_end(sentence: Sentence, last: int) -> int:
    """The token after the last one of a figure's clause."""
    end = min(len(sentence), last + 1 + _REACH)
    for at in range(last + 1, end):
        if sentence.forms[at] in _STOPS or _turns(sentence, at):
            return at
    return end


def causes_in(sentence: Sentence, first: int, end: int) -> list[tuple[int, Match]]:
    """The causes told at tokens `first` to `end` (excluded), the longest at each, none within another."""
    found: list[tuple[int, Match]] = []
    free = first
    for at, match in sentence.find("cause", first, end - 1):
        if at >= free:
            found.append((at, match))
            free = at + match.size
    return found


def _opens_clause(sentence: Sentence, at: int) -> bool:
    return mark(sentence, at, "that") is not None and mark(sentence, at + 1, "was", "have") is None


def _turns(sentence: Sentence, at: int) -> bool:
    """Whether what follows is told of something else: `while`, `but`, a new sentence part."""
    match = mark(sentence, at, "clause")
    if match is None or marked(sentence, at, "preposition") is not None:
        return False
    return "when" not in match.features


def _is_label(sentence: Sentence, at: int) -> bool:
    """Whether a colon ends what only heads the clause (`Daraa province: shelling killed two`)."""
    return sentence.forms[at] == ":" and not sentence.is_number(at - 1)
