"""Figures that count some of all those told right behind them: `three of the 20 guards wounded in the raid died`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import THEM, Figure
from marsad.claims.figures.subject_first.marks import mark
from marsad.claims.figures.subject_first.triggers import BEFORE, Trigger
from marsad.text.tokens import Sentence

_REACH: Final = 9
"""Tokens behind what befell all of them within which a verb tells what befell some."""
_BREAKS: Final = frozenset(";:,.")


def base_of(sentence: Sentence, figure: Figure, starts: dict[int, Figure]) -> Figure | None:
    """All those of whom a figure counts some (`three of the 20 guards`)."""
    of = mark(sentence, figure.whole_last + 1, "of")
    return None if of is None else starts.get(figure.whole_last + 1 + of.size)


def is_of_all(
    sentence: Sentence, figure: Figure, trigger: Trigger, starts: dict[int, Figure], triggers: dict[int, Trigger]
) -> bool:
    """Whether a word tells of all those of whom a figure counts some (`three of the 20 guards hurt … died`)."""
    base = base_of(sentence, figure, starts)
    if base is None or trigger.voice != BEFORE:
        return False
    between = range(base.whole_last + 1, trigger.at)
    if not trigger.plain and not any(mark(sentence, at, "relative") is not None for at in between):
        return False
    for at in range(trigger.last + 1, min(trigger.last + 1 + _REACH, len(sentence))):
        found = triggers.get(at)
        if found is not None:
            return found.voice == BEFORE and not found.plain
        if at in starts or mark(sentence, at, "and", "they", "clause") is not None or sentence.forms[at] in _BREAKS:
            return False
    return False


def own_verb_of(sentence: Sentence, part: Figure, triggers: dict[int, Trigger]) -> Trigger | None:
    """The verb that a part told by a pronoun has for itself (`400 men, 60 of whom died`)."""
    if part.head_kind != THEM:
        return None
    at = part.whole_last + 1
    while at not in triggers:
        passed = mark(sentence, at, "was", "have", "adverb", "deemed")
        if passed is None:
            return None
        at += passed.size
    return triggers[at] if triggers[at].voice == BEFORE else None
