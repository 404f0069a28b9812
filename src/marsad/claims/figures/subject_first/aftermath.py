"""What became of those harmed: `was abducted and later killed`, `He died of his wounds`: they are told as killed."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import PERSON, Figure
from marsad.claims.figures.subject_first.marks import SIGNS_INSIDE, before_light, mark, marked
from marsad.claims.figures.subject_first.noun_phrases import noun_at
from marsad.claims.figures.subject_first.triggers import BEFORE, Trigger
from marsad.text.tokens import Sentence

_ALIVE: Final = frozenset({"injured", "abducted", "detained", "held", "missing", "escaped", "freed", "other"})
"""Outcomes that death can follow."""
_REACH: Final = 40
_DESCRIBED: Final = 26
"""Tokens of the longest description of one who died."""
_PAUSES: Final = frozenset({";", ","})
_LATEST: Final = 20
"""Figures before a sentence of which it may tell more."""
_DAYS: Final = frozenset({"weekday", "day", "month"})
_DEAD: Final = "killed"
_LOST: Final = "missing"
_TAKEN: Final = "abducted"


def died_after(sentence: Sentence, trigger: Trigger, triggers: dict[int, Trigger]) -> Trigger | None:
    """The word for a worse fate that goes on with the subject of a verb (`was shot and later died`), None without one.

    A death is worse than any other; an abduction, than that somebody is missing (`missing and presumed kidnapped`).
    """
    if trigger.voice != BEFORE or trigger.outcome not in _ALIVE:
        return None
    ends = {_DEAD, _TAKEN} if trigger.outcome == _LOST else {_DEAD}
    if trigger.plain and (late := _died_at_last(sentence, trigger, triggers)) is not None:
        return late
    for at in range(trigger.last + 1, min(trigger.last + 1 + _REACH, len(sentence))):
        found = triggers.get(at)
        if found is not None and found.outcome in ends:
            return found if found.voice == BEFORE and _has_no_subject(sentence, at) else None
    return None


def _died_at_last(sentence: Sentence, trigger: Trigger, triggers: dict[int, Trigger]) -> Trigger | None:
    """The death that a sentence tells of those whom a participle describes (`A guard wounded when it fell died`)."""
    when = False
    for at in range(trigger.last + 1, min(trigger.last + 1 + _DESCRIBED, len(sentence))):
        found = triggers.get(at)
        if found is not None:
            dies = found.outcome == _DEAD and "middle" in found.match.features
            whose = mark(sentence, before_light(sentence, at - 1), "they", "relative", "and") is None
            return found if dies and when and whose and not _ends_person(sentence, at - 1) else None
        if mark(sentence, at, "and") is not None or not _goes_on(sentence, at):
            return None
        when = when or mark(sentence, at, "clause") is not None or marked(sentence, at, "preposition") is not None
    return None


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a token can stand in the description of somebody: a word, a number, a sign within a word."""
    if sentence.is_word(at) or sentence.is_number(at) or sentence.forms[at] in SIGNS_INSIDE:
        return True
    return mark(sentence, at, "possessive") is not None


def _ends_person(sentence: Sentence, at: int) -> bool:
    """Whether somebody who may be the subject of a verb stands right before it; who is no place (`in Al-Waha died`)."""
    if sentence.at(at, "person") is not None:
        return True
    if not sentence.is_capital(at):
        return False
    while at > 0 and (sentence.is_capital(at) or sentence.forms[at] in SIGNS_INSIDE):
        at -= 1
    return marked(sentence, at, "preposition") is None and sentence.words[at].kinds.isdisjoint(_DAYS)


def _has_no_subject(sentence: Sentence, at: int) -> bool:
    """Whether a verb follows a conjunction, so that its subject is that of the verb before it."""
    before = before_light(sentence, at - 1)
    if mark(sentence, before, "was") is not None:
        before = before_light(sentence, before - 1)
    return mark(sentence, before, "and", "clause") is not None or sentence.form(before) in _PAUSES


def opens_with_pronoun(sentence: Sentence) -> bool:
    """Whether a sentence goes on of those told before (`He`, `They`)."""
    return mark(sentence, 0, "they") is not None


def _opens_with_one(sentence: Sentence) -> bool:
    """Whether a sentence goes on of one person told before (`The victim`)."""
    return mark(sentence, 0, "article") is not None and noun_at(sentence, 1, False).kind == PERSON


def learn_of_deaths(sentence: Sentence, number: int, triggers: list[Trigger], before: list[Figure]) -> None:
    """Those of the sentence before, where a pronoun says that they died (`He later died in hospital`)."""
    if not (opens_with_pronoun(sentence) or _opens_with_one(sentence)):
        return
    told = [figure for figure in before[-_LATEST:] if number - figure.sentence <= 1 and figure.part_of is None]
    if len(told) != 1 or told[0].outcome not in _ALIVE:
        return
    if told[0].value != 1 and not opens_with_pronoun(sentence):
        return
    death = next((trigger for trigger in triggers if trigger.outcome == _DEAD), None)
    if death is None or death.voice != BEFORE:
        return
    verb = before_light(sentence, death.at - 1)
    if mark(sentence, verb, "was") is not None:
        verb = before_light(sentence, verb - 1)
    opener = 0 if opens_with_pronoun(sentence) else noun_at(sentence, 1, False).last
    if verb == opener or mark(sentence, verb, "and", "clause") is not None or sentence.form(verb) in _PAUSES:
        told[0].outcome = _DEAD
        told[0].rule += "+died"


def by_pronoun(sentence: Sentence, figure: Figure, triggers: dict[int, Trigger]) -> Trigger | None:
    """What befell those of whom a pronoun tells later in their sentence (`was walking when he was stabbed`)."""
    for at in range(figure.whole_last + 1, min(figure.whole_last + 1 + _REACH, len(sentence))):
        trigger = triggers.get(at)
        if trigger is None:
            continue
        if "of-fighters" in trigger.match.features:
            return None  # the town that they lost
        verb = before_light(sentence, at - 1)
        passive = mark(sentence, verb, "was") is not None
        pronoun = before_light(sentence, verb - 1) if passive else verb
        if trigger.voice == BEFORE and mark(sentence, pronoun, "they") is not None:
            return trigger
        return None
    return None
