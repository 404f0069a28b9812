"""Triggers: the events that a sentence tells of, one for each, before it is known who did it."""

from __future__ import annotations

from typing import Final

from marsad.claims.events.contexts import Contexts
from marsad.claims.events.event_types import PEACEFUL, SPEECH
from marsad.claims.events.trigger_words import STOPS, Trigger, TriggerWords
from marsad.mentions.capital_names import is_definite
from marsad.text.tokens import Sentence

_SUPPORT: Final = frozenset({"armed", "harm", "@weapon"})
_GAMES: Final = frozenset({"sport"})
_TALK_SUPPORT: Final = _SUPPORT | {"state", "diplomat", "@office"}
_STRIKES: Final = frozenset({"attack", "airstrike", "shelling", "bombing"})
_FAR_GAP: Final = 10
_GAP: Final = 8
"""How many tokens apart two words can tell of one event."""


def find_triggers(sentence: Sentence, contexts: Contexts, taken: frozenset[int], seen: set[str]) -> list[Trigger]:
    """The triggers of a sentence; `taken` are the characters of words that a figure speaks for.

    `seen` are the types that the report has told of before: they support a word that would need support.
    """
    if not contexts.lacks(_GAMES):
        return []
    found = list(TriggerWords(sentence, contexts, seen).read())
    if taken:
        found = [trigger for trigger in found if not _is_taken(trigger, taken)]
    if not found:
        return []
    weak = [_needs_support(sentence, trigger, seen) for trigger in found]
    if all(weak):
        found = [trigger for trigger in found if _is_supported(contexts, trigger, seen)]
    elif any(weak):
        found = [
            trigger for trigger, alone in zip(found, weak, strict=True)
            if not alone or trigger.type not in PEACEFUL or _is_supported(contexts, trigger, seen)
        ]  # fmt: skip
    return _merge(sentence, found)


def _is_taken(trigger: Trigger, taken: frozenset[int]) -> bool:
    return not taken.isdisjoint(range(trigger.start, trigger.end))


def _needs_support(sentence: Sentence, trigger: Trigger, seen: set[str]) -> bool:
    """Whether a trigger needs another word to show that it is meant; one that points back to a told event does not."""
    if "ambiguous" not in trigger.match.entry.features:
        return False
    if trigger.light is not None and "concludes" in trigger.light[1].features:
        return False
    if trigger.type in seen and trigger.noun and "subject-first" in sentence.grammar:
        before = trigger.first - 1
        return not (is_definite(sentence, trigger.first) or sentence.has(before, "governor", "negation"))
    return trigger.type not in seen or not _points_back(trigger)


def _points_back(trigger: Trigger) -> bool:
    """Whether a definite noun tells again of an event; talks are topics too, and need a light verb for it."""
    if trigger.verb or "article" not in trigger.features:
        return False
    return trigger.type not in PEACEFUL or trigger.light is not None


def _is_supported(contexts: Contexts, trigger: Trigger, seen: set[str]) -> bool:
    """Whether another word shows that an ambiguous trigger is meant: a force, a weapon, a victim; a state for talks."""
    peaceful = trigger.type in PEACEFUL
    first, last = contexts.reach(_TALK_SUPPORT if peaceful and _is_act(trigger) else _SUPPORT)
    if last < 0:
        return not peaceful and not seen <= PEACEFUL and _points_back(trigger)
    return first < trigger.first or last > trigger.last


def _is_act(trigger: Trigger) -> bool:
    """Whether talks are told as an act of somebody's, not as a topic: by a verb, or with a light verb (وقعا اتفاقا)."""
    return trigger.verb or trigger.light is not None or trigger.type in SPEECH


#: A trigger of the first type takes in a later one of the second types in its own clause.
_SWALLOWS: Final = {
    "truce-violation": frozenset({"ceasefire", "agreement"}),
    "exchange": frozenset({"release", "agreement"}),
    "statement-of-claim": frozenset({"statement-of-claim"}),
    "sentence": frozenset({"execution", "release"}),
    "surrender-call": frozenset({"surrender"}),
    "accusation": frozenset({"statement-of-claim"}),
    "aid-blocking": frozenset({"aid-delivery"}),
    "loss": frozenset({"capture"}),
}


def _merge(sentence: Sentence, triggers: list[Trigger]) -> list[Trigger]:
    """One trigger an event: of two words for one event, the noun or the more exact one stays."""
    kept: list[Trigger] = []
    for trigger in triggers:
        before = kept[-1] if kept else None
        if before is None:
            kept.append(trigger)
        elif _goes_on(before, trigger):
            before.tail += (trigger,)
        elif not _same_clause(sentence, before, trigger):
            kept.append(trigger)
        elif _is_compound(before, trigger):
            if before.type in ("agreement", "search", "attack", "sentence"):
                trigger.light = before.light
                kept[-1] = trigger
            else:
                before.tail += (trigger,)
        elif _tells_the_same(before, trigger):
            before.tail += (trigger,)
        else:
            kept.append(trigger)
    return kept


def _goes_on(before: Trigger, trigger: Trigger) -> bool:
    """Whether a verb of targeting goes on with the strike before it, after a comma too (قصف مدفعي، استهدف السوق)."""
    if before.verb or not trigger.verb or trigger.match.sense != "attack" or trigger.features & {"and", "then"}:
        return False
    return before.type in _STRIKES and trigger.first - before.last <= _FAR_GAP


def _tells_the_same(before: Trigger, trigger: Trigger) -> bool:
    """Whether a later word only goes on with the event of the one before it."""
    gap = trigger.first - before.last
    if trigger.type in _SWALLOWS.get(before.type, ()):
        return gap <= _GAP
    if "and" in trigger.features or "then" in trigger.features:
        return False
    if before.type == trigger.type and before.verb != trigger.verb:
        return gap <= 3
    return before.noun and trigger.verb and trigger.match.sense == "attack" and gap <= 3


def _is_compound(first: Trigger, second: Trigger) -> bool:
    """Whether two nouns in a row name one event (صفقة تبادل، اتفاق وقف إطلاق النار، حكم الإعدام)."""
    if first.verb or second.verb or second.first != first.last + 1 or second.features & {"and", "with", "to"}:
        return False
    if first.type == "sentence":
        return second.type == "execution" and first.light is not None and "carries-out" in first.light[1].features
    return first.type == second.type or "deal" in first.features


def _same_clause(sentence: Sentence, first: Trigger, second: Trigger) -> bool:
    return STOPS.isdisjoint(sentence.forms[first.last + 1 : second.first])
