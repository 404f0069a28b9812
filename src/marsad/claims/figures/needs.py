"""Words that name an outcome only beside another word (استعاد … حريتهم، نزلاء … السجن)."""

from __future__ import annotations

from typing import Final

from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_NEEDED: Final = 20
"""Tokens, either way, within which the word stands without which an outcome word says nothing."""


def has_need(sentence: Sentence, at: int, match: Match) -> bool:
    """Whether the word without which an outcome word at a token says nothing stands near."""
    need = match.entry.attributes.get("needs")
    if need is None:
        return True
    near = range(max(at - _NEEDED, 0), min(at + _NEEDED, len(sentence)))
    return any(sentence.at(here, "carrier", need) is not None for here in near)
