"""What the words before a name say of it: that it is a place, or that it is a nationality."""

from __future__ import annotations

from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_PLACING = frozenset({"in", "near", "on"})
#: Events whose noun a place can stand right behind (معارك الكسرة).
_VIOLENT = frozenset({"clash", "shelling", "airstrike", "attack", "bombing", "explosion", "siege"})
_DOERS = frozenset({"cause", "weapon", "event", "deed", "particle", "outcome"})
"""Kinds of what leads to something, and of what it is led to."""


def is_nationality(s: Sentence, at: int) -> bool:
    """Whether a word that is a nationality as well is one here (`12 سوريا`, `قياديا سوريا`)."""
    if "demonym" not in s.words[at].kinds or at == 0:
        return False
    before = s.words[at - 1]
    return (
        s.is_number(at - 1)
        or "numeral" in before.kinds
        or any("accusative" in match.features for matches in before.matches.values() for match in matches)
    )


def is_located(s: Sentence, at: int) -> bool:
    """Whether a particle of place stands before a token (`في`, `قرب`)."""
    return any(match.sense in _PLACING for match in s.all_at(at - 1, "particle"))


def particle_prefix(sentence: Sentence, at: int) -> int:
    """Letters of particles on the particle at a token, as far as its entry tells."""
    match = sentence.at(at, "particle")
    return match.prefix if match is not None else 0


def is_no_kind(s: Sentence, at: int, match: Match) -> bool:
    """Whether a word for a kind of place is another: `عن طريق` (by way of), `وأدى القصف` (no valley)."""
    if match.sense == "line":
        return s.at(at - 1, "particle", "about-topic") is not None
    after = s.words[at + match.size].kinds if at + match.size < len(s) else frozenset()
    return s.at(at, "link", "result") is not None and not after.isdisjoint(_DOERS)


def tells_whose_violence(s: Sentence, at: int) -> bool:
    """Whether a noun of violence or of its victims stands at a token, to be told whose (`معارك`, `قتلى`)."""
    nouns = [match for match in s.all_at(at, "event") if "noun" in match.features and match.sense in _VIOLENT]
    nouns += [match for match in s.all_at(at, "outcome") if {"count", "plural"} <= match.features]
    return any(match.features.isdisjoint({"article", "pronoun"}) for match in nouns)
