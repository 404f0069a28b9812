"""Totals and their parts: `nine people, among them two children`, `eight of them women`, `a child among them`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, Figure
from marsad.claims.figures.group_words import tags_of
from marsad.claims.figures.subject_first.marks import is_joint, mark, marked, skip_light
from marsad.text.tokens import Sentence

_OPENING: Final = 3
_MOST_PARTS: Final = 12
_OUTCOME_WORDS: Final = 4
_MORE: Final = 9
"""Tokens that tell more of one part before the next."""
_SPELLING: Final = frozenset({":", "-", "(", ","})
_AGES_AND_SEXES: Final = frozenset({"child", "woman", "man"})
_AFTER_FATE: Final = frozenset("(:")
_SURE: Final = frozenset({":", "-"})


def opens_part(sentence: Sentence, figure: Figure) -> int | None:
    """The token where words open a list of parts right before a figure (`including`, `among them`), None if none do."""
    at = figure.whole_first
    for back in range(at - 1, max(at - 1 - _OPENING, -1), -1):
        match = mark(sentence, back, "among")
        if match is not None:
            end = skip_light(sentence, back + match.size)
            return back if end >= at or is_joint(sentence, end, at) else None
    return None


def spelt_out(sentence: Sentence, total: Figure, figures: list[Figure], at: int) -> list[Figure]:
    """The figures from `at` on that spell a total out, after a sign right behind it; they make it up exactly.

    `two employees, one man and one woman`, `four workers (three men and a driver)`; after a colon they need not.
    """
    sign = figures[at].whole_first - 1
    if sentence.form(sign) not in _SPELLING or not _leads_to_sign(sentence, total.whole_last + 1, sign):
        return []
    sure = [figures[at]] if sentence.form(sign) in _SURE and not figures[at].single else []
    if total.value is None:
        return sure
    found: list[Figure] = []
    left, before = total.value, None
    for figure in figures[at : at + _MOST_PARTS]:
        if figure.value is None or (
            before is not None and not _is_next_part(sentence, before.whole_last + 1, figure.whole_first)
        ):
            break
        if _are_others(sentence, total, figure):
            return []
        left -= figure.value
        before = figure
        found.append(figure)
        if left <= 0:
            break
    return found if left == 0 and len(found) > 1 else sure


def _leads_to_sign(sentence: Sentence, first: int, sign: int) -> bool:
    """Whether nothing but what befell a total stands between it and a sign (`two staff wounded (one raped`)."""
    if first == sign:
        return True
    if sentence.form(sign) not in _AFTER_FATE:
        return False
    if marked(sentence, first, "preposition") is not None:  # four workers of a charity (one woman and three men)
        return sign - first <= _MORE and all(sentence.is_word(at) for at in range(first, sign))
    if sign - first > _OUTCOME_WORDS:
        return False
    return all(
        "outcome" in sentence.words[at].kinds or mark(sentence, at, "was", "adverb", "and") is not None
        for at in range(first, sign)
    )


def _is_next_part(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a part goes on from one that ends before `first`: right away, or behind what tells more of that one."""
    if is_joint(sentence, first, end):
        return True
    if end - first > _MORE or (mark(sentence, end - 1, "and") is None and sentence.form(end - 1) != ","):
        return False
    return all(
        mark(sentence, at, "was", "have", "they", "clause", "relative") is None
        and "reporting" not in sentence.words[at].kinds
        for at in range(first, end)
    )


def _are_others(sentence: Sentence, total: Figure, figure: Figure) -> bool:
    """Whether a figure counts people whom a total cannot hold (`two children, a woman and a doctor`)."""
    whole, part = _kind(sentence, total), _kind(sentence, figure)
    return bool(whole and part) and not whole & part and "child" not in part


def _kind(sentence: Sentence, figure: Figure) -> frozenset[str]:
    """The age and sex that the noun of a figure states."""
    noun = None if figure.head is None else sentence.at(figure.head, "person")
    return frozenset() if noun is None else _AGES_AND_SEXES & tags_of(noun)


def is_among_them(sentence: Sentence, figure: Figure) -> bool:
    """Whether words after a figure make it a part (`a child among them`)."""
    at = skip_light(sentence, figure.whole_last + 1)
    match = mark(sentence, at, "among")
    return match is not None and "after" in match.features


def is_part(total: Figure, figure: Figure) -> bool:
    """Whether a figure can be a part of a total: not more than it."""
    if figure is total or total.value == 1:
        return False
    if figure.value is None or total.value is None:
        return True
    return figure.value <= (total.value_high or total.value)


def whole_of(total: Figure) -> Figure:
    """The total that a list of parts is of, where the figure before it is itself a part."""
    return total.part_of if total.part_of is not None and total.value in (1, None) else total


def goes_on(sentence: Sentence, part: Figure, figure: Figure) -> bool:
    """Whether a figure is one more of a list of parts (`including a child and two women`)."""
    if figure.rule == "single.definite" and mark(sentence, figure.whole_first - 1, "and", "addition") is None:
        return False
    return part.part_of is not None and is_joint(sentence, part.whole_last + 1, figure.whole_first)


def is_lone(figure: Figure) -> bool:
    """Whether a part says nobody's kind, and may be anything (`including one near the hospital`)."""
    return figure.head_kind == BARE and figure.value == 1
