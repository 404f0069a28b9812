"""A report's own words on a page, in their direction, with the words of each slot marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from marsad.model.report import Report

_WORD = 40
"""Characters that the rest of a word may have."""
_BEFORE, _AFTER = re.compile(r"\S+\Z"), re.compile(r"\S+")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "ckb", "he", "ur", "ps"})
Marked = tuple[int, int, str]
"""Start and end in the report's text, and what the words between fill."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: plain, or of the slots and claims that its words fill."""

    text: str
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a report's text in pieces, with its language and direction."""

    language: str
    dir: str
    pieces: tuple[Piece, ...]


def words_of(report: Report, around: tuple[int, int], marked: Iterable[Marked]) -> Words:
    """The words of a report at `around`, cut where a mark begins or ends; a mark reaches no further than they do."""
    start, end = whole_words(report.text, *around)
    inside = sorted({(max(a, start), min(b, end), slot) for a, b, slot in marked if a < end and b > start})
    return Words(report.language, direction(report.language), tuple(_pieces(report.text, start, end, inside)))


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a text made so long that no word is cut at its ends; words without an end are cut."""
    before, after = _BEFORE.search(text, max(start - _WORD, 0), start), _AFTER.match(text, end, end + _WORD)
    cut_before = start < len(text) and not text[start].isspace() and before is not None
    cut_after = end > 0 and not text[end - 1].isspace() and after is not None
    return before.start() if before and cut_before else start, after.end() if after and cut_after else end


def direction(language: str) -> str:
    """The direction in which a language is written."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def _pieces(text: str, start: int, end: int, marks: Sequence[Marked]) -> Iterable[Piece]:
    cuts = sorted({start, end, *(a for a, _, _ in marks), *(b for _, b, _ in marks)})
    for first, last in pairwise(cuts):
        slots = tuple(dict.fromkeys(slot for a, b, slot in marks if a <= first and b >= last))
        yield Piece(shown(text[first:last]), slots)


def shown(text: str) -> str:
    """Text whose controls of direction are seen and not obeyed: one that is not closed would turn the page around."""
    return text.translate(_SEEN)


_DIRECTION = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROL = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F)
#: A carriage return would be made a line's end by browsers, and every offset behind it be one less.
_SEEN = dict.fromkeys(_DIRECTION, "\u2423") | dict.fromkeys(_CONTROL, "\ufffd") | {0x0D: "\u200b"}
