"""What the words around a date make of it: how far it is from a figure, and whether it dates the saying."""

from __future__ import annotations

from marsad.model.mention import DateMention
from marsad.text.tokens import Sentence

_COMMAS = frozenset("،,؛;:")
_HARM = frozenset(("outcome", "cause", "weapon"))
_VIOLENCE = frozenset(
    ("abduction", "airstrike", "ambush", "arrest", "assassination", "attack", "bombing", "capture", "clash",
     "execution", "explosion", "raid", "recovery-of-bodies", "release", "shelling", "surrender", "truce-violation")
)  # fmt: skip
_DAY_RULES = frozenset(("dates/day", "dates/weekday", "dates/deictic", "dates/today"))
#: Dates that name more than a day.
LOOSE_RULES = frozenset(("dates/month", "dates/year", "dates/period", "dates/last-units"))
_CLAUSE_COST, _COMMA_COST, _PARTIAL_COST, _PRAYER_COST = 8, 5, 10, 30
_SAYING_REACH, _OPENING_REACH = 20, 14


def cost(sentence: Sentence, mention: DateMention, first: int, last: int) -> int:
    """How far a date is from a figure: tokens, and more for each clause between them."""
    after = mention.first > last
    low, high = (last, mention.first) if after else (mention.last, first)
    apart = high - low
    set_off = _is_set_off(sentence, mention)
    for at in range(low + 1, high):
        if sentence.form(at) in _COMMAS:
            if not (set_off and at in (mention.first - 1, mention.last + 1)):
                apart += _COMMA_COST * (2 if after else 1)
        elif _opens_clause(sentence, at):
            apart += _CLAUSE_COST
    if mention.rule in LOOSE_RULES:
        apart += _PARTIAL_COST
    return apart + (_PRAYER_COST if mention.rule == "dates/prayer" else 0)


def _is_set_off(sentence: Sentence, mention: DateMention) -> bool:
    """Whether commas, or the ends of the sentence, stand on both sides of a date (`قتل ثلاثة، الأربعاء، في قصف`)."""
    before, after = mention.first - 1, mention.last + 1
    return (before < 0 or sentence.form(before) in _COMMAS) and not sentence.is_word(after)


def _opens_clause(sentence: Sentence, at: int) -> bool:
    return any(match.sense in ("clause", "relative") for match in sentence.all_at(at, "particle"))


def is_saying(sentence: Sentence, mention: DateMention) -> bool:
    """`أفادت مصادر أمس عن مقتل`: the day of the saying, not of what is said."""
    if mention.since or mention.rule not in _DAY_RULES:
        return False
    for at in range(mention.first - 1, max(mention.first - _SAYING_REACH, -1), -1):
        if sentence.at(at, "particle", "that") or sentence.at(at, "outcome") or _is_violence(sentence, at):
            return False
        verb = sentence.has(at, "reporting", "verb")
        if verb is None or not verb.features.isdisjoint(("frame", "pronoun")):
            continue
        if "weak" not in verb.features or sentence.at(at, "particle") is None:
            return True
    return False


def is_earlier(sentence: Sentence) -> bool:
    """`وسبق أن استهدفت`: the sentence goes back to something before what the report tells of."""
    return any(sentence.at(at, "calendar", "earlier") for at in range(len(sentence)))


def tells_harm(sentence: Sentence) -> bool:
    return any(not _HARM.isdisjoint(word.kinds) for word in sentence.words) or any(
        _is_violence(sentence, at) for at in range(len(sentence))
    )


def _is_violence(sentence: Sentence, at: int) -> bool:
    return any(match.sense in _VIOLENCE for match in sentence.all_at(at, "event"))


def opens_period(sentence: Sentence, mention: DateMention) -> bool:
    """`منذ توقيع الاتفاق في آذار 2020`: an event since which the figure counts, dated."""
    for at in range(mention.first - 1, max(mention.first - _OPENING_REACH, -1), -1):
        if sentence.form(at) in _COMMAS:
            return False
        if sentence.at(at, "calendar", "since"):
            return True
    return False


def since_start(sentence: Sentence) -> bool:
    """`منذ بدء الهجوم`: since the beginning that the report tells of."""
    return any(
        sentence.at(at, "calendar", "since") and sentence.at(at + 1, "calendar", "begin")
        for at in range(len(sentence) - 1)
    )
