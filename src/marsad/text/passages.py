"""Passages of another language within a report: an English quotation in an Arabic one, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from marsad.languages.letters import others, scripts

Span = tuple[int, int]
#: Words of the shortest passage: fewer are a name, or the title of a book.
_FEWEST = 5
_LONGEST_NUMBER = 12
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*+ \Z")


def foreign_passages(text: str, language: str, *, latin: bool = False) -> dict[str, list[Span]]:
    """Where a report has passages in the script of another language that is read, by that language.

    A report whose own language is written in Latin letters has none in them: nothing there tells the two apart.
    Names, addresses and the like are none: a passage has five words in a row, and may have numbers and signs within.
    """
    found: dict[str, list[Span]] = {}
    for script in scripts():
        if script.code != language and not (latin and script.latin):
            matches = _pattern(script.letters).finditer(text)
            spans = [(_begin(text, match.start()), match.end()) for match in matches]
            spans = [(start, end) for start, end in spans if _is_of(script.code, text[start:end])]
            if spans:
                found[script.code] = spans
    return found


def _begin(text: str, start: int) -> int:
    """Where a passage begins, the number before its first word with it."""
    number = _NUMBER.search(text, max(start - _LONGEST_NUMBER, 0), start)
    return start if number is None else number.start()


def only(text: str, spans: Sequence[Span]) -> str:
    """The text with all but some stretches of it blank: what is left stands at its own offsets, on lines of its own."""
    kept: list[str] = []
    end = 0
    for start, after in spans:
        kept += [_blank(start - end), text[start:after]]
        end = after
    return "".join([*kept, _blank(len(text) - end)])


def _blank(size: int) -> str:
    """Nothing but spaces, with the end of a line: two passages are no one sentence."""
    return " " * (size - 1) + "\n" if size else ""


def _is_of(code: str, passage: str) -> bool:
    """Whether a passage is not in another language of the same script, as far as its letters tell."""
    return code != "ar" or not any(letter in passage for other in others() for letter in other.own)


@cache
def _pattern(letters: str) -> re.Pattern[str]:
    """Matches words of some letters, with numbers and signs between them but no letters of another script.

    It begins where no other word could, and gives nothing back: a search takes time linear in the text.
    """
    more = rf"[{letters}'’\-]*+"
    space = r"[^\w\s]{0,3}+[^\S\n]{1,3}+[^\w\s]{0,3}+"
    between = rf"{space}(?:\d[\d.,:]*+{space}){{0,3}}+"
    return re.compile(
        rf"[{letters}](?<![\w.,'’\-][{letters}]){more}(?:{between}[{letters}]{more}){{{_FEWEST - 1},}}+[.!?؟]?"
    )
