"""What the words at a singular noun say of it: whether it is news, a name, joined to what was told before."""

from __future__ import annotations

from marsad.claims.figures.governing.signals import QUOTES
from marsad.claims.figures.governing.state import Walk
from marsad.claims.figures.single_figures import may_be_name

_JOINED = ("person", "outcome", "particle", "demonym")


def is_indefinite(walk: Walk, at: int) -> bool:
    """Whether a noun tells of somebody new: it has no article, or a name follows (الطفل محمد)."""
    sentence = walk.sentence
    for kind in ("person", "outcome"):
        if any("article" in match.features for match in sentence.all_at(at, kind)):
            return _is_named(walk, at)
    return True


def is_accusative(walk: Walk, at: int, kind: str = "person") -> bool:
    """Whether a noun ends as an object does (طفلاً)."""
    return walk.sentence.has(at, kind, "accusative") is not None


def has_and(walk: Walk, at: int) -> bool:
    """Whether `and` stands before a word, or is written with it."""
    sentence = walk.sentence
    if sentence.at(at - 1, "particle", "and"):
        return True
    return any(sentence.has(at, kind, "and") is not None for kind in _JOINED)


def _is_named(walk: Walk, at: int) -> bool:
    """Whether a name follows a definite noun: a word that no pack knows, or one in quotation marks."""
    sentence = walk.sentence
    after = at + 1
    while after < len(sentence) and "demonym" in sentence.words[after].kinds and sentence.words[after].definite:
        after += 1  # الطفل الفلسطيني علي
    while sentence.form(after) in QUOTES:
        after += 1
    if sentence.at(after, "particle", "on") and may_be_name(sentence, after + 1):  # الطفل علي سعد
        return True
    return may_be_name(sentence, after)
