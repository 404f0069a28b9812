"""Figures that a source gives for what was told before: `The mayor spoke of twelve`, `has published a total of 90`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, PERSON, Figure
from marsad.claims.figures.subject_first.clauses import Clauses
from marsad.claims.figures.subject_first.fates import keep
from marsad.claims.figures.subject_first.marks import mark, skip_light
from marsad.text.tokens import Sentence

_COUNTED: Final = frozenset({"killed", "injured", "casualties", "missing", "displaced", "abducted"})
_REACH: Final = 4
"""How many sentences back what is counted again can stand."""
_GIVEN: Final = 7
"""Tokens between a verb of giving and the noun for the figure that is given (`has given a much higher figure`)."""
_PHRASE: Final = 4
"""Tokens of the longest words that lead to a figure (`puts the figure at`)."""
DOUBT: Final = "outcome-carried"


def tell_again(clauses: Clauses, figure: Figure) -> bool:
    """Whether a figure is the total of what was just told, or another's count of what was told before; it is kept."""
    return _take_whole(clauses, figure) or _take_count(clauses, figure)


def _take_whole(clauses: Clauses, figure: Figure) -> bool:
    """The total that a figure told right before is a part of (`45 of the dead were guards, in a total of 166`)."""
    sentence, last = clauses.sentence, clauses.last
    at = figure.whole_first - 1
    if last is None or last is not clauses.met or figure.head_kind not in (BARE, PERSON):
        return False
    if last.part_of is not None or last.outcome not in _COUNTED or not _is_more(figure, last):
        return False
    noun = at - 1
    if mark(sentence, at, "of") is None or mark(sentence, noun, "count-noun") is None:
        return False
    if mark(sentence, noun - 1, "indefinite") is None or mark(sentence, noun - 2, "in", "of", "from") is None:
        return False
    keep(clauses, figure, last.outcome, clauses.told.get(last), "whole-of")
    return True


def _is_more(whole: Figure, part: Figure) -> bool:
    return whole.value is not None and part.value is not None and whole.value > part.value


def _take_count(clauses: Clauses, figure: Figure) -> bool:
    sentence = clauses.sentence
    if figure.single or figure.value in (None, 0) or figure.head_kind not in (BARE, PERSON):
        return False
    after = skip_light(sentence, figure.whole_last + 1)
    if mark(sentence, after, "was", "have") is not None or not _is_given(sentence, figure):
        return False
    outcome = _told_here(sentence, figure) or _told_before(clauses)
    if outcome is None:
        return False
    figure.doubts.append(DOUBT)
    keep(clauses, figure, outcome, None, "counted-again")
    return True


def _is_given(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is what somebody speaks of, counts, or gives as a total."""
    at = figure.whole_first - 1
    for back in range(at, max(at - _PHRASE, -1), -1):
        so = mark(sentence, back, "counts-so")
        if so is not None and back + so.size == figure.whole_first:
            return so.size > 1 or mark(sentence, back - 1, "have", "own-voice") is None
    if mark(sentence, at, "of") is None:
        return False
    noun = at - 2 if sentence.form(at - 1) == "," else at - 1
    if mark(sentence, noun, "count-noun") is None:
        return False
    return any(mark(sentence, back, "gives-figure") is not None for back in range(max(noun - _GIVEN, 0), noun))


def _told_here(sentence: Sentence, figure: Figure) -> str | None:
    """The fate of those whom the sentence names before a figure (`how many were among the dead`)."""
    for at in range(figure.whole_first - 1, 0, -1):
        if mark(sentence, at - 1, "article", "those") is None:
            continue
        for match in sentence.all_at(at, "outcome"):
            if not match.features.isdisjoint({"state", "count", "set"}) and match.sense in _COUNTED:
                return match.sense
    return None


def _told_before(clauses: Clauses) -> str | None:
    """The outcome of the first total of the last sentence that tells one."""
    found: Figure | None = None
    for figure in reversed(clauses.before):
        if clauses.sentence.number - figure.sentence > _REACH or (
            found is not None and figure.sentence < found.sentence
        ):
            break
        if figure.outcome in _COUNTED and figure.value not in (None, 0) and not figure.single:
            found = figure
    return None if found is None else found.outcome
