"""Whether something else than a figure has lasted since a time (`قرب الحدود التي تسيطر عليها القوات منذ عام 2014`)."""

from __future__ import annotations

from typing import Final

from marsad.text.tokens import Sentence

_RANKED: Final = 12
"""Tokens between how an event ranks and the time since which it does."""
_DESCRIBED: Final = 14
"""Tokens of a clause that describes something, up to the time since which it has been so."""
_PLACES: Final = frozenset({"place", "designator"})


def since_of_another(sentence: Sentence, at: int, last: int) -> bool:
    """Whether the time that token `at` opens, behind a figure that ends at `last`, tells of something else.

    An event's rank among all since then (`في أعنف هجوم منذ عام`), or a clause that describes a place (`في الهضبة التي
    تحتلها إسرائيل منذ 1974`, but `في القتال الذي تشهده البلاد منذ عام`).
    """
    if "attributes-first" in sentence.grammar:
        return False
    for k in range(at - 1, max(last, at - 1 - _DESCRIBED), -1):
        if "outcome" in sentence.words[k].kinds:
            return False
        if at - k <= _RANKED and sentence.at(k, "calendar", "ranked") is not None:
            return True
        if sentence.at(k, "particle", "relative") is not None and sentence.at(k, "particle", "of") is None:
            return not _PLACES.isdisjoint(sentence.words[k - 1].kinds)
    return False
