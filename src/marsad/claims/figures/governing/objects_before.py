"""Who did it and to whom, where both are told without a number: the doer before the object (قتل رجل زوجته)."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import COUNT, PERSON
from marsad.claims.figures.governing.lists import is_joined
from marsad.claims.figures.governing.nouns import is_accusative
from marsad.claims.figures.governing.state import Walk
from marsad.text.tokens import Sentence

_REACH_OF_OBJECT: Final = 8
_SHORT: Final = 3
_ENDS: Final = (("outcome", "verb"), ("outcome", "masdar"), ("particle", "preposition"))
_THEIRS: Final = frozenset({"kin", "pronoun"})
_TIMES: Final = frozenset({"day", "weekday", "period", "month"})
_BODIES: Final = frozenset({"party", "body", "demonym"})
_DESCRIBING: Final = frozenset({"demonym", "naming", "person"})
"""Kinds of words, beside unknown ones, that may stand between a doer and the object."""


def number_follows(walk: Walk, at: int) -> bool:
    """Whether patients with a number follow with no `and`: then the noun is the doer (قتل مسلح 38 سائحاً)."""
    after = walk.by_token.get(at + 1)
    return after is not None and not is_joined(walk, after) and after.head_kind in (PERSON, COUNT)


def object_follows(walk: Walk, at: int) -> bool:
    """Whether one told by whose they are follows within a few words, with no `and` (قتل رجل زوجته)."""
    sentence = walk.sentence
    first = at + (2 if is_construct(walk, at) else 1)
    for here in range(first, min(at + 1 + _SHORT, len(sentence))):
        if any(sentence.has(here, kind, feature) is not None for kind, feature in _ENDS):
            break
        if sentence.has(here, "person", "kin") is not None:
            return _is_theirs(sentence, here)
        if not sentence.is_word(here):
            break
    return False


def _is_theirs(sentence: Sentence, at: int) -> bool:
    """Whether a noun of kinship tells whose they are, and nothing joins it to what went before (زوجته, not وزوجته)."""
    return any(match.features >= _THEIRS and "and" not in match.features for match in sentence.all_at(at, "person"))


def is_construct(walk: Walk, at: int) -> bool:
    """Whether two nouns of kinship tell of one person (ابن عمه، ابنة أختها)."""
    own, next_to = (walk.sentence.has(here, "person", "kin") for here in (at, at + 1))
    if own is None or next_to is None or "pronoun" in own.features:
        return False
    return "pronoun" in next_to.features and "and" not in next_to.features


def is_killer(walk: Walk, at: int) -> bool:
    """Whether one told by whose they are follows at once: the object of the deed (جريمة قتل امرأة زوجها)."""
    own = walk.sentence.has(at, "person", "kin")  # but وفاة ابن شقيقته
    return (own is None or "pronoun" in own.features) and _is_theirs(walk.sentence, at + 1)


def is_kin_of_doer(walk: Walk, first: int, at: int) -> bool:
    """Whether one told by whose they are stands behind the doer at token `first` (قتل رجل ثلاثيني زوجته)."""
    sentence = walk.sentence
    if not _is_theirs(sentence, at) or not 0 < at - first <= _SHORT:
        return False
    doer = sentence.has(first, "person", "singular")
    if doer is None and first not in walk.names:
        return False
    between = range(first + 1, at)
    return all(sentence.words[here].kinds <= _DESCRIBING and sentence.is_word(here) for here in between)


def object_stands(walk: Walk, at: int) -> bool:
    """Whether an object stands some words after a definite noun: that is then the doer (قتلت الفتاة المراهقة جنديا)."""
    sentence = walk.sentence
    for here in range(at + 1, min(at + 1 + _REACH_OF_OBJECT, len(sentence))):
        if sentence.has(here, "outcome", "verb") or sentence.at(here, "particle", "that"):
            return False
        if is_accusative(walk, here) and sentence.has(here, "person", "and") is None:
            return True
    return False


def are_doers_then_time(walk: Walk, first: int, at: int) -> bool:
    """Whether several doers of a body, then the time, stand before one (خطف عناصر من الجبهة مساء أمس قائد الفرقة)."""
    sentence = walk.sentence
    if sentence.has(first, "person", "plural") is None or sentence.words[at - 1].kinds.isdisjoint(_TIMES):
        return False
    return all(
        not sentence.words[here].kinds.isdisjoint(_TIMES | _BODIES) or sentence.at(here, "particle", "of") is not None
        for here in range(first + 1, at)
    )
