"""Whose count a figure is, where nobody is said to tell it: `above the ministry's count of 160`."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.sayings import Saying
from marsad.claims.sources.subject_first.subjects import Subjects
from marsad.text.tokens import Sentence

_DESCRIBED: Final = 4
"""Tokens between an owner and the noun for a count (`the ministry's own latest count`)."""
_SIZE: Final = 5
"""Tokens between the noun for a count and the number, or the verb that leads to it."""


def with_tallies(found: list[Saying], sentence: Sentence, traits: list[int], subjects: Subjects) -> list[Saying]:
    """Sayings, with the counts that somebody is said to own where none of them reaches."""
    owned = [saying for at in _owners(sentence) if (saying := _tally(sentence, traits, subjects, at)) is not None]
    free = [one for one in owned if not any(saying.left <= one.at <= saying.last for saying in found)]
    return sorted((*found, *free), key=lambda saying: saying.at) if free else found


def _owners(sentence: Sentence) -> list[int]:
    """The tokens that make an owner of the noun before them."""
    return [at for at, match in sentence.find("particle") if match.sense == "possessive"]


def _tally(sentence: Sentence, traits: list[int], subjects: Subjects, owner: int) -> Saying | None:
    """The count that the owner whose ending stands at a token is said to have, with its size."""
    for at in range(owner + 1, min(owner + 1 + _DESCRIBED, len(sentence))):
        match = sentence.at(at, "frame", "count")
        if match is None:
            if not traits[at] & has.WORD or traits[at] & (has.PREPOSED | has.VERBAL):
                return None
            continue
        last = at + match.size - 1
        scope = _size(sentence, traits, last + 1)
        subject = subjects.before(owner - 1, guess=False) if scope is not None else None
        if scope is None or subject is None or subject.implied or not subject.speakers:
            return None
        return Saying(at, last, subject.left, "count", "before", scope, subject.speakers, rule="tally", verb=False)
    return None


def _size(sentence: Sentence, traits: list[int], first: int) -> int | None:
    """The token where the size of a count is told right behind its noun; None where none is."""
    for at in range(first, min(first + _SIZE, len(sentence))):
        if traits[at] & (has.NUMBER | has.COUNT):
            return first
        if not traits[at] & has.WORD or traits[at] & (has.WHO | has.VERBAL | has.PRONOUN):
            return None
    return None
