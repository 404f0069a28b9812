"""Those of whom the next sentence tells what befell them: `A nurse was on her way home. She was shot.`"""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.affected import inherit_groups
from marsad.claims.figures.figure import PERSON, Figure, locate
from marsad.claims.figures.subject_first.groups import name_group
from marsad.claims.figures.subject_first.marks import mark, skip_light
from marsad.claims.figures.subject_first.ones import find_ones
from marsad.claims.figures.subject_first.quantities import find_quantities
from marsad.claims.figures.subject_first.triggers import BEFORE, Trigger, find_triggers, outcome_of
from marsad.mentions.find import Mentions
from marsad.text.tokens import Sentence

_HARM: Final = frozenset({"injured", "killed", "abducted", "detained"})
_OPENING: Final = 1
"""The last token at which a sentence names whom it is about."""


def told_later(mentions: Mentions, number: int, found: list[Figure]) -> list[Figure]:
    """The figure of the sentence before whose fate the pronoun that opens a sentence tells, where none was told."""
    sentence = mentions.sentence(number)
    many = sentence.has(0, "frame", "plural") is not None
    if not number or not (many or sentence.has(0, "frame", "person")) or mark(sentence, 0, "they") is None:
        return []
    told = [figure for figure in found if figure.sentence == number - 1]
    if any(figure.outcome != "other" for figure in told):
        return []
    trigger = _told_of_pronoun(sentence)
    whom = _subject(mentions, number - 1, many) if trigger is not None else None
    if trigger is None or whom is None:
        return []
    known = next((figure for figure in told if figure.first == whom.first), None)
    if known is not None:
        known.outcome, known.rule = outcome_of(trigger), known.rule + "+told-later"
        return []
    before = mentions.sentence(number - 1)
    whom.outcome, whom.rule = outcome_of(trigger), whom.rule + "+told-later"
    name_group(before, whom)
    locate(before, whom)
    inherit_groups(mentions, before, [whom])
    return [whom]


def _told_of_pronoun(sentence: Sentence) -> Trigger | None:
    """The harm that is the first thing told of the pronoun that opens a sentence."""
    trigger = next(iter(find_triggers(sentence, [])), None)
    if trigger is None or trigger.voice != BEFORE or outcome_of(trigger) not in _HARM:
        return None
    at = skip_light(sentence, 1)
    while at < trigger.at:
        passed = mark(sentence, at, "was", "have", "deemed", "adverb")
        if passed is None or mark(sentence, at, "negation") is not None:
            return None
        at += passed.size
    return trigger


def _subject(mentions: Mentions, number: int, many: bool) -> Figure | None:
    """The people of whom a sentence tells first."""
    sentence = mentions.sentence(number)
    quantities = find_quantities(mentions, number)
    taken = {at for figure in quantities for at in range(figure.whole_first, figure.whole_last + 1)}
    for figure in sorted((*quantities, *find_ones(sentence, number, taken)), key=lambda figure: figure.first):
        if figure.whole_first > _OPENING:
            return None
        if figure.head_kind == PERSON and many == (figure.value != 1) and not figure.rule.startswith("single.definite"):
            return figure
    return None
