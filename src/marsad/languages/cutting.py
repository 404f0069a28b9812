"""How a folded text is cut into words, numbers and signs: what is a token, in texts and in the forms of a pack."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

#: Nearly all words of an Arabic text begin in the basic Arabic block, which is found sooner than any letter; nothing
#: here ever needs to step back.
_WORD: Final = r"[\u0621-\u064A]++[^\W\d_]*+|[^\W\d_]++"
#: Every other sign by itself, and numbers with their separators.
_REST: Final = r"[^\w\s]|\d++(?:[.,]\d++)*+|_"

Cut = Callable[[str], list[str]]
"""Gives the tokens of a stretch of folded text."""


def cutter(endings: Sequence[str] = (), openings: Sequence[str] = ()) -> Cut:
    """What cuts a language's texts; an opening (`l'` of `l'armée`), an ending (`'s` of `soldier's`), is one token.

    Endings begin with a sign.
    """
    if not endings and not openings:
        return re.compile(f"{_WORD}|{_REST}").findall
    opening = [rf"(?<!\w)(?:{_any(openings)})"] if openings else []
    ending = [rf"(?<![^\w\s])(?:{_any(endings)})(?!\w)"] if endings else []
    return re.compile("|".join([*opening, _WORD, *ending, _REST])).findall


def _any(forms: Sequence[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
