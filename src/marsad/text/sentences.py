"""Where sentences begin and end in a folded text."""

from __future__ import annotations

import re
from collections.abc import Callable

from marsad.languages.orthography import Stops
from marsad.text.fold import Folded

#: Opens with one set of signs, which lets the search run over other signs quickly: then what follows each kind.
_END = re.compile(r"[.!?؟…\n\r\v\f\u0085\u2028\u2029](?:(?<=[.!?؟…])[.!?؟…]*[\"'»›)\]]*|[\n\r\v\f\u0085\u2028\u2029]*)")
_NAME = 24
_OPENS = ('"', "«")
_CLOSES = ('"', "»")
#: No sentence of news is longer; what is (a table, a page without stops) is cut, so that reading stays linear.
_LONGEST = 2000
_LINE = "\n\r\v\f\u0085\u2028\u2029"
_QUOTES = "\"'»›)]"
_ABBREVIATION = 12
"""Letters and stops of the longest abbreviation."""
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s*")

Capital = Callable[[int], bool]
"""Tells whether the report writes the letter at an offset of the folded text as a capital."""


def split(folded: Folded, stops: Stops | None) -> list[tuple[int, int]]:
    """The sentences of a folded text; by `stops` and the capitals of the report, where the language writes them."""
    if stops is None:
        return sentences(folded.text)
    original, origin = folded.original, folded.origin
    return sentences(folded.text, _Stopping(folded.text, stops, lambda at: original[origin(at)].isupper()).goes_on)


def sentences(text: str, goes_on: Callable[[int, int], bool] | None = None) -> list[tuple[int, int]]:
    """Start and end of every sentence of a folded text, white space trimmed, in time linear in its length.

    A full stop ends a sentence where a space, the end or an Arabic letter follows (`تشرين.ووفقاً`), not inside a
    number, an address (`arta.fm`), or after a single letter (`أ.ف.ب`, `د. سامر`). Ends of lines always do, and what is
    longer than any sentence of news is cut at a comma or space. Where a language has its own stops, `goes_on` tells
    whether a sentence goes on behind the one at an offset, which ends at another.
    """
    found: list[tuple[int, int]] = []
    start = 0
    size = len(text)
    for match in _END.finditer(text):
        at, after = match.span()
        if text[at] not in _LINE and (not _ends(text, at, after, size) if goes_on is None else goes_on(at, after)):
            continue
        _add(found, text, start, after)
        start = after
    _add(found, text, start, size)
    return found


def _ends(text: str, at: int, after: int, size: int) -> bool:
    if after - at > 1 or text[at] != ".":
        return after >= size or text[after] != "،"
    before = text[at - 1] if at else " "
    if before.isalpha() and (at < 2 or not text[at - 2].isalnum()):  # a single letter: an abbreviation
        return False
    if after >= size:
        return True
    follows = text[after]
    if follows.isspace():
        return True
    if before.isascii() and before.isalnum():
        return not (follows.isascii() and follows.isalnum())
    return not follows.isdigit() and not _inside_name(text, at, after)


class _Stopping:
    """Where sentences go on behind a stop, in a language that writes capitals."""

    def __init__(self, text: str, stops: Stops, capital: Capital) -> None:
        self._text = text
        self._stops = stops
        self._capital = capital

    def goes_on(self, at: int, after: int) -> bool:
        """Whether the stops at `at:after`, with the quotation marks that close behind them, end no sentence."""
        text = self._text
        if after >= len(text):
            return False
        follows = _SPACE.match(text, after).end()  # type: ignore[union-attr]  # it matches nothing as well
        if follows == after:
            return not self._runs_into(at, after)
        if follows >= len(text) or text[follows] in _LINE or "\n" in text[after:follows]:
            return False
        small = text[follows].isalpha() and not self._capital(follows)
        if text[at] != "." or after - at > 1:
            return small and (text[after - 1] in _QUOTES or text[at] == "…" or text[at : at + 2] == "..")
        return self._is_abbreviated(at, follows) or text[follows] in ",;:"

    def _runs_into(self, at: int, after: int) -> bool:
        """`killed.The`: a sentence that a space was forgotten behind; not `arta.fm`, `U.S.-led`, `3.5`, `Node.Js`."""
        text = self._text
        if after - at > 1:
            return text[after].isalpha() and self._capital(after)
        long = at > 2 and text[at - 3 : at].isalpha() and not self._capital(at - 1)
        opener = _WORD.match(text, after)
        return long and opener is not None and opener[0] in self._stops.openers and self._capital(after)

    def _is_abbreviated(self, at: int, follows: int) -> bool:
        """Whether the stop at `at` closes an abbreviation or an initial rather than a sentence."""
        text, stops = self._text, self._stops
        first = at
        while first and at - first < _ABBREVIATION and (text[first - 1].isalpha() or text[first - 1] == "."):
            first -= 1
        word = text[first:at]
        if word in stops.titles:
            return text[follows].isalnum()
        initial = text[at - 1 : at].isalpha() and not text[max(at - 2, 0) : at - 1].isalnum()
        if not initial and word not in stops.abbreviations:
            return False
        opener = _WORD.match(text, follows)
        return opener is None or opener[0] not in stops.openers or not self._capital(follows)


def _inside_name(text: str, at: int, after: int) -> bool:
    """Whether a full stop stands in a short name in quotation marks (مراسل "السورية.نت")."""
    before = text[max(at - _NAME, 0) : at]
    opened = max(before.rfind(mark) for mark in _OPENS)
    return opened >= 0 and "\n" not in before[opened:] and any(mark in text[after : after + _NAME] for mark in _CLOSES)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    end = _trimmed(text, start, end)
    while start < end:
        if text[start].isspace():
            start += 1
            continue
        cut = end if end - start <= _LONGEST else _cut(text, start)
        found.append((start, _trimmed(text, start, cut)))
        start = cut


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _cut(text: str, start: int) -> int:
    """Where something too long to be one sentence is cut: after a comma, else at a space, else where it is too long."""
    limit = start + _LONGEST
    comma = max(text.rfind(sign, start, limit) for sign in "،؛;,") + 1
    space = text.rfind(" ", start, limit)
    return comma if comma > start + _LONGEST // 2 else space if space > start else limit
