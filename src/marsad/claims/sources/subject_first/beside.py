"""A speaker named beside what a sentence tells: `Fighting went on, with a monitor saying that 34 had died`."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources.sayings import Saying
from marsad.claims.sources.subject_first.following import Follow
from marsad.claims.sources.subject_first.source_nouns import SourceNouns
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_BEFORE: Final = 12
"""Tokens before a participle within which `with` brings who speaks."""


def beside(sentence: Sentence, nouns: SourceNouns, follow: Follow, i: int, match: Match) -> Saying | None:
    """What a participle at token `i` says of a speaker whom `with` brings right before it."""
    for opener in range(i - 2, max(-1, i - _BEFORE), -1):
        if sentence.has(opener, "particle", "absolute") is None:
            continue
        speakers = nouns.several(opener + 1, limit=i)
        following = follow.read(i + match.size, tells="tells" in match.features)
        if not speakers or speakers[-1].last != i - 1 or not following.said:
            return None
        return Saying(
            i, i + match.size - 1, opener, match.sense, "before", following.scope, speakers, following.told, rule="verb"
        )
    return None
