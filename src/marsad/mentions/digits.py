"""The value of a run of digits with its separators (`12,500`, `3.5`), also where it goes on over a space."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Final

from marsad.text.tokens import Sentence

LONGEST: Final = 15
"""Digits beyond which a number counts nothing that befell people."""
COMMA: Final = "\u060c"


def continues(sentence: Sentence, first: int, at: int) -> bool:
    """Whether token `at` goes on a number in groups of three, parted by a space or an Arabic comma (`12 500`)."""
    if at >= len(sentence):
        return False
    before = sentence.forms[at - 1]
    sizes = (1, 2, 3) if at - 1 == first else (3,)
    if not before.isdecimal() or len(before) not in sizes or sentence.forms[first][0] == "0":
        return False
    gap = sentence.starts[at] - sentence.ends[at - 1]
    if gap == 0 and sentence.forms[at] == COMMA and sentence.glued(at + 1):
        at += 1
    elif gap != 1:
        return False
    form = sentence.form(at)
    return len(form) == 3 and form.isdecimal()


def digits_value(written: str) -> Fraction | int | None:
    """The value of a run of digits with separators; None for what is no number (`007`, `1.2.2011`, `1,2345`)."""
    if len(written) > LONGEST + LONGEST // 3 or (written[0] == "0" and written[1:2].isdecimal()):
        return None
    if written.isdecimal():
        return int(written) if len(written) <= LONGEST else None
    groups = written.replace(",", ".").split(".")
    marks = [sign for sign in written if sign in ",."]
    if (
        groups[0] != "0"
        and len(groups[0]) <= 3
        and all(len(group) == 3 for group in groups[1:])
        and len(set(marks)) == 1
    ):
        return int("".join(groups))
    return _decimal(groups, marks)


def _decimal(groups: list[str], marks: list[str]) -> Fraction | None:
    """`3.5`, `1,234.5`: the last mark parts the fraction, and any before it are of another kind."""
    thousands = groups[1:-1]
    if any(len(group) != 3 for group in thousands) or any(one == marks[-1] for one in marks[:-1]):
        return None
    if len(groups[-1]) > 3 or any(one != other for one, other in pairwise(marks[:-1])):
        return None
    return Fraction(int("".join(groups)), 10 ** len(groups[-1]))
