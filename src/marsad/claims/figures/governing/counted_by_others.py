"""Bare numbers that another counted of those told before: `وكان الدفاع المدني قد أحصى 15`, `مما أحصته الشبكة (118)`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.counted_nouns import follows_counter
from marsad.claims.figures.figure import BARE, Figure
from marsad.claims.figures.governing.state import Walk, assign

_HARM: Final = frozenset({"killed", "injured", "casualties", "missing", "abducted", "displaced"})
_LEAST: Final = 2
_TIMES: Final = frozenset({"day", "weekday", "month", "period"})


def take_counted(walk: Walk, figure: Figure) -> bool:
    """Whether a bare number is what somebody counted, who is named beside it; it has the fate of those told before."""
    outcome = walk.last.outcome if walk.last is not None else walk.before
    if figure.head_kind != BARE or (figure.value or 0) < _LEAST or outcome not in _HARM or outcome is None:
        return False
    if not (_is_counted(walk, figure) or _is_bracketed(walk, figure)):
        return False
    assign(walk, figure, outcome, None, None, "counted-by")
    figure.doubts.append("outcome-carried")
    if walk.last is not None:
        figure.trigger, figure.trigger_token = walk.last.trigger, walk.last.trigger_token
    return True


def _is_counted(walk: Walk, figure: Figure) -> bool:
    """Whether a verb of counting stands right before a number, and nothing that it could count behind it."""
    sentence, before = walk.sentence, figure.whole_first - 1
    verbs = sentence.all_at(before, "reporting")
    if not any(match.sense == "count" and "verb" in match.features for match in verbs):
        return False
    after = figure.whole_last + 1
    if not sentence.is_word(after):
        return True
    return bool(sentence.words[after].kinds & _TIMES) or sentence.has(after, "particle", "preposition") is not None


def _is_bracketed(walk: Walk, figure: Figure) -> bool:
    """Whether a number stands in brackets behind what another is said to have counted (`مما أحصته الشبكة (118)`)."""
    sentence, opens = walk.sentence, figure.whole_first - 1
    if sentence.form(opens) != "(" or sentence.form(figure.whole_last + 1) != ")":
        return False
    return follows_counter(sentence, opens)
