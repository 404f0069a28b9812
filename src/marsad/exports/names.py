"""Masks the names of persons in any words, however they are spelt, joined or marked.

Letters are folded as the languages' packs fold them (أحمد, احمد, أَحْمَد; Salem, SALEM), and a name is found whether its
parts are written together or apart (عبد الله, عبدالله; Al-Ali, Alali) and with particles joined to its front.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from marsad.exports.words import word
from marsad.languages.pack import orthography_of

_FOLDED_BY: Final = ("ar", "en")
_KEY: Final = 3
"""Letters by which names are looked up; a shorter name is found only as a whole word."""
_JOINED: Final = 2
"""Letters that may be joined to the front of a name in Arabic letters (و, ل, وال)."""


class Mask:
    """Finds the given names in words and puts a note in their stead."""

    def __init__(self, names: Iterable[str]) -> None:
        self._long: dict[str, list[str]] = defaultdict(list)
        self._short: set[str] = set()
        for folded in sorted({_letters(name)[0] for name in names}, key=lambda name: (-len(name), name)):
            if len(folded) >= _KEY:
                self._long[folded[:_KEY]].append(folded)
            elif folded:
                self._short.add(folded)

    def __bool__(self) -> bool:
        return bool(self._long or self._short)

    def __call__(self, text: str) -> str:
        """The words with a note wherever one of the names stood; the same words where none did."""
        if not self or not text:
            return text
        folded, origin, starts, ends = _letters(text)
        at, made, kept = 0, [], 0
        while at < len(folded):
            end = self._end(folded, at, starts, ends)
            if end is None:
                at += 1
                continue
            first, last = origin[at], _after_marks(text, origin[end - 1] + 1)
            made += [text[kept:first], word("name", "ar" if _is_arabic(text[first]) else "en")]
            at, kept = end, last
        return "".join([*made, text[kept:]]) if made else text

    def _end(self, folded: str, at: int, starts: frozenset[int], ends: frozenset[int]) -> int | None:
        """Where the name ends that begins at a letter; None where none does."""
        if at in starts:
            for size in (2, 1):
                if folded[at : at + size] in self._short and at + size in ends:
                    return at + size
        joined = _JOINED if _is_arabic(folded[at]) else 0
        if not any(at - back in starts for back in range(joined + 1)):
            return None
        found = (name for name in self._long.get(folded[at : at + _KEY], ()) if folded.startswith(name, at))
        return next((at + len(name) for name in found if at + len(name) in ends), None)


def parts_of(names: Iterable[str]) -> set[str]:
    """The words of names that are long enough to be told from others: what a report calls somebody later on."""
    found = set()
    for name in names:
        folded, _, starts, ends = _letters(name)
        edges = zip(sorted(starts), sorted(ends), strict=True)
        found |= {folded[first:end] for first, end in edges if end - first >= _KEY}
    return found


@lru_cache(maxsize=100_000)
def _letters(text: str) -> tuple[str, tuple[int, ...], frozenset[int], frozenset[int]]:
    """The folded letters of words, where each stood, and at which of them a word begins or has ended."""
    made: list[str] = []
    origin: list[int] = []
    starts: set[int] = set()
    ends: set[int] = set()
    inside = False
    for at, sign in enumerate(text):
        folded = _fold(sign)
        if folded:
            if not inside:
                starts.add(len(made))
            inside = True
            made += folded
            origin += [at] * len(folded)
        elif inside and unicodedata.category(sign)[0] != "M" and unicodedata.category(sign) not in ("Cf", "Lm"):
            inside = False
            ends.add(len(made))
    if inside:
        ends.add(len(made))
    return "".join(made), tuple(origin), frozenset(starts), frozenset(ends)


@lru_cache(maxsize=10_000)
def _fold(sign: str) -> str:
    """One sign as every spelling of a name has it; nothing for marks and for what is no letter or number."""
    for code in _FOLDED_BY:
        sign = orthography_of(code).fold(sign)
    plain = unicodedata.normalize("NFKD", sign).casefold()
    return "".join(letter for letter in plain if letter.isalnum() and unicodedata.category(letter) != "Lm")


def _after_marks(text: str, at: int) -> int:
    while at < len(text) and unicodedata.category(text[at]) in ("Mn", "Me", "Lm"):
        at += 1
    return at


def _is_arabic(sign: str) -> bool:
    return "\u0600" <= sign <= "\u08ff" or "\ufb50" <= sign <= "\ufeff"
