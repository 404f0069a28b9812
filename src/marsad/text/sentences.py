"""Where sentences begin and end in a folded text."""

from __future__ import annotations

import re

#: Opens with one set of signs, which lets the search run over other signs quickly: then what follows each kind.
_END = re.compile(r"[.!?؟…\n\r\v\f\u0085\u2028\u2029](?:(?<=[.!?؟…])[.!?؟…]*[\"'»›)\]]*|[\n\r\v\f\u0085\u2028\u2029]*)")
_NAME = 24
_OPENS = ('"', "«")
_CLOSES = ('"', "»")
#: No sentence of news is longer; what is (a table, a page without stops) is cut, so that reading stays linear.
_LONGEST = 2000
_LINE = "\n\r\v\f\u0085\u2028\u2029"


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence of a folded text, white space trimmed, in time linear in its length.

    A full stop ends a sentence where a space, the end or an Arabic letter follows (`تشرين.ووفقاً`), not inside a
    number, an address (`arta.fm`), or after a single letter (`أ.ف.ب`, `د. سامر`). Ends of lines always do, and what is
    longer than any sentence of news is cut at a comma or space.
    """
    found: list[tuple[int, int]] = []
    start = 0
    size = len(text)
    for match in _END.finditer(text):
        at, after = match.span()
        if text[at] not in _LINE and not _ends(text, at, after, size):
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
