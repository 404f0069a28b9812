"""People who were taken and are free again: `The 11 miners kidnapped in May were released`, `swapped 12 prisoners`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import Figure
from marsad.claims.figures.subject_first.marks import before_light, mark
from marsad.claims.figures.subject_first.triggers import Trigger, is_swap
from marsad.text.tokens import Sentence

_TAKEN: Final = frozenset({"abducted", "detained", "held", "missing"})
_FREE: Final = "freed"
_REACH: Final = 26
"""Tokens of the longest words that say by whom and when somebody was taken."""
_WHO: Final = 4
"""Tokens between the noun for people and the verb of the clause that says what befell them (`who had been`)."""
_FIGHTING: Final = frozenset({"security", "combatant"})


def freed_after(sentence: Sentence, figure: Figure, trigger: Trigger, triggers: dict[int, Trigger]) -> Trigger | None:
    """The verb of being freed whose subject is described by a word for being taken; None without one."""
    if trigger.outcome not in _TAKEN or not _describes(sentence, figure, trigger):
        return None
    for at in range(trigger.last + 1, min(trigger.last + 1 + _REACH, len(sentence))):
        found = triggers.get(at)
        if found is not None:
            return found if found.outcome == _FREE and _is_verb(sentence, at, found) else None
        if mark(sentence, at, "and", "they", "relative") is not None or sentence.form(at) in (";", ":"):
            return None
    return None


def _describes(sentence: Sentence, figure: Figure, trigger: Trigger) -> bool:
    """Whether a word only says who people are: a participle behind their noun, or a clause with `who`."""
    if trigger.plain:
        return True
    before = range(figure.whole_last + 1, min(figure.whole_last + 1 + _WHO, trigger.at))
    return any(mark(sentence, at, "relative") is not None for at in before)


def _is_verb(sentence: Sentence, at: int, found: Trigger) -> bool:
    """Whether a word for being freed has an auxiliary before it, or needs none (`walked free`)."""
    if "middle" in found.match.features:
        return True
    return mark(sentence, before_light(sentence, at - 1), "was", "have") is not None


def is_of_captives(sentence: Sentence, figure: Figure) -> bool:
    """Whether those whom a verb frees only if they were held were held: their noun says so, or they are swapped."""
    return figure.own is not None or (is_swap(sentence) and _fight(sentence, figure))


def _fight(sentence: Sentence, figure: Figure) -> bool:
    """Whether people fight, or are members of the body that gets them back."""
    if not figure.tags.isdisjoint(_FIGHTING):
        return True
    return figure.head is not None and sentence.has(figure.head, "person", "member") is not None
