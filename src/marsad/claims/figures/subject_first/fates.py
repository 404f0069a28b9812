"""What a figure is kept with once its outcome word is known: the outcome that is told of these people."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BODY, NO_SPORT, PERSON, POPULACE, Figure, locate
from marsad.claims.figures.subject_first.clauses import Clauses
from marsad.claims.figures.subject_first.let_go import is_of_captives
from marsad.claims.figures.subject_first.marks import mark
from marsad.claims.figures.subject_first.triggers import Trigger, outcome_of
from marsad.text.tokens import Sentence

_CARE: Final = 14
"""Tokens behind words for care within which the attack is told that called for it."""
_OF_MANY: Final = frozenset({"returned", "displaced"})
"""What is counted of several people alone."""
_FIGHTING: Final = frozenset({"security", "combatant"})
_AGENT: Final = 6
_HARM: Final = frozenset({"killed", "injured", "casualties"})
_ARMED_GROUP: Final = "armed-group"
_ARMED_WITHIN: Final = 4


def said_of(figure: Figure, trigger: Trigger) -> str:
    """What a word says of a figure: of those treated or moved, what their own noun says (`treated 20 wounded men`)."""
    outcome = outcome_of(trigger)
    return figure.own if outcome == "other" and figure.own is not None else outcome


def leave(clauses: Clauses, figure: Figure) -> None:
    """A figure of which no outcome is told: a state that its noun names, or people counted in another way."""
    if figure.single:
        return
    if figure.own is not None and figure.weak:
        outcome = "held" if figure.own == "detained" else figure.own
        keep(clauses, figure, outcome, None, "state-noun")
    elif figure.head_kind in (PERSON, BODY) and figure.value != 1:
        keep(clauses, figure, "other", None, "no-outcome")


def _is_brought_to_care(sentence: Sentence, trigger: Trigger | None) -> bool:
    """Whether an attack told with it brought people to care (`was hospitalised after being beaten`): it harmed them."""
    if trigger is None or "needs-care" not in trigger.match.features:
        return False
    return any(
        sentence.at(at, "cause") is not None or _is_harm(sentence, at)
        for at in range(trigger.last + 1, min(trigger.last + 1 + _CARE, len(sentence)))
    )


def _is_still_in_care(clauses: Clauses, trigger: Trigger | None) -> bool:
    """Whether people are in hospital of a report that told of harm before (`Nine others are still in hospital`)."""
    if trigger is None or "lasting" not in trigger.match.features:
        return False
    return clauses.harm_told or any(figure.outcome in _HARM for figure in clauses.kept)


def _is_by_armed(sentence: Sentence, trigger: Trigger, figure: Figure) -> bool:
    """Whether fighters or unknown armed men are said to have taken people who do not fight (`detained by gunmen`)."""
    if "by-armed" not in trigger.match.features or not figure.tags.isdisjoint(_FIGHTING):
        return False
    for at in range(trigger.last + 1, min(trigger.last + 1 + _AGENT, len(sentence))):
        if mark(sentence, at, "by") is not None:
            at += 1
            at += mark(sentence, at, "article", "indefinite") is not None
            return any(_is_armed(sentence, here) for here in range(at, min(at + _ARMED_WITHIN, len(sentence))))
        if mark(sentence, at, "and", "clause") is not None or not sentence.is_word(at):
            return False
    return False


def _is_armed(sentence: Sentence, at: int) -> bool:
    """Whether a word tells of fighters of no state."""
    person = sentence.at(at, "person")
    if person is not None:
        return "combatant" in person.entry.attributes.get("tags", "").split("|")
    if mark(sentence, at, "armed-band") is not None:
        return True
    named = (match for kind in ("party", "body") for match in sentence.all_at(at, kind))
    return any(match.entry.attributes.get("kind") == _ARMED_GROUP for match in named)


def _is_harm(sentence: Sentence, at: int) -> bool:
    return any(match.sense == "injured" for match in sentence.all_at(at, "outcome"))


def keep(clauses: Clauses, figure: Figure, outcome: str, trigger: Trigger | None, rule: str) -> None:
    sentence = clauses.sentence
    if outcome not in NO_SPORT and outcome != "other" and _is_sport(sentence):
        outcome = "other"
    if outcome == "other" and (_is_brought_to_care(sentence, trigger) or _is_still_in_care(clauses, trigger)):
        outcome = "injured"
    if outcome == "injured" and _is_ill(sentence, figure):
        outcome, figure.ill = "other", True
    if outcome == "escaped" and _is_populace(sentence, figure):
        outcome = "displaced"
    if trigger is not None and "people-held" in trigger.match.features and not is_of_captives(sentence, figure):
        outcome = "held" if figure.own == "detained" else figure.own or "other"  # rescued from the rubble
    if figure.single and outcome in _OF_MANY:
        return
    if outcome == "detained" and trigger is not None and _is_by_armed(sentence, trigger, figure):
        outcome = "abducted"
    figure.outcome = outcome
    figure.rule = f"{figure.rule}+{rule}"
    locate(sentence, figure)
    if trigger is not None:
        figure.trigger = (sentence.starts[trigger.at], sentence.ends[trigger.last])
        figure.trigger_token = trigger.at
        figure.trigger_entry = trigger.match.entry.id
        figure.seized = "seize" in trigger.match.features
    clauses.told[figure] = trigger
    clauses.kept.append(figure)
    clauses.last = figure


def _is_sport(sentence: Sentence) -> bool:
    return any(match.sense == "sport" for _, match in sentence.find("particle"))


def _is_ill(sentence: Sentence, figure: Figure) -> bool:
    after = range(figure.whole_last + 1, min(figure.whole_last + 9, len(sentence)))
    return any(mark(sentence, at, "illness") is not None for at in after)


def _is_populace(sentence: Sentence, figure: Figure) -> bool:
    """Whether those who fled are inhabitants: they are displaced, not escaped."""
    if (figure.value or 0) >= POPULACE:
        return True
    return figure.head is not None and sentence.has(figure.head, "person", "populace") is not None
