"""Lists: figures that go on from the last one (مقتل 3 جنود و4 شرطيين، إضافة إلى مدني)."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, BODY, COUNT, OTHERS, PERSON, UNKNOWN, Figure
from marsad.claims.figures.governing.nouns import has_and, is_accusative, is_indefinite
from marsad.claims.figures.governing.parts import take_part
from marsad.claims.figures.governing.readings import outcome_at
from marsad.claims.figures.governing.signals import SOFT
from marsad.claims.figures.governing.state import Walk, assign
from marsad.text.tokens import Sentence

_JOINED: Final = ("numeral", "vague", "person", "outcome", "approximator", "particle")
_COMMAS: Final = (",", "،")
_ROW: Final = ("/", "|", "،", ",")
"""What stands between the items of a breakdown in one line."""
_GAP: Final = 12
"""Tokens that may stand between two figures of a list, and between two nouns of one."""
_GAP_OF_ONE: Final = 3
_BEFORE: Final = 3
"""Tokens before a figure in which what joins it is looked for."""
_HARM: Final = frozenset({"killed", "injured", "casualties"})
_SHARED: Final = frozenset({"killed", "injured", "abducted", "detained", "missing"})
"""What befalls those who are together."""
_TOGETHER: Final = (PERSON, OTHERS, BODY)
_OF_GROUPS: Final = frozenset(
    {"person", "demonym", "body", "party", "naming", "designator", "place", "calendar", "speaker"}
)
_HEADS: Final = frozenset({"person", "body", "party", "office"})
_TEENS: Final = 10
"""Above this the counted noun is accusative."""
_HUNDRED: Final = 100
"""From this on it is a singular that ends as others do."""


def continues(walk: Walk, figure: Figure) -> bool:
    """Whether a figure goes on from the last one: joined by `and`, a comma in a list, `in addition to`."""
    last = walk.last
    if last is None or last.outcome is None or figure.head_kind == UNKNOWN:
        return False
    if (figure.head_kind == OTHERS and figure.single) or not is_joined(walk, figure) or _counts_alone(walk, figure):
        return False
    if figure.whole_first - last.whole_last - 1 > _GAP or _is_of_row(walk, figure, last):
        return False
    return not any(_breaks_off(walk, at) for at in range(last.whole_last + 1, figure.whole_first))


def accompanies(walk: Walk, figure: Figure) -> bool:
    """Whether people are told together with those before them (خطف مهندس مع سائقه، قتل قائد برفقة ثلاثة من حراسه)."""
    last, sentence = walk.last, walk.sentence
    if last is None or last.outcome not in _SHARED or figure.head_kind not in _TOGETHER or figure.own:
        return False
    company = sentence.has(figure.whole_first - 1, "particle", "company")
    if company is None or sentence.at(figure.whole_first - 1, "particle", "with-company") is None:
        return False
    theirs = figure.head is not None and sentence.has(figure.head, "person", "pronoun") is not None
    if not theirs and figure.single:
        return False
    between = range(last.whole_last + 1, figure.whole_first - 1)
    words = all(sentence.is_word(at) or sentence.is_number(at) for at in between)
    return words and len(between) <= _GAP and all(_describes_them(walk, at) for at in between)


def _describes_them(walk: Walk, at: int) -> bool:
    """Whether a word can belong to those told before: a name, a rank, an adjective, a body or party with its number."""
    kinds = walk.sentence.words[at].kinds
    return at not in walk.by_token and (kinds <= _OF_GROUPS or not kinds.isdisjoint(_HEADS))


def _counts_alone(walk: Walk, figure: Figure) -> bool:
    """Whether a figure is no patient of a list: of a state, after a count (15 قتيلا و200 متضرر), or a bare `the 40`."""
    last = walk.last
    if last is not None and last.own and last.head_kind == COUNT and figure.head_kind == PERSON and not last.part_of:
        return walk.governor is None or walk.governor.figure is not last
    if figure.head_kind == BARE and walk.sentence.has(figure.whole_last + 1, "carrier", "masdar") is not None:
        return True
    definite = any("article" in match.features for match in walk.sentence.all_at(figure.first, "numeral"))
    return definite and figure.head_kind == BARE and figure.value is not None


def _is_of_row(walk: Walk, figure: Figure, last: Figure) -> bool:
    """Whether a figure is joined to one that waits (33 عنصراً، 20 من القوات و13 من الفصائل), not to the last told."""
    before = walk.waiting[-1] if walk.waiting else None
    if before is None or before.first < last.last or figure.head_kind != BODY or before.head_kind != BODY:
        return False
    return not any(form in _COMMAS for form in walk.sentence.forms[before.whole_last + 1 : figure.whole_first])


def continue_list(walk: Walk, figure: Figure, last: Figure) -> None:
    """Give a figure the fate of the last one, as one more part of its total or one more of its list."""
    assert last.outcome is not None
    if last.part_of is not None and walk.total is last.part_of:
        take_part(walk, figure, last.part_of)
        return
    assign(walk, figure, last.outcome, None, None, "list")
    figure.trigger, figure.trigger_token = last.trigger, last.trigger_token
    figure.follows, figure.spread = last, last.spread


def family_of(walk: Walk, figure: Figure) -> Figure | None:
    """The one family whose members a figure counts (مقتل أسرة من خمسة أفراد)."""
    last = walk.last
    if last is None or last.head is None or not last.single or figure.whole_first - last.whole_last != 2:
        return None
    if walk.sentence.has(last.head, "person", "collective") is None:
        return None
    return last if walk.sentence.at(figure.whole_first - 1, "particle", "of") is not None else None


def restates_families(walk: Walk, figure: Figure) -> Figure | None:
    """The families told right before, of whom a figure says how many people they are (1340 أسرة (نحو 6700 شخص))."""
    last = walk.last
    if last is None or last.head is None or last.outcome in (None, "other") or figure.head_kind != PERSON:
        return None
    if (
        last.value is None
        or (figure.value or 0) <= last.value
        or walk.sentence.has(last.head, "person", "collective") is None
    ):
        return None
    opening = figure.whole_first - 1
    beside = 0 < figure.whole_first - last.whole_last <= _BEFORE
    opens = walk.sentence.form(opening) == "(" or walk.sentence.at(opening, "particle", "any") is not None
    return last if beside and opens else None


def is_joined(walk: Walk, figure: Figure) -> bool:
    """Whether `and`, `in addition to`, or the comma of a list of parts stands before a figure."""
    sentence, first = walk.sentence, figure.whole_first
    if any(sentence.has(first, kind, "and") is not None for kind in _JOINED):
        return True
    for at in range(first - 1, max(first - 1 - _BEFORE, -1), -1):
        if sentence.at(at, "particle", "and") or sentence.at(at, "particle", "addition"):
            return True
        form = sentence.form(at)
        if form in _ROW and walk.last is not None and walk.last.spread:
            return at == first - 1
        if form in _COMMAS and walk.last is not None and figure.head_kind != BARE and not figure.single:
            return at == first - 1 and walk.total is not None
        if form not in SOFT and not sentence.at(at, "particle", "of"):
            break
    return _is_added(walk, first)


def continues_with_one(walk: Walk, figure: Figure, at: int) -> bool:
    """Whether one person goes on from the last figure (مقتل طفل وامرأة)."""
    last = walk.last
    if last is None or last.outcome is None or figure.clitic:
        return False
    if figure.head_kind == OTHERS or figure.rule == "single.one-of":
        return False
    if any(walk.sentence.at(back, "particle", "rank") is not None for back in range(last.whole_last + 1, at)):
        return False
    if (not has_and(walk, at) and not _is_added(walk, at)) or _is_carried_away(walk, last):
        return False
    if figure.head_kind == COUNT and figure.own != last.outcome:
        return is_indefinite(walk, at)
    known = _words_known(walk, last.whole_last + 1, at)
    if at - last.whole_last - 1 > _GAP or (known > _GAP_OF_ONE and not _tells_elsewhere(walk, last, at)):
        return False
    both_definite = last.single and last.head is not None and not is_indefinite(walk, last.head)
    return both_definite or is_indefinite(walk, at)


def _tells_elsewhere(walk: Walk, last: Figure, at: int) -> bool:
    """Whether one more is told right after a comma, each in a place (قتل طفل في غارة، وامرأة في قصف)."""
    sentence = walk.sentence
    if sentence.form(at - 1) not in _COMMAS or not is_indefinite(walk, at) or last.outcome not in _HARM:
        return False
    after = range(at + 1, at + 1 + _BEFORE)
    return _stands_in(sentence, range(last.whole_last + 1, at)) and _stands_in(sentence, after)


def _stands_in(sentence: Sentence, tokens: range) -> bool:
    return any(sentence.at(here, "particle", "in") is not None for here in tokens)


def _is_carried_away(walk: Walk, last: Figure) -> bool:
    """Whether one named dead is received, or buried, by those told after (استقبل جثمان الشهيد محافظ البلدة)."""
    governor = walk.governor
    if governor is None or governor.figure is not last or "body" not in governor.match.features or not last.single:
        return False
    return last.head is not None and any(
        "article" in match.features for kind in ("person", "outcome") for match in walk.sentence.all_at(last.head, kind)
    )


def _words_known(walk: Walk, first: int, end: int) -> int:
    """How many words between two nouns of a list are no names and no commas (وزيرة الصحة، قمر عدن، ووزير التربية)."""
    sentence = walk.sentence
    return sum(bool(sentence.words[at].matches) and sentence.forms[at] not in _COMMAS for at in range(first, end))


def is_attribute(walk: Walk, at: int, last: Figure) -> bool:
    """`12 عسكرياً ومدنياً`, `300 جندي وشرطي`: a second singular right after one after ten describes the same people."""
    if at != last.whole_last + 1 or (last.value or 0) <= _TEENS:
        return False
    return is_accusative(walk, at) or ((last.value or 0) >= _HUNDRED and is_indefinite(walk, at))


def _breaks_off(walk: Walk, at: int) -> bool:
    """Whether a new clause begins, or another outcome word stands, between two figures."""
    sentence = walk.sentence
    if sentence.at(at, "particle", "clause") and not sentence.at(at, "particle", "addition"):
        return True
    if sentence.at(at, "particle", "with-company"):  # جثمان الشهيد بحضور مدير الشرطة وعدد من الضباط
        return True
    outcome = outcome_at(walk, at)
    return outcome is not None and "pronoun" not in outcome.features and walk.governor is None


def _is_added(walk: Walk, at: int) -> bool:
    """Whether `in addition to` stands right before."""
    for back in range(max(at - _BEFORE, 0), at):
        match = walk.sentence.at(back, "particle", "addition")
        if match is not None and back + match.size == at:
            return True
    return False
