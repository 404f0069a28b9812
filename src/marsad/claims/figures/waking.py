"""Which sentences may tell a figure: told by what their words can do, before numbers are read and walks begun."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Final

from marsad.claims.figures.governing.signals import GOVERNS, NUMBER, SIDED, SUM, TELLS, signals_of
from marsad.mentions.find import Mentions
from marsad.text.tokens import Sentence

_PEOPLE: Final = frozenset({"person", "demonym", "party", "body"})
_HEADS_LIST: Final = ":"


def may_tell(mentions: Mentions, sentence: Sentence) -> bool:
    """Whether a sentence may hold a figure: somebody's fate is told in it, or people on a side are counted.

    A fate is told by an outcome word, or by one that needs a carrier beside it (استعاد … حريتهم) where one stands.
    """
    signals = reduce(or_, signals_of(sentence), 0)
    if signals & TELLS or sentence.forms[-1] == _HEADS_LIST:
        return True
    kinds = set().union(*sentence.phrases.values())
    if signals & SUM and signals & NUMBER:  # توزعت الحصيلة على 12 من، العدد الصحيح هو 12
        return True
    if "outcome" in kinds or (signals & GOVERNS and mentions.may_hold(sentence.number, "carrier")):
        return True
    if not signals & NUMBER:
        return False
    return bool(signals & SIDED) or not _PEOPLE.isdisjoint(kinds) or gives_count(mentions, sentence.number)


def gives_count(mentions: Mentions, number: int) -> bool:
    """Whether a verb of counting stands right before a number (`وكان الدفاع المدني قد أحصى 15`)."""
    if not mentions.may_hold(number, "reporting"):
        return False
    sentence = mentions.sentence(number)
    return any(
        match.sense == "count" and "verb" in match.features and sentence.is_number(at + match.size)
        for at, match in sentence.find("reporting")
    )
