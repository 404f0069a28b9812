"""Numbers in whose stead another one is told: ستة، لا ثمانية، 52 قتيلاً بعد أن كانت 54، 31 بدلاً من 37."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, Figure
from marsad.claims.figures.governing.signals import SOFT
from marsad.claims.figures.governing.state import Walk, assign
from marsad.text.tokens import Sentence

_WORDS: Final = 4
"""Tokens of the longest words between two numbers of which one stands for the other (بعد أن كانت نحو)."""
_GAP: Final = 6
"""Tokens that may tell more of the new number before the old one is told (52 قتيلاً في القصف بدلاً من 54)."""


def take_instead(walk: Walk, figure: Figure) -> bool:
    """Whether a bare number is what the one told right before it corrects; it has that one's fate."""
    last = _of_state(walk, figure) or walk.last
    if last is None or figure.head_kind != BARE or figure.value in (None, last.value) or last.outcome is None:
        return False
    first = _instead(walk.sentence, figure.whole_first, last.whole_last)
    if first < 0 or not _is_near(walk, last.whole_last + 1, first):
        return False
    assign(walk, figure, last.outcome, None, None, "instead")
    figure.trigger, figure.trigger_token = last.trigger, last.trigger_token
    figure.follows, figure.part_of, figure.replaced = last, last.part_of, not _has_risen(walk, figure, last)
    walk.last = last
    return True


def _has_risen(walk: Walk, figure: Figure, last: Figure) -> bool:
    """Whether a number only tells how many there were before: `84 قتيلاً بعد أن كانوا 61` takes nothing back."""
    was = walk.sentence.at(figure.whole_first - 1, "particle", "was") is not None
    return was and (figure.value or 0) < (last.value or 0)


def _of_state(walk: Walk, figure: Figure) -> Figure | None:
    """The figure right before whose own noun alone tells its state (`ثلاثة أسرى لا خمسة`), kept with that."""
    last = walk.waiting[-1] if walk.waiting else None
    if last is None or not last.own or last.single or last.noun or figure.head_kind != BARE:
        return None
    first = _instead(walk.sentence, figure.whole_first, last.whole_last)
    if first < 0 or not _is_near(walk, last.whole_last + 1, first):
        return None
    walk.waiting.pop()
    assign(walk, last, "held" if last.own == "detained" else last.own, last.head, last.whole_last, "state-noun")
    return last


def _instead(sentence: Sentence, end: int, after: int) -> int:
    """Where the words begin that end right before a number and set it against the one before it; -1 for none."""
    for at in range(end - 1, max(end - 1 - _WORDS, after), -1):
        instead = sentence.at(at, "particle", "instead")
        if instead is not None and at + instead.size == end:
            return at
        clause = sentence.at(at, "particle", "clause")
        if clause is not None and sentence.at(at + clause.size, "particle", "was") is not None:
            return at if at + clause.size + 1 == end else -1
    return -1


def _is_near(walk: Walk, first: int, end: int) -> bool:
    """Whether nothing but words of the same clause stands between two numbers; before a lone `not`, nothing does."""
    forms = walk.sentence.forms[first:end]
    if len(forms) > _GAP or any(at in walk.by_token for at in range(first, end)):
        return False
    plain = walk.sentence.at(end, "particle", "instead")
    if plain is not None and plain.size == 1:
        return all(form in SOFT for form in forms) or (
            end - first <= 1 and "particle" not in walk.sentence.words[first].kinds
        )
    return not any("outcome" in word.kinds for word in walk.sentence.words[first:end])
