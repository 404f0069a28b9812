"""The report's own words around a figure, cut to a few lines of a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rich.cells import cell_len

from marsad.interface.labels import enclose, plain

Stretch = tuple[int, int]
Bold = Callable[[str], str]
_WORD = re.compile(r"\S+")
_LONGEST_WORD = 60
#: How many lines a quotation has where its focus needs no more, and at the most.
LINES, MOST_LINES = 3, 6


def quote(
    text: str, around: Stretch, focus: Stretch, marked: Sequence[Stretch], width: int, bold: Bold, lines: int = LINES
) -> list[str]:
    """Lines of at most `width` cells, each isolated: the words of `around` nearest to `focus`, `marked` ones in bold.

    So many lines' worth of words is kept, more where the focus is longer; an ellipsis stands for the rest.
    """
    lines = max(lines, min(MOST_LINES, cell_len(plain(text[focus[0] : focus[1]])) // width + 2))
    start, end = max(around[0], focus[0] - lines * width), min(around[1], focus[1] + lines * width)
    words = [_clip(match.span()) for match in _WORD.finditer(text, start, end)]
    cells = [cell_len(plain(text[first:last])) for first, last in words]
    first, last = _nearest(words, cells, focus, lines * width - 8 * (lines - 1) - 4)
    kept = zip(words[first:last], cells[first:last], strict=True)
    shown = [(_show(text, word, marked, bold), size) for word, size in kept]
    if shown and text[around[0] : words[first][0]].strip():
        shown.insert(0, ("…", 1))
    if shown and text[words[last - 1][1] : around[1]].strip():
        shown.append(("…", 1))
    return [enclose(line) for line in _wrap(shown, width)]


def _nearest(words: Sequence[Stretch], cells: Sequence[int], focus: Stretch, room: int) -> tuple[int, int]:
    """The range of words that fit into so many cells: those of the focus, then as many before it as after."""
    inside = [at for at, (start, end) in enumerate(words) if start < focus[1] and end > focus[0]] or [0]
    first, last = inside[0], min(inside[-1] + 1, len(words))
    room -= sum(cells[first:last]) + last - first
    while room < 0 and last - first > 1:
        last -= 1
        room += cells[last] + 1
    begin, end = first, last
    while first > 0 or last < len(words):
        after = last < len(words) and (first == 0 or last - end <= begin - first)
        room -= cells[last if after else first - 1] + 1
        if room < 0:
            break
        first, last = (first, last + 1) if after else (first - 1, last)
    return first, last


def _clip(word: Stretch) -> Stretch:
    return word[0], min(word[1], word[0] + _LONGEST_WORD)


def _show(text: str, word: Stretch, marked: Sequence[Stretch], bold: Bold) -> str:
    """A word, with the part of it that is marked in bold (`181` of `181،`)."""
    start, end = word
    for mark in marked:
        first, last = max(mark[0], start), min(mark[1], end)
        if first < last:
            return plain(text[start:first]) + bold(plain(text[first:last])) + plain(text[last:end])
    return plain(text[start:end])


def _wrap(words: Sequence[tuple[str, int]], width: int) -> list[str]:
    lines: list[list[str]] = [[]]
    room = width
    for word, cells in words:
        if lines[-1] and cells > room:
            lines.append([])
            room = width
        lines[-1].append(word)
        room -= cells + 1
    return [" ".join(line) for line in lines if line]
