"""Quotations that open in one sentence and close in a later one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from marsad.text.fold import Folded

_LONGEST: Final = 6000
"""Characters of the longest quotation; what is longer is an unclosed mark."""
_MARK = re.compile('["«»]|[\n\r]+')
_MARKS: Final = '"»'
"""What every quotation ends with."""
_OPENING: Final = "“„"
_CLOSING: Final = "”"
_CURLED: Final = _OPENING + _CLOSING


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation over more than one sentence: offsets in the folded text, numbers of its first and last sentence."""

    start: int
    end: int
    first: int
    last: int


class Quotations:
    """The long quotations of a report, paired when a place first may stand in one."""

    def __init__(self, folded: Folded, bounds: Sequence[tuple[int, int]]) -> None:
        self._folded = folded
        self._bounds = bounds
        self._straight = '"' in folded.text
        self._curled = self._straight and any(shape in folded.original for shape in _CURLED)
        self._found: list[Quotation] | None = None
        self._starts: list[int] = []

    def over(self, offset: int) -> Quotation | None:
        """The quotation that an offset of the folded text stands in, its marks included."""
        if not self._may_cover(offset):
            return None
        if self._found is None:
            self._found = long_quotations(self._folded, self._bounds)
            self._starts = [quotation.start for quotation in self._found]
        at = bisect_right(self._starts, offset) - 1
        return self._found[at] if at >= 0 and self._found[at].end >= offset else None

    def _may_cover(self, offset: int) -> bool:
        """Whether the marks right before an offset leave a quotation open there."""
        text = self._folded.text
        near = max(0, offset - _LONGEST)
        if text.rfind("«", near, offset + 1) > text.rfind("»", near, offset):
            return True
        if not self._straight:
            return False
        line = max(text.rfind("\n", near, offset), text.rfind("\r", near, offset))
        if self._curled or text[offset] == '"' or (line < 0 and near > 0):
            return True
        return text.count('"', line + 1, offset) % 2 == 1


def long_quotations(folded: Folded, bounds: Sequence[tuple[int, int]]) -> list[Quotation]:
    """Every quotation that crosses an end of sentence, in order, in time linear in the text."""
    if not any(mark in folded.text for mark in _MARKS):
        return []
    starts = [start for start, _ in bounds]
    found: list[Quotation] = []
    for start, end in _quotations(folded):
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end) - 1
        if last > first >= 0 and (not found or found[-1].end <= start):
            found.append(Quotation(start, end, first, last))
    return found


def _quotations(folded: Folded) -> list[tuple[int, int]]:
    """Pairs of marks. A straight mark opens and closes within one line; guillemets and curled marks by their shape."""
    pairs: list[tuple[int, int]] = []
    straight = guillemet = curled = -1
    depth = 0
    curls = any(shape in folded.original for shape in _CURLED)
    for match in _MARK.finditer(folded.text):
        at = match.start()
        sign = match[0]
        if sign == "«":
            guillemet = at
        elif sign == "»":
            if guillemet >= 0 and at - guillemet <= _LONGEST:
                pairs.append((guillemet, at))
            guillemet = -1
        elif sign != '"':
            straight = -1
        else:
            shape = folded.original[folded.origin(at)] if curls else sign
            if shape in _OPENING:
                if depth == 0 or at - curled > _LONGEST:
                    curled, depth = at, 0
                depth += 1
            elif shape in _CLOSING and depth:
                depth -= 1
                if depth == 0 and at - curled <= _LONGEST:
                    pairs.append((curled, at))
            elif straight >= 0:
                pairs.append((straight, at))
                straight = -1
            else:
                straight = at
    pairs.sort()
    return pairs
