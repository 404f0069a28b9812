"""How a folded text is cut into words, numbers and signs: what is a token, in texts and in the forms of a pack."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

#: Numbers with their separators, words, and every other sign by itself.
_PARTS: Final = r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]|_"

Cut = Callable[[str], list[str]]
"""Gives the tokens of a stretch of folded text."""


def cutter(endings: Sequence[str] = (), openings: Sequence[str] = ()) -> Cut:
    """What cuts a language's texts; an ending (`'s` of `soldier's`), an opening (`l'` of `l'armée`), is one token."""
    if not endings and not openings:
        return re.compile(_PARTS).findall
    glued = [rf"(?:(?<=\w)|\A)(?:{_any(endings)})(?!\w)"] if endings else []
    if openings:
        glued.append(rf"(?<!\w)(?:{_any(openings)})")
    return re.compile("|".join([*glued, _PARTS])).findall


def _any(forms: Sequence[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
