"""People who were taken and harmed: `Two nurses were detained and beaten` tells both of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from marsad.claims.figures.figure import Figure
from marsad.claims.figures.subject_first.clauses import Clauses
from marsad.claims.figures.subject_first.fates import keep
from marsad.claims.figures.subject_first.marks import before_light, mark, marked
from marsad.claims.figures.subject_first.triggers import Trigger
from marsad.text.tokens import Sentence

_TAKEN: Final = frozenset({"detained", "abducted", "held"})
_HARMED: Final = "injured"
_REACH: Final = 24
"""Tokens behind what befell people within which what else did is told."""


def keep_both(clauses: Clauses, figure: Figure, trigger: Trigger) -> None:
    """Keep a figure a second time, where the words that follow tell that those taken were hurt, or those hurt taken."""
    second = _second(clauses, figure, trigger)
    if second is None:
        return
    twin = replace(figure, doubts=list(figure.doubts), outcome=None, basis=None)
    keep(clauses, twin, second.outcome, second, "and-also")
    clauses.last = figure


def _second(clauses: Clauses, figure: Figure, trigger: Trigger) -> Trigger | None:
    """The other word for what befell those of a figure, whose subject they are as well."""
    sentence, outcome = clauses.sentence, figure.outcome
    chain = trigger
    while chain.adjoined is not None:
        chain = chain.adjoined
    for at in range(chain.at, min(trigger.last + 1 + _REACH, len(sentence))):
        found = clauses.triggers.get(at)
        if found is not None and _is_other(outcome, found.outcome):
            goes_on = found.joined is not None or found.adjoined is not None or _goes_on(sentence, at)
            return found if goes_on and found.voice == trigger.voice else None
        if at > trigger.last and (_is_new(clauses, at) or mark(sentence, at, "they", "relative") is not None):
            return None
    return None


def _is_new(clauses: Clauses, at: int) -> bool:
    """Whether a figure begins at a token that no preposition governs (`abducted by a driver and beaten`)."""
    return at in clauses.starts and marked(clauses.sentence, at - 1, "preposition") is None


def _is_other(outcome: str | None, second: str) -> bool:
    return (outcome in _TAKEN and second == _HARMED) or (outcome == _HARMED and second in _TAKEN)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a verb follows a conjunction and nothing denies it, so that its subject is that of the verb before it."""
    first = before_light(sentence, at - 1)
    if any(mark(sentence, here, "negation") is not None for here in range(first, at)):
        return False
    if mark(sentence, first, "was") is not None:
        first = before_light(sentence, first - 1)
    return mark(sentence, first, "and") is not None or sentence.form(first) == ","
