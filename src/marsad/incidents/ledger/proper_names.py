"""The name within a source's words that says what it is besides (`rights group Zara Watch`, `موقع «زارا» المحلي`)."""

from __future__ import annotations

import re
from typing import Final

from marsad.incidents.ledger.phrases import wording

_QUOTED: Final = re.compile(r"[«“\"]([^«»“”\"]{2,60})[»”\"]")
_SHORTEST: Final = 2
"""Words of the shortest name that stands behind words for what bears it."""
_JOINING: Final = 3
"""Letters of the longest small word within a name (`of`, `for`)."""


def proper_name(text: str, language: str) -> tuple[str, ...]:
    """The folded words of the name alone: what stands in quotation marks, or in capitals behind words for a body."""
    quoted = _QUOTED.search(text)
    if quoted is not None and any(letter.isalpha() for letter in quoted[1]):
        return wording(quoted[1], language).words
    words = text.split()
    first = _first_of_run(words)
    if 0 < first <= len(words) - _SHORTEST and _tells_kind(words[first - 1], language):
        return wording(" ".join(words[first:]), language).words
    return ()


def _first_of_run(words: list[str]) -> int:
    """Where the capitals begin that a phrase ends in; small words between two of them belong to the name."""
    first = at = len(words)
    while at > 0:
        at -= 1
        if words[at][:1].isupper():
            first = at
        elif len(words[at]) > _JOINING:
            break
    return first


def _tells_kind(word: str, language: str) -> bool:
    """Whether a small word tells what kind of body bears the name behind it."""
    said = wording(word, language)
    return word[:1].islower() and bool(said.bodies or said.speakers)
