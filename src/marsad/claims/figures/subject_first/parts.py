"""Totals and their parts: `nine people, among them two children`, `eight of them women`, `a child among them`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, THEM, Figure
from marsad.claims.figures.subject_first.marks import is_joint, mark, skip_light
from marsad.text.tokens import Sentence

_OPENING: Final = 3
_MOST_PARTS: Final = 12
_SPELLING: Final = frozenset({":", "-", "(", ","})
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


def spelt_out(sentence: Sentence, total: Figure, figures: list[Figure], at: int) -> bool:
    """Whether the figures from `at` on spell a total out, after a sign right behind it, and make it up exactly.

    `two employees, one man and one woman`, `four workers (three men and a driver)`; after a colon they need not.
    """
    sign = total.whole_last + 1
    if sentence.form(sign) not in _SPELLING or figures[at].whole_first != sign + 1:
        return False
    if sentence.form(sign) in _SURE and not figures[at].single:
        return True
    if total.value is None:
        return False
    left, before = total.value, None
    for figure in figures[at : at + _MOST_PARTS]:
        if figure.value is None or (
            before is not None and not is_joint(sentence, before.whole_last + 1, figure.whole_first)
        ):
            break
        left -= figure.value
        before = figure
        if left <= 0:
            break
    return left == 0 and before is not figures[at]


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


def is_told_back(figure: Figure) -> bool:
    """Whether a figure counts some of those told before it."""
    return figure.head_kind == THEM


def is_lone(figure: Figure) -> bool:
    """Whether a part says nobody's kind, and may be anything (`including one near the hospital`)."""
    return figure.head_kind == BARE and figure.value == 1
