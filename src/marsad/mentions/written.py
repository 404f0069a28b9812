"""How a name stands in writing: the particles written onto it, the quotation marks that open around it."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_ARTICLE_LETTERS = 2


def prefix_of(match: Match) -> int:
    """How many letters of a match's first word are particles; an article is part of the name (`بالجيش` → 1)."""
    return match.prefix - _ARTICLE_LETTERS if "article" in match.features and match.prefix else match.prefix


def opens(sentence: Sentence, at: int, quotes: Mapping[str, str]) -> bool:
    """Whether a quotation mark at a token opens: where one sign does both, it stands against the word that follows."""
    mark = sentence.form(at)
    if mark not in quotes:
        return False
    return quotes[mark] != mark or (sentence.glued(at + 1) and not sentence.glued(at))


def quoted_end(sentence: Sentence, at: int, quotes: Mapping[str, str]) -> int:
    """The closing mark of a short name in quotation marks that opens at a token; before it where none does."""
    forms = sentence.forms
    if not opens(sentence, at, quotes):
        return at - 1
    close = quotes[forms[at]]
    for end in range(at + 2, min(at + 6, len(forms))):
        if forms[end] == close:
            return end
    return at - 1
