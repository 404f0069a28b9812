"""Figures that a source gives for what was told before: `The mayor spoke of twelve`, `has published a total of 90`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, PERSON, Figure
from marsad.claims.figures.subject_first.clauses import Clauses
from marsad.claims.figures.subject_first.fates import keep
from marsad.claims.figures.subject_first.marks import before_light, mark, skip_light
from marsad.claims.figures.subject_first.sums import is_closing_sum
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_COUNTED: Final = frozenset({
    "killed", "injured", "casualties", "missing", "displaced", "abducted", "detained", "freed",
})  # fmt: skip
_REACH: Final = 4
"""How many sentences back what is counted again can stand."""
_GIVEN: Final = 7
"""Tokens between a verb of giving and the noun for the figure that is given (`has given a much higher figure`)."""
_CONFIRMED: Final = 12
"""Tokens between the noun for a count and `was`, where it is said whose count it is."""
_CHANGED: Final = 9
"""Tokens between the noun for a count and what it was changed from or to."""
_PHRASE: Final = 4
"""Tokens of the longest words that lead to a figure (`puts the figure at`)."""
_INSERTED: Final = 16
"""Tokens of the longest clause between a body and its verb."""
_BODY: Final = 6
"""Tokens of the longest name of a body."""
_TOLD: Final = 40
"""Tokens before a figure within which its sentence names whose fate it counts."""
DOUBT: Final = "outcome-carried"


def tell_again(clauses: Clauses, figure: Figure) -> bool:
    """Whether a figure is the total of what was just told, or another's count of what was told before; it is kept."""
    return _take_whole(clauses, figure) or _take_sum(clauses, figure) or _take_count(clauses, figure)


def _take_sum(clauses: Clauses, figure: Figure) -> bool:
    """The sum of those told before it in its sentence (`77 guards and four civilians: 81 in all`)."""
    if not is_closing_sum(clauses.sentence, figure, clauses.kept):
        return False
    keep(clauses, figure, clauses.kept[0].outcome or "other", None, "sum-of")
    return True


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
    if figure.single or figure.value in (None, 0):
        return False
    after = skip_light(sentence, figure.whole_last + 1)
    given = figure.head_kind in (BARE, PERSON) and _is_given(sentence, figure)
    if mark(sentence, after, "was", "have") is not None or not (given or figure in clauses.spelt.values()):
        return False
    outcome = _told_here(sentence, figure) or _told_last(clauses) or _told_of_one(clauses) or _told_before(clauses)
    if outcome is None:
        return False
    figure.doubts.append(DOUBT)
    brought = _is_brought(sentence, figure.whole_first - 1)
    keep(clauses, figure, outcome, None, "brought+set-size" if brought else "counted-again")
    return True


def _is_given(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is what somebody speaks of, counts, or gives as a total."""
    at = figure.whole_first - 1
    for back in range(at, max(at - _PHRASE, -1), -1):
        so = mark(sentence, back, "counts-so")
        if so is not None and back + so.size == figure.whole_first:
            return "by-body" not in so.features or _is_body(sentence, back - 1)
    if _is_said(sentence, figure, at) or _is_set_against(sentence, figure):
        return True
    if mark(sentence, at, "was") is not None and figure.head_kind == BARE:
        noun = before_light(sentence, at - 1)  # families say the number is closer to 40
        article = noun - 1 - (mark(sentence, noun - 1, "in-its-stead") is not None)  # the correct number was 21
        if mark(sentence, noun, "count-noun") is not None and mark(sentence, article, "article") is not None:
            return True
        return _is_of_own(sentence, noun)
    if figure.head_kind == BARE and mark(sentence, at, "from", "to-place") is not None:
        return _is_brought(sentence, at) or _is_changed(sentence, at)
    if mark(sentence, at, "of") is None:
        return False
    noun = at - 2 if sentence.form(at - 1) == "," else at - 1
    if mark(sentence, noun, "count-noun") is None:
        return False
    return any(mark(sentence, back, "gives-figure") is not None for back in range(max(noun - _GIVEN, 0), noun))


def _is_set_against(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is another count that one told before is set against.

    `three fewer than the 36 listed by the lawyers`, `84, against 61 on Tuesday`.
    """
    if figure.head_kind != BARE:
        return False
    after = figure.whole_last + 1
    for back in range(figure.whole_first - 1, max(figure.whole_first - 1 - _PHRASE, -1), -1):
        against = mark(sentence, back, "set-against")
        end = back + against.size if against is not None else -1
        if against is not None and end == figure.whole_first and _is_of_kind(sentence, against, figure):
            if mark(sentence, after, "gives-figure", "counts-so", "was-given") is not None:
                return True
            alone = "alone" in against.features
            return alone and ("weekday" in _kinds_at(sentence, after) or mark(sentence, after, "on", "in") is not None)
    return False


def _is_of_kind(sentence: Sentence, against: Match, figure: Figure) -> bool:
    """Whether words that may only say how many (`more than 36`) have an article behind them, and so another count."""
    return "alone" in against.features or mark(sentence, figure.whole_first, "article") is not None


def _kinds_at(sentence: Sentence, at: int) -> frozenset[str]:
    return frozenset(sentence.words[at].kinds) if 0 <= at < len(sentence) else frozenset()


def _is_brought(sentence: Sentence, at: int) -> bool:
    """Whether a number is what others told right before bring a total to (`, bringing the total to nine`)."""
    noun = at - 1
    if mark(sentence, noun, "count-noun") is None or sentence.at(noun, "outcome") is not None:
        return False
    return any(mark(sentence, back, "running") is not None for back in range(noun - 1, max(noun - _PHRASE, 0), -1))


def _is_changed(sentence: Sentence, at: int) -> bool:
    """Whether a number is an end of a change to somebody's count (`lowered its figure on Monday, from 84 to 78`)."""
    for noun in range(at - 1, max(at - _CHANGED, 1), -1):
        if mark(sentence, noun, "count-noun") is not None:
            verb = before_light(sentence, noun - 1 - (mark(sentence, noun - 1, "article", "owner") is not None))
            return sentence.has(verb, "reporting", "of-count") is not None
        if "outcome" in sentence.words[noun].kinds or mark(sentence, noun, "clause") is not None:
            return False
    return False


def _is_of_own(sentence: Sentence, end: int) -> bool:
    """Whether a count is what a body says it could make (`The number it had been able to confirm was 60`)."""
    for at in range(end - 1, max(end - _CONFIRMED, 0), -1):
        if not sentence.is_word(at) or "outcome" in sentence.words[at].kinds:
            return False
        if mark(sentence, at, "count-noun") is not None:
            return mark(sentence, at + 1, "they") is not None and mark(sentence, at - 1, "article") is not None
    return False


def _is_body(sentence: Sentence, at: int) -> bool:
    """Whether a body that counts stands at a token before its verb (`The observatory listed 102`, `It counts`)."""
    at = before_light(sentence, at)
    at -= mark(sentence, at, "have") is not None
    at = _before_insertion(sentence, before_light(sentence, at))
    if sentence.has(at, "frame", "thing") is not None:
        return True
    for first in range(at, max(at - _BODY, -1), -1):
        for kind in ("speaker", "party"):
            for match in sentence.all_at(first, kind):
                if first + match.size - 1 == at and (kind == "party" or "body" in match.features):
                    return True
    return False


def _before_insertion(sentence: Sentence, at: int) -> int:
    """The token before a clause between commas that ends at a token (`the ministry, which cut its count, says`)."""
    if sentence.form(at) != ",":
        return at
    for comma in range(at - 1, max(at - _INSERTED, 0), -1):
        if sentence.form(comma) == ",":
            return comma - 1 if mark(sentence, comma + 1, "relative") is not None else at
    return at


def _is_said(sentence: Sentence, figure: Figure, at: int) -> bool:
    """Whether all that a body is told to have said is a number (`the ambulance service has said 300;`)."""
    says = sentence.has(at, "reporting", "quotative") if figure.head_kind == BARE else None
    if says is None or sentence.is_word(figure.whole_last + 1):
        return False
    return _is_body(sentence, at - 1)


def _told_here(sentence: Sentence, figure: Figure) -> str | None:
    """The fate of those whom the sentence names before a figure (`how many were among the dead`)."""
    for at in range(figure.whole_first - 1, max(figure.whole_first - _TOLD, 0), -1):
        if sentence.forms[at] == ";":
            return None
        if mark(sentence, at - 1, "article", "those") is None:
            continue
        for match in sentence.all_at(at, "outcome"):
            if not match.features.isdisjoint({"state", "count", "set"}) and match.sense in _COUNTED:
                return match.sense
    return None


def _told_last(clauses: Clauses) -> str | None:
    """The outcome of the last total of the same sentence."""
    last = clauses.last
    if last is None or last.outcome not in _COUNTED or last.value in (None, 0) or last.single:
        return None
    return last.outcome


def _told_of_one(clauses: Clauses) -> str | None:
    """The outcome of the one person who brings a total to its size (`a guard died, bringing the total to nine`)."""
    last = clauses.last
    figure = clauses.figures[clauses.at]
    if last is None or not last.single or last.outcome not in _COUNTED:
        return None
    return last.outcome if _is_brought(clauses.sentence, figure.whole_first - 1) else None


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
