"""Ranges: `بين 10 و12`, `من 10 إلى 12`, `10-12`, `10 أو 12`, `بين 10 و15 ألفاً`."""

from __future__ import annotations

from typing import Final, NamedTuple

from marsad.mentions.approximation import before_article, ending_at, tells_change
from marsad.mentions.counting import is_counted
from marsad.mentions.numerals import Numeral, Original, read_numeral
from marsad.text.tokens import Sentence

_LINKING: Final = frozenset({"particle", "numeral"})
_SCORE: Final = 20
"""Two numbers up to this, with a hyphen and no noun after them, may be the score of a match."""


class Range(NamedTuple):
    """Two numbers that are the ends of one quantity, and the first token of its whole phrase."""

    low: Numeral
    high: Numeral
    whole_first: int


def read_range(sentence: Sentence, low: Numeral, floor: int, original: Original | None = None) -> Range | None:
    """The range whose first number is `low`; None where what follows makes none."""
    if not _may_go_on(sentence, low):
        return None
    first = before_article(sentence, low.first)
    between = ending_at(sentence, first, floor, "between")
    if between is not None:
        found = _between(sentence, low, original)
        if found is not None:
            return Range(*found, first - between.size)
    high = _linked(sentence, low, first, original)
    if high is None:
        return None
    low = _scaled(low, high)
    opened = first > floor and sentence.at(first - 1, "particle", "of") is not None
    return Range(low, high, first - 1 if opened else first) if low.value < high.value else None


def _may_go_on(sentence: Sentence, low: Numeral) -> bool:
    """Whether a second number could follow, or be the end of what was read as one (`بين ثلاثة وعشرين`)."""
    at = low.last + 1
    if low.last > low.first:
        return True
    return at < len(sentence) and (sentence.forms[at] == "-" or not sentence.words[at].kinds.isdisjoint(_LINKING))


def _between(sentence: Sentence, low: Numeral, original: Original | None) -> tuple[Numeral, Numeral] | None:
    for compound in (True, False):
        one = low if compound else read_numeral(sentence, low.first, original, compound=False)
        high = read_numeral(sentence, one.last + 1, original, joined=True) if one else None
        if one is None or high is None:
            continue
        one = _scaled(one, high)
        if one.value < high.value:
            return one, high
    return None


def _linked(sentence: Sentence, low: Numeral, first: int, original: Original | None) -> Numeral | None:
    at = low.last + 1
    if at + 1 >= len(sentence):
        return None
    if sentence.forms[at] == "-":
        high = read_numeral(sentence, at + 1, original)
        return high if high is not None and _is_hyphened(sentence, low, high) else None
    if sentence.at(at, "particle", "or"):
        return _plain(sentence, at + 1, original)
    if sentence.at(at, "particle", "to-place") and not _is_other_link(sentence, at, low, first):
        return _plain(sentence, at + 1, original)
    return None


def _is_other_link(sentence: Sentence, at: int, low: Numeral, first: int) -> bool:
    """`نحو` is about, `من 2008 إلى 750 ألفا` and `ارتفعت من 10 إلى 12` tell of a change."""
    year = low.digits and len(sentence.forms[low.first]) == 4 and sentence.is_word(first - 1)
    named = year and sentence.at(first - 1, "unit") is not None
    return named or sentence.at(at, "approximator") is not None or tells_change(sentence, first)


def _plain(sentence: Sentence, at: int, original: Original | None) -> Numeral | None:
    at += sentence.at(at, "particle", "article") is not None
    return read_numeral(sentence, at, original)


def _is_hyphened(sentence: Sentence, low: Numeral, high: Numeral) -> bool:
    """No score, no chain: `10-12 شخصا`, `عشرة - خمسة عشر`; with small numbers only before a noun."""
    if sentence.form(high.last + 1) == "-":
        return False
    at = high.last + 1
    if not (low.digits and high.digits) or is_counted(sentence, at):
        return True
    return sentence.is_word(at) and sentence.at(at, "particle") is None and high.value > _SCORE


def _scaled(low: Numeral, high: Numeral) -> Numeral:
    """In `بين 10 و15 ألفاً` the scale is of both."""
    if low.scale == 1 < high.scale and low.value < high.coefficient:
        return low._replace(value=low.value * high.scale, scale=high.scale)
    return low
