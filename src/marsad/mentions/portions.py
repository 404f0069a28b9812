"""A part of a year or month that is told by its place: `النصف الأول من عام 2015`, `الأشهر الستة الأولى من العام`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from marsad.mentions.calendars import expand, iso
from marsad.text.tokens import Sentence

_MONTHS: Final = 12
_HALF: Final = 15
"""The last day of a month's first half."""

Whole = Callable[[int], int | None]


class Portion(NamedTuple):
    """A part of a whole, from the share `low` of it up to `high`, of so many `parts`; its first token."""

    first: int
    low: int
    high: int
    parts: int


def portion_before(sentence: Sentence, at: int) -> Portion | None:
    """The part of a period that ends right before the token at which the period begins (`النصف الأول من`)."""
    end = at - 1
    if sentence.at(end, "calendar", "of") is not None:
        end -= 1
    elif not _belongs(sentence, at):
        return None
    for size in (1, 2):
        head = sentence.at(end - size, "calendar", "portion")
        place = sentence.at(end - size + 1, "day", "of-month")
        if head is not None and head.entry.value and place is not None and place.size == size:
            which = place.entry.value or 0
            return Portion(end - size, which - 1, which, head.entry.value) if 1 <= which <= head.entry.value else None
    return None


def _belongs(sentence: Sentence, at: int) -> bool:
    """Whether the period at a token stands behind a preposition of its own (`لعام 2015`)."""
    word = sentence.at(at, "period", "year")
    return word is not None and "to" in word.features


def first_months(sentence: Sentence, at: int, count: Whole) -> Portion | None:
    """The first months of the year that begins at a token (`الأشهر الستة الأولى من`); `count` reads a number there."""
    end = at - 1
    if sentence.at(end, "calendar", "of") is None or sentence.at(end - 1, "calendar", "leading") is None:
        return None
    months = sentence.at(end - 3, "period", "month")
    if months is None or not months.features >= {"article", "plural"}:
        return None
    many = count(end - 2)
    return Portion(end - 3, 0, many, _MONTHS) if many is not None and 1 <= many < _MONTHS else None


def portion_of(days: tuple[str | None, str | None], portion: Portion) -> tuple[str, str] | None:
    """First and last month (or day) of a part of a year (or month); None of anything else."""
    whole = days[0]
    if whole is None or days[1] != whole:
        return None
    if len(whole) == len("2015"):
        length, year = _MONTHS // portion.parts, int(whole)
        return iso(year, portion.low * length + 1), iso(year, portion.high * length)
    if len(whole) == len("2015-07") and portion.parts == 2:
        return (
            (expand(whole), f"{whole}-{_HALF}")
            if portion.low == 0
            else (f"{whole}-{_HALF + 1}", expand(whole, last=True))
        )
    return None
