"""Fold a copy of the text for reading; keep the map back, so that every span points into the original."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from marsad.languages.orthography import Orthography
from marsad.model.span import Span


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded copy of `original`; `span` gives the original words for a stretch of the copy.

    Between two reshaped runs the copy and the original run in step: `_breaks` holds, for each run, the folded offset
    right after it, and `_shifts` how much further on the original then is.
    """

    original: str
    text: str
    marks: str = ""
    _breaks: list[int] = field(default_factory=list)
    _shifts: list[int] = field(default_factory=list)

    def origin(self, offset: int) -> int:
        """The offset in the original of the character at `offset` of the copy."""
        at = bisect_right(self._breaks, offset) - 1
        return offset if at < 0 else offset + self._shifts[at]

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the copy's `start:end`, the last letter's own marks included."""
        if not self._breaks:
            return start, max(start, end)  # nothing fell away, so that no mark stands anywhere
        first = self.origin(start)
        if end <= start:
            return first, first
        last = self.origin(end - 1) + 1
        while last < len(self.original) and self.original[last] in self.marks:
            last += 1
        return first, last

    def span(self, start: int, end: int) -> Span:
        """The original words of the copy's `start:end`."""
        first, last = self.bounds(start, end)
        return Span(first, last, self.original[first:last])


def fold(text: str, orthography: Orthography) -> Folded:
    """A folded copy of `text`, in time linear in its length."""
    table = orthography.table
    whole = orthography.mend(text)
    breaks: list[int] = []
    shifts: list[int] = []
    shift = 0
    for run in orthography.reshaping.finditer(whole):
        start, end = run.span()
        width = len(run[0].translate(table)) if end - start > 1 else len(table[ord(run[0])] or "")
        folded_start = start - shift
        if width > 1:  # a ligature: every letter of it stands where the ligature stands
            for letter in range(width):
                breaks.append(folded_start + letter)
                shifts.append(min(start + letter, end - 1) - folded_start - letter)
        shift += end - start - width
        breaks.append(folded_start + width)
        shifts.append(shift)
    return Folded(text, orthography.fold(whole), orthography.marks, breaks, shifts)
