"""Figures that go on from the last one of a list: `killed three soldiers and two civilians`, `two in Hama`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, BODY, COUNT, OTHERS, PERSON, UNKNOWN, Figure
from marsad.claims.figures.subject_first.clauses import Clauses
from marsad.claims.figures.subject_first.fates import keep
from marsad.claims.figures.subject_first.marks import is_joint, mark, skip_light
from marsad.text.tokens import Sentence

_LIST_GAP: Final = 12
_NEAR: Final = 3
_SPEECH: Final = 12
"""Tokens after those counted within which a verb says that they speak."""
_DEFINITE: Final = "single.definite"


def goes_on_from(clauses: Clauses, figure: Figure) -> bool:
    """Whether a figure goes on from the last one of a list (`killed three soldiers and two civilians`)."""
    last, sentence = clauses.last, clauses.sentence
    if last is None or last is not clauses.met or last.outcome in (None, "other") or figure.head_kind == UNKNOWN:
        return False
    if last.value == 0:
        return False  # no civilians were hurt, …
    if last.own is not None and figure.own not in (None, last.own):
        return False  # 19 bodies and 72 wounded people
    if figure.rule == "single.name" and last.rule != "single.name":
        return False
    if figure.rule == _DEFINITE and mark(sentence, figure.whole_first - 1, "and", "addition") is None:
        return False
    if _is_corrected(sentence, figure):
        keep(clauses, figure, last.outcome, clauses.told.get(last), "corrected")
        return True
    if _has_verb(clauses, last, figure):
        return False
    if figure.single and last.outcome == "returned":
        return False
    if speaks(sentence, figure, clauses.starts):
        return False
    if figure.head_kind == BARE and mark(sentence, figure.whole_last + 1, "adverb") is not None:
        return False  # three others, one seriously
    first, end = last.whole_last + 1, figure.whole_first
    told = clauses.told.get(last)
    if told is not None and told.at > last.whole_last and _is_share(sentence, figure):
        first = told.last + 1  # three were killed in Homs, two in Hama
    if end - first > _LIST_GAP or end <= first:
        return False
    if not (is_joint(sentence, first, end) or _joins_far(clauses, first, end, figure) or _shares(clauses, last, end)):
        return False
    if last.part_of is not None:
        last = last.part_of
    assert last.outcome is not None
    keep(clauses, figure, last.outcome, clauses.told.get(last), "list")
    figure.follows = last
    return True


def _has_verb(clauses: Clauses, last: Figure, figure: Figure) -> bool:
    """Whether a figure behind what befell the last one has a verb of its own (`two died and another six are in`)."""
    sentence, told = clauses.sentence, clauses.told.get(last)
    if told is None or not last.whole_last < told.at < figure.whole_first:
        return False
    for at in range(told.last + 1, figure.whole_first):
        if mark(sentence, at, "addition") is not None and mark(sentence, at, "and") is None:
            return False  # along with
    return mark(sentence, skip_light(sentence, figure.whole_last + 1), "was", "have") is not None


def _is_corrected(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number is what the one before it corrects (`15 died, not 17`, `14 rather than 16`)."""
    if figure.head_kind != BARE:
        return False
    for back in range(figure.whole_first - 1, max(figure.whole_first - 3, 0), -1):
        instead = mark(sentence, back, "correction")
        if instead is not None and back + instead.size == figure.whole_first:
            return instead.size > 1 or sentence.form(back - 1) == "," or mark(sentence, back - 1, "and") is not None
    return False


def speaks(sentence: Sentence, figure: Figure, starts: dict[int, Figure]) -> bool:
    """Whether a verb of reporting follows those counted and others joined to them (`a nurse and two guards said`)."""
    at = figure.whole_last + 1
    for _ in range(_SPEECH):
        if at >= len(sentence) or not sentence.is_word(at):
            return False
        if any("verb" in match.features for match in sentence.all_at(at, "reporting")):
            return True
        if at in starts:
            at = starts[at].whole_last
        elif "outcome" in sentence.words[at].kinds or mark(sentence, at, "was", "relative", "clause") is not None:
            return False
        at += 1
    return False


def _is_share(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number tells the share of a place (`two in Hama`)."""
    return figure.head_kind == BARE and mark(sentence, figure.whole_last + 1, "in", "each") is not None


def _shares(clauses: Clauses, last: Figure, end: int) -> bool:
    """Whether words after a verb say that those who follow share the fate of its subject (`was killed along with`)."""
    trigger = clauses.told.get(last)
    if trigger is None or trigger.at < last.whole_last or end - trigger.last > _NEAR + 1:
        return False
    return any(mark(clauses.sentence, at, "addition") is not None for at in range(trigger.last + 1, end))


def _joins_far(clauses: Clauses, first: int, end: int, figure: Figure) -> bool:
    """Whether `and` right before a figure joins it to one told with a place (`two in Homs and three in Hama`)."""
    sentence = clauses.sentence
    back = end - 1
    share = (
        figure.head_kind == BARE and sentence.form(back) == "," and mark(sentence, figure.whole_last + 1, "in", "each")
    )
    if (
        not share
        and mark(sentence, back, "and", "addition") is None
        and not any(
            (match := mark(sentence, at, "addition")) is not None and at + match.size == end
            for at in range(back, first - 1, -1)
        )
    ):
        return False
    if figure.head_kind not in (PERSON, BARE, COUNT, OTHERS, BODY):
        return False
    for at in range(first, back):
        if at in clauses.triggers or mark(sentence, at, "clause", "relative", "they", "was", "have") is not None:
            return False
        if sentence.forms[at] in ";:" or "reporting" in sentence.words[at].kinds:
            return False
    return mark(sentence, first, "in", "on", "near", "from", "of", "for") is not None or sentence.form(first) in ",-("
