"""What the words before a name say of it: that it is a place, or that it is a nationality."""

from __future__ import annotations

from marsad.text.tokens import Sentence

_PLACING = frozenset({"in", "near", "on"})


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
