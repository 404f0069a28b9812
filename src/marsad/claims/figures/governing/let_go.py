"""People who were taken and are free again: `الذين فقدوا أمس أفرج عنهم`, `تسلمت 12 أسيرا في التبادل`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import THEM, Figure
from marsad.claims.figures.governing.state import Walk
from marsad.text.tokens import Sentence

_TAKEN: Final = frozenset({"abducted", "detained", "held", "missing"})
_FREE: Final = "freed"
_FIGHTING: Final = frozenset({"combatant", "security"})
_REACH: Final = 18
"""Tokens between people who were taken and the verb that tells that they are free."""
_NEXT: Final = 3
"""The same for a part of those told before (`30 منهم أفرج عنهم`)."""


def settle_freed(walk: Walk) -> None:
    """Those of whom a clause only says that they were taken, and the sentence's own verb that they are free."""
    for figure in walk.kept:
        if figure.outcome in _TAKEN and (at := _freed_at(walk, figure)) is not None:
            figure.outcome, figure.basis = _FREE, None
            figure.rule += "+let-go"
            figure.trigger = (walk.sentence.starts[at], walk.sentence.ends[at])
            figure.trigger_token = at


def _freed_at(walk: Walk, figure: Figure) -> int | None:
    """Where the verb stands that frees the people of a figure: a pronoun behind it stands for them."""
    sentence = walk.sentence
    if figure.head_kind == THEM:
        first, last = figure.whole_last + 1, figure.whole_last + 1 + _NEXT
    elif _is_described(sentence, figure):
        first = (figure.trigger_token or figure.whole_last) + 1
        last = first + _REACH
    else:
        return None
    for at in range(first, min(last, len(sentence) - 1)):
        if at in walk.by_token:
            return None
        verb = sentence.has(at, "outcome", "verb")
        if verb is not None and verb.sense == _FREE:
            return at if "and" not in verb.features and sentence.has(at + 1, "particle", "pronoun") else None
    return None


def _is_described(sentence: Sentence, figure: Figure) -> bool:
    """Whether a clause (`الذين فقدوا`) tells what befell people."""
    if figure.trigger_token is None or figure.trigger_token <= figure.whole_last:
        return False
    between = range(figure.whole_last, figure.trigger_token)
    return any(sentence.at(at, "particle", "relative") is not None for at in between)


def are_fighters(sentence: Sentence, figure: Figure) -> bool:
    """Whether the noun for people tells that they fight: they come back from captivity."""
    person = sentence.at(figure.head, "person") if figure.head is not None else None
    if person is None:
        return False
    return "member" in person.features or not _FIGHTING.isdisjoint(person.entry.attributes.get("tags", "").split("|"))
