"""Whether an event is told as a fact, denied, only possible, or only asked for, by the words that govern it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, Literal

from marsad.claims.events.trigger_words import FULL_STOPS, Trigger
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

Polarity = Literal["plain", "denied", "hypothetical", "demanded"]

_REACH: Final = 14
_HELPED: Final = 3
"""How many auxiliaries and adverbs stand between a negation and its verb."""
_AFTER: Final = 3
"""How many tokens after a noun the denial of its verb can stand."""
_VERBS: Final = frozenset({"outcome", "reporting", "light"})
_ASKED: Final = frozenset({"imperfect", "base", "gerund"})
"""Forms of a verb that can be asked for."""
_COMMAS: Final = frozenset("،,")


def polarity_of(sentence: Sentence, trigger: Trigger, verbs: frozenset[int], governors: Sequence[int]) -> Polarity:
    """How a trigger is told, by the nearest governor before it in its clause; `verbs` are tokens of other events.

    `governors` are the tokens of the sentence where a governor begins, in order.
    """
    if not governors:
        return _ungoverned(trigger)
    if sentence.forms[-1] in "؟?" and sentence.at(0, "governor", "hypothetical") is not None:
        return "hypothetical"
    if "future" in trigger.features:
        return "hypothetical"
    near = bisect_left(governors, trigger.first)
    after = _after(sentence, trigger) if near < len(governors) and governors[near] <= trigger.last + _AFTER else None
    if after is not None:
        return after
    if not near or governors[near - 1] < trigger.first - _REACH:
        return "plain"
    before = _before(sentence, trigger, verbs)
    if before == "denied" and _only_after(sentence, trigger):
        return "plain"
    return before


def _ungoverned(trigger: Trigger) -> Polarity:
    """How a trigger is told where no word governs it."""
    return "hypothetical" if "future" in trigger.features else "plain"


def _after(sentence: Sentence, trigger: Trigger) -> Polarity | None:
    """A negation after a noun whose verb it denies (التبادل لم يبدأ), or an adjective (هجوم وشيك)."""
    if trigger.verb:
        return None
    if sentence.has(trigger.last + 1, "governor", "after") is not None:
        return "hypothetical"
    for at in range(trigger.last + 1, min(trigger.last + 1 + _AFTER, len(sentence.forms))):
        if sentence.forms[at] in FULL_STOPS or sentence.forms[at] in _COMMAS:
            return None
        negated = sentence.has(at, "governor", "negation") is not None
        if negated and sentence.at(at + 1, "light", "happens") is not None:
            return "denied"
    return None


def _only_after(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether `only` follows: the denial widens the event, it does not deny it."""
    for at in range(trigger.last + 1, min(trigger.last + 5, len(sentence.forms))):
        if sentence.forms[at] in FULL_STOPS or sentence.forms[at] in _COMMAS:
            return False
        if sentence.at(at, "governor", "only") is not None:
            return True
    return False


def _before(sentence: Sentence, trigger: Trigger, verbs: frozenset[int]) -> Polarity:
    passed_that = False
    at = trigger.first - 1
    limit = max(trigger.first - _REACH, 0)
    while at >= limit:
        form = sentence.forms[at]
        if form in FULL_STOPS:
            break
        if form in _COMMAS and not _goes_on(sentence, at + 1):
            break
        if not sentence.words[at].kinds and at not in sentence.phrases:
            at -= 1
            continue
        governor = _governor(sentence, at)
        if governor is not None and at + governor.size <= trigger.first:
            found = _judge(sentence, trigger, at, governor)
            if found is not None:
                return found
        particle = sentence.at(at, "particle")
        if particle is not None:
            if particle.sense == "relative" or (particle.sense == "clause" and particle.size > 1):
                return "plain"
            if particle.sense == "that":
                passed_that = True
        if at in verbs or (passed_that and sentence.has(at, "reporting", "participle") is not None):
            break
        if governor is None and not _VERBS.isdisjoint(sentence.words[at].kinds):
            if passed_that and _is_speech_verb(sentence, at):
                break
            if _is_coordinated_verb(sentence, at):
                break
        at -= 1
    return "plain"


def _governor(sentence: Sentence, at: int) -> Match | None:
    """The governor at a token; a word with an article is none unless it is listed with it (المقرر, not الوعد)."""
    return next((match for match in sentence.all_at(at, "governor") if "article" not in match.features), None)


def _judge(sentence: Sentence, trigger: Trigger, at: int, governor: Match) -> Polarity | None:
    sense = governor.sense
    if sense == "affirmed":
        return "plain"
    if sense == "denied":
        if "talk" in governor.features:
            return "denied" if _is_talked_of(sentence, at + governor.size, trigger.first) else None
        if "negation" not in governor.features:
            return "plain" if _is_part_denied(sentence, at + governor.size, trigger.first) else "denied"
        if sentence.at(at, "governor", "affirmed") is not None:
            return "plain"
        if "subject-first" in sentence.grammar and sentence.at(at - 1, "governor", "hypothetical") is not None:
            return "hypothetical"  # they will not surrender
        return "denied" if _is_negated(sentence, trigger, at + governor.size) else None
    if sense == "hypothetical":
        return "hypothetical"
    if sense == "demanded":
        if trigger.verb and trigger.features.isdisjoint(_ASKED):
            return None
        return "demanded"
    return None


def _is_part_denied(sentence: Sentence, first: int, last: int) -> bool:
    """Whether what is denied is a part in the event, not the event (نفت علاقتها بالهجوم)."""
    return any(sentence.at(at, "hedge", "involvement") is not None for at in range(first, last))


def _is_talked_of(sentence: Sentence, first: int, last: int) -> bool:
    """Whether what is refused is the talk of an event, not the event (رفض الحديث عن تفاوض)."""
    return any(sentence.at(at, "context", "talk") is not None for at in range(first, last))


def _is_negated(sentence: Sentence, trigger: Trigger, after: int) -> bool:
    """Whether a negation that ends before token `after` denies the event and not something else in its clause.

    It denies the verb right after it (لم تنسحب، دون أن تنسحب), and a noun right after it (لا صفقة), or one whose light
    verb it denies (لم يوقع الطرفان اتفاقا، عدم التوصل إلى أي اتفاق).
    """
    near = trigger.first - after
    if trigger.verb and "subject-first" in sentence.grammar:
        return near <= _HELPED and all(_helps(sentence, at) for at in range(after, trigger.first))
    if trigger.verb:
        particle = sentence.at(after, "particle")
        return near == 0 or (near == 1 and particle is not None and particle.sense == "that")
    if near == 0:
        return "article" not in trigger.features
    return trigger.light is not None and trigger.light[0] == after


def _helps(sentence: Sentence, at: int) -> bool:
    """Whether an auxiliary or an adverb stands at a token, between a negation and its verb."""
    return sentence.at(at, "context", "auxiliary") is not None


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a clause goes on after a comma: with a preposition, or with one written onto its noun."""
    particle = sentence.at(at, "particle")
    return particle is not None and "preposition" in particle.features and "and" not in particle.features


def _is_speech_verb(sentence: Sentence, at: int) -> bool:
    return sentence.has(at, "reporting", "verb") is not None


def _is_coordinated_verb(sentence: Sentence, at: int) -> bool:
    """Whether a new clause begins with `and` and a verb (وأصيب)."""
    for kind in ("outcome", "reporting", "light"):
        for match in sentence.all_at(at, kind):
            if "verb" in match.features and match.features & {"and", "then"} and "masdar" not in match.features:
                return True
    return False
