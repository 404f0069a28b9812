"""Persons told by name alone before the verb that tells of them (إن يونس مصطفى (33 عاماً) أصيب)."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import Figure
from marsad.claims.figures.governing.signals import QUOTES
from marsad.claims.figures.governing.state import Walk
from marsad.claims.figures.single_figures import may_be_name, name_of

_FAR: Final = 16
"""Tokens between `that` and the verb."""
_BRACKET: Final = 5
"""Tokens of the longest bracket for an age."""
_LONGEST_NAME: Final = 6
_CLOSING: Final = frozenset(')"»”')
_COMMAS: Final = ("،", ",")
#: What may follow a verb that could also have an object (قُتل برصاص, not قتل زوجته).
_AROUND: Final = frozenset({"day", "weekday", "period", "month", "particle", "place", "direction", "cause", "weapon"})


def named_before(walk: Walk, at: int, sure: bool) -> Figure | None:
    """The person named right after `that`, of whom the verb at `at` tells; not `sure` where it may have an object."""
    first = walk.that + 1
    if walk.that < 0 or not 1 < at - first <= _FAR or not (sure or _stands_alone(walk, at)):
        return None
    sentence = walk.sentence
    if sentence.at(first, "naming", "called") is not None:  # أن المدعو سامي يوسف أصيب
        first += 1
    if sentence.form(first) in QUOTES:
        first += 1
    last = first
    while last < at and may_be_name(sentence, last):
        last += 1
    if not 1 < last - first <= _LONGEST_NAME or sentence.words[first].definite:
        return None
    if all(sentence.words[here].matches for here in range(first, last)) or not _is_aside(walk, last, at):
        return None
    return name_of(sentence, first, last - 1, walk.number)


def end_of_named(walk: Walk, one: Figure) -> int:
    """The last token of one person with nationality, name and a bracket for the age (الطفل علي سعد (5 أعوام))."""
    sentence, last = walk.sentence, one.last
    while last + 1 < len(sentence) and (
        "demonym" in sentence.words[last + 1].kinds or may_be_name(sentence, last + 1) or last + 1 in walk.names
    ):
        last += 1
    if sentence.form(last + 1) != "(":
        return last
    closing = range(last + 2, min(last + 2 + _BRACKET, len(sentence)))
    return next((here for here in closing if sentence.form(here) == ")"), last)


def _is_aside(walk: Walk, first: int, at: int) -> bool:
    """Whether only an aside stands between a name and its verb: nothing, a bracket, or words between commas."""
    sentence = walk.sentence
    while first < at and sentence.form(first) in _CLOSING:
        first += 1
    if first >= at:
        return True
    if any(here in walk.by_token and not _is_of_class(walk, here) for here in range(first, at)):
        return False
    if sentence.form(first) == "(":
        closing = next((here for here in range(first, at) if sentence.form(here) == ")"), -1)
        return closing > 0 and _is_aside(walk, closing + 1, at)
    return sentence.form(first) in _COMMAS and sentence.form(at - 1) in _COMMAS


def _is_of_class(walk: Walk, at: int) -> bool:
    """Whether `one of` says what the person named before is (وهو أحد المتهمين)."""
    told = walk.sentence.at(at - 1, "particle", "it-is") is not None
    return told and walk.sentence.at(at, "particle", "one-of") is not None


def _stands_alone(walk: Walk, at: int) -> bool:
    """Whether no object follows a verb."""
    sentence, after = walk.sentence, at + 1
    if after >= len(sentence) or not sentence.is_word(after):
        return True
    return not sentence.words[after].kinds.isdisjoint(_AROUND) and sentence.at(after, "person") is None
