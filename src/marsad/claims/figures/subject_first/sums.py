"""Figures that make a total exactly: `136: 84 rebels, 45 guards and seven civilians`."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from marsad.claims.figures.figure import BARE, BODY, COUNT, PERSON, UNKNOWN, Figure
from marsad.claims.figures.subject_first.marks import mark
from marsad.text.tokens import Sentence

_LEAST: Final = 4
"""Smaller totals are made by chance."""
_MOST_PARTS: Final = 8
_COUNTED_ONES: Final = frozenset({"single.indefinite", "single.other"})
_BETWEEN: Final = 14
"""Tokens between two parts of one total, or between it and the sign that opens its parts."""
_BACK: Final = 3
"""How many sentences back a total can stand whose parts one sentence tells."""
_PARTS: Final = frozenset({BARE, PERSON, COUNT, BODY, UNKNOWN})
_SIGN: Final = ":"
_ENDS: Final = frozenset(";.")


def spelt_behind_sign(sentence: Sentence, figures: list[Figure]) -> dict[Figure, Figure]:
    """The parts of totals that figures behind a colon make exactly, each with its total."""
    found: dict[Figure, Figure] = {}
    figures = [figure for figure in figures if not figure.single or figure.rule in _COUNTED_ONES]
    for at, (total, first) in enumerate(pairwise(figures)):
        if total in found or (total.value or 0) < _LEAST or not _opens_parts(sentence, total, first):
            continue
        parts = _making(sentence, figures[at + 1 :], total.value or 0)
        found.update((part, total) for part in parts)
    return found


def all_of_earlier(sentence: Sentence, figures: list[Figure], before: list[Figure]) -> Figure | None:
    """The total of a sentence before that all the figures of one make exactly."""
    numbers = [figure for figure in figures if not figure.single or figure.rule in _COUNTED_ONES]
    if not 1 < len(numbers) <= _MOST_PARTS:
        return None
    if any(figure.value is None or figure.head_kind not in _PARTS for figure in numbers):
        return None
    whole = sum(figure.value or 0 for figure in numbers)
    for total in reversed(before):
        if sentence.number - total.sentence > _BACK:
            return None
        if total.value == whole >= _LEAST and total.part_of is None and total.outcome not in (None, "other"):
            return total
    return None


def is_closing_sum(sentence: Sentence, figure: Figure, kept: list[Figure]) -> bool:
    """Whether a figure sums up those told before it in its sentence (`77 guards and four civilians: 81 in all`)."""
    if figure.head_kind not in (BARE, UNKNOWN) or mark(sentence, figure.last + 1, "sum") is None:
        return False
    told = [one for one in kept if one.part_of is None]
    return (
        len(told) > 1
        and figure.value == sum(one.value or 0 for one in told)
        and len({one.outcome for one in told}) == 1
    )


def _opens_parts(sentence: Sentence, total: Figure, first: Figure) -> bool:
    """Whether a colon opens the parts of a total right before the first of them."""
    sign = first.whole_first - 1
    return sentence.form(sign) == _SIGN and sign - total.whole_last <= _BETWEEN


def _making(sentence: Sentence, figures: list[Figure], left: int) -> list[Figure]:
    """The figures in a row that make a number exactly, none where they do not."""
    found: list[Figure] = []
    for figure in figures[:_MOST_PARTS]:
        if figure.value is None or figure.head_kind not in _PARTS or (found and _is_apart(sentence, found[-1], figure)):
            return []
        found.append(figure)
        left -= figure.value
        if left <= 0:
            break
    return found if left == 0 and len(found) > 1 else []


def _is_apart(sentence: Sentence, part: Figure, figure: Figure) -> bool:
    between = range(part.whole_last + 1, figure.whole_first)
    return len(between) > _BETWEEN or any(sentence.forms[at] in _ENDS for at in between)
