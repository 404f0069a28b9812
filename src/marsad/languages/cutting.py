"""How a folded text is cut into words, numbers and signs: what is a token, in texts and in the forms of a pack."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

#: Numbers with their separators, words, and every other sign by itself.
_PARTS: Final = r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]|_"

Cut = Callable[[str], list[str]]
"""Gives the tokens of a stretch of folded text."""


def cutter(endings: Sequence[str] = ()) -> Cut:
    """What cuts a language's texts; an ending (`'s` of `soldier's`) is one token behind a word."""
    if not endings:
        return re.compile(_PARTS).findall
    longest = sorted(endings, key=len, reverse=True)
    glued = "|".join(re.escape(ending) for ending in longest)
    return re.compile(rf"(?:(?<=\w)|\A)(?:{glued})(?!\w)|{_PARTS}").findall
