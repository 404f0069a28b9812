"""Where in a report's text the words stand that a search found it by."""

from __future__ import annotations

import re
from typing import Final

from marsad.languages.remembered import Remembered
from marsad.record.search_words import Query, indexed_words

_WORD: Final = re.compile(r"\w[\w\u0610-\u061a\u064b-\u065f\u0670]*")
_MOST: Final = 50


def _forms(word: str) -> frozenset[str]:
    """What a word of a text is found by."""
    return frozenset(indexed_words(word).split(" "))


_FORMS: Final = Remembered(_forms, 40_000)


def stretches(text: str, query: Query) -> list[tuple[int, int]]:
    """Start and end of the words of a text that a query looks for, the first of them, in any of their forms."""
    wanted = {word for alternatives in query.wanted for phrase in alternatives for word in phrase}
    found: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        if not wanted.isdisjoint(_FORMS[match[0]]):
            found.append(match.span())
            if len(found) == _MOST:
                break
    return found
