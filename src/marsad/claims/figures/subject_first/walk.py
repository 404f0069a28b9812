"""What befell each figure of a sentence, where subjects stand before their verbs and objects after them.

A figure is the size of a set (`the toll rose to 73`), counted by its own noun (`12 deaths`), the object of a verb or
noun right before it (`killed 12`, `the killing of 12`), the subject of one after it (`12 people were killed`), a part
of the total before it, or one more of a list.
"""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import COUNT, PERSON, Figure
from marsad.claims.figures.subject_first.aftermath import by_pronoun, died_after, learn_of_deaths, opens_with_pronoun
from marsad.claims.figures.subject_first.appositions import without_further_callings
from marsad.claims.figures.subject_first.clauses import Clauses
from marsad.claims.figures.subject_first.fates import keep, leave, said_of
from marsad.claims.figures.subject_first.groups import name_group, name_set
from marsad.claims.figures.subject_first.let_go import freed_after
from marsad.claims.figures.subject_first.lists import goes_on_from
from marsad.claims.figures.subject_first.marks import mark, marked
from marsad.claims.figures.subject_first.nobody import find_none, is_none, keep_none
from marsad.claims.figures.subject_first.objects import objects_of
from marsad.claims.figures.subject_first.ones import find_ones
from marsad.claims.figures.subject_first.pointing import Pointing, earlier_total
from marsad.claims.figures.subject_first.quantities import find_quantities
from marsad.claims.figures.subject_first.retold import tell_again
from marsad.claims.figures.subject_first.sets import sizes_of, told_in_sets
from marsad.claims.figures.subject_first.shares import take_part
from marsad.claims.figures.subject_first.subjects import Subject, subject_of
from marsad.claims.figures.subject_first.sums import spelt_behind_sign
from marsad.claims.figures.subject_first.triggers import SET, THOSE, Trigger, find_triggers
from marsad.claims.figures.subject_first.twofold import keep_both
from marsad.mentions.find import Mentions
from marsad.text.tokens import Sentence

_NEAR: Final = 2
_LATEST: Final = 40
"""Figures before a sentence that are asked whether it tells of the same."""
_DEFINITE: Final = "single.definite"
_COUNTED_ONES: Final = frozenset({"single.indefinite", "single.other", "single.article"})
"""How one is told whom an outcome noun counts by itself (`a martyr`, `the other martyr`)."""
_HARM: Final = frozenset({"killed", "injured", "abducted"})
_LESS: Final = frozenset({"casualties", "other"})
"""What a fate right behind a figure says better."""
_FIGHTING: Final = frozenset({"security", "combatant"})


def govern_in_order(mentions: Mentions, number: int, before: list[Figure]) -> list[Figure]:
    """The figures of a sentence with what befell them, single persons among them, in order.

    `before` are the figures of the sentences before it: what counts `of them` may point back to the last of these.
    """
    sentence = mentions.sentence(number)
    quantities = find_quantities(mentions, number)
    taken = {at for figure in quantities for at in range(figure.whole_first, figure.whole_last + 1)}
    nobody = find_none(sentence, number, taken)
    none = {at for figure in nobody for at in range(figure.whole_first, figure.whole_last + 1)}
    quantities = [figure for figure in quantities if figure.first not in none]  # not one of them
    taken |= none
    alone = {figure.whole_last for figure in quantities if figure.value == 1}
    ones = [one for one in find_ones(sentence, number, taken) if not _tells_again(sentence, one, alone)]
    figures = without_further_callings(sentence, sorted((*quantities, *nobody, *ones), key=lambda figure: figure.first))
    found = find_triggers(sentence, figures) if figures or opens_with_pronoun(sentence) else []
    learn_of_deaths(sentence, number, found, before)
    if not figures:
        return []
    starts = {figure.whole_first: figure for figure in figures}
    triggers = {trigger.at: trigger for trigger in found}
    clauses = Clauses(
        mentions,
        sentence,
        figures,
        starts,
        triggers,
        objects_of(sentence, found, figures),
        sizes_of(sentence, found, figures),
    )
    inside = told_in_sets(sentence, figures)
    clauses.verbs = {at: trigger for at, trigger in triggers.items() if at not in inside} if inside else triggers
    clauses.before = before = before[-_LATEST:]
    clauses.pointing = Pointing(sentence, figures, before)
    clauses.earlier = earlier_total(before, number)
    clauses.spelt.update(spelt_behind_sign(sentence, figures))
    told = [figure for figure in before if not is_none(figure)]
    clauses.death_told = any(figure.outcome in ("killed", "casualties") for figure in told)
    clauses.harm_told = any(figure.outcome not in (None, "other") for figure in told)
    for clauses.at, figure in enumerate(figures):
        _meet(clauses, figure)
        clauses.met = figure
    clauses.kept.sort(key=lambda figure: figure.start)
    return clauses.kept


def _tells_again(sentence: Sentence, one: Figure, alone: set[int]) -> bool:
    """Whether a noun between commas tells more of the one counted right before it (`one civilian, a man, was`)."""
    if one.rule != "single.indefinite" or sentence.form(one.whole_last + 1) != ",":
        return False
    return sentence.form(one.whole_first - 1) == "," and one.whole_first - 2 in alone


def _meet(clauses: Clauses, figure: Figure) -> None:
    """Find what befell a figure; singles of whom nothing is told are dropped."""
    sentence = clauses.sentence
    name_group(sentence, figure)
    size = clauses.sizes.get(figure)
    if size is not None and not _has_fate(clauses, figure, size[0]):
        keep(clauses, figure, size[0], clauses.triggers.get(size[1]), "set-size")
        name_set(sentence, figure, size[1])
        return
    governor = clauses.objects.get(figure)
    if governor is not None and governor.outcome in _LESS and _has_fate(clauses, figure, governor.outcome):
        governor = None  # casualties: four killed; treated 62 wounded
    subject = None if governor is not None else subject_of(sentence, figure, clauses.starts, clauses.verbs)
    if subject is not None and "of-fighters" in subject.trigger.match.features and not _fell(sentence, figure, subject):
        subject = None
    if is_none(figure):
        keep_none(clauses, figure, subject)
        return
    if take_part(clauses, figure, subject, governor):
        return
    new = figure.rule == _DEFINITE and subject is not None and _is_new(clauses, figure, subject)
    if figure.own is not None and not figure.weak and figure.head_kind == COUNT and governor is None and not new:
        if not figure.single or (figure.rule in _COUNTED_ONES and figure.own != "casualties"):
            keep(clauses, figure, figure.own, None, "counted")
        return
    if governor is not None:
        if figure.rule == _DEFINITE and _is_told_again(clauses, figure, governor):
            return
        keep(clauses, figure, said_of(figure, governor), governor, "object")
        figure.among = governor.voice in (THOSE, SET)
        keep_both(clauses, figure, governor)
    elif subject is not None and _is_listed_name(clauses, figure, subject):
        return
    elif subject is not None and (figure.rule != _DEFINITE or new):
        some = mark(sentence, figure.whole_first - 1, "of") is not None  # three of the 20 guards wounded died
        death = None if some else died_after(sentence, subject.trigger, clauses.triggers)
        trigger = death or freed_after(sentence, figure, subject.trigger, clauses.triggers) or subject.trigger
        keep(clauses, figure, said_of(figure, trigger), trigger, "subject")
        keep_both(clauses, figure, trigger)
    elif not any(take(clauses, figure) for take in _OTHERWISE):
        leave(clauses, figure)


def _has_fate(clauses: Clauses, figure: Figure, outcome: str) -> bool:
    """Whether the size of a set says itself what befell them (`casualties stand at 143 dead and 540 wounded`)."""
    trigger = clauses.triggers.get(figure.whole_last + 1)
    return trigger is not None and trigger.plain and trigger.outcome != outcome


def _is_told_again(clauses: Clauses, figure: Figure, governor: Trigger) -> bool:
    """Whether a definite noun is one of whom the same was told before (`killed a worker … shot the worker`)."""
    told = (*clauses.before, *clauses.kept)
    return any(one.value == 1 and one.outcome == governor.outcome and _is_same(clauses, one, figure) for one in told)


def _is_same(clauses: Clauses, one: Figure, other: Figure) -> bool:
    """Whether two figures have the same noun for a person, or the second a noun for anyone."""
    if one.head is None or other.head is None:
        return False
    match = clauses.sentence.at(other.head, "person")
    if match is None or not match.features.isdisjoint({"general", "populace"}):
        return True
    if one.sentence == clauses.sentence.number and one.rule.startswith(_DEFINITE) and other.rule == _DEFINITE:
        return _words(clauses.sentence, one) == _words(clauses.sentence, other)  # the assistant driver, the driver
    sentence = clauses.mentions.sentence(one.sentence)
    words = set(sentence.forms[one.whole_first : one.whole_last + 1])
    return bool(words & set(clauses.sentence.forms[other.head : other.whole_last + 1]))


def _words(sentence: Sentence, figure: Figure) -> list[str]:
    return list(sentence.forms[figure.whole_first : figure.whole_last + 1])


def _is_listed_name(clauses: Clauses, figure: Figure, subject: Subject) -> bool:
    """Whether a name is one of those just counted (`two brothers, Sami and Khaled Said, were killed`)."""
    last = clauses.last
    if last is None or figure.rule != "single.name" or last.single or clauses.told.get(last) is not subject.trigger:
        return False
    return clauses.sentence.form(last.whole_last + 1) in (",", "(", ":", "-")


def _is_background(clauses: Clauses, subject: Subject) -> bool:
    """Whether a relative clause only says who somebody is (`The general, who was wounded in the war, said`)."""
    first = subject.trigger.at - subject.gap
    return any(
        mark(clauses.sentence, at, "relative") is not None for at in range(first, min(first + 2, subject.trigger.at))
    )


def _is_new(clauses: Clauses, figure: Figure, subject: Subject) -> bool:
    """Whether a definite noun tells of the first one harmed (`A lorry was ambushed. The driver was killed`)."""
    if _is_background(clauses, subject):
        return False
    if subject.trigger.outcome == "killed" and "middle" in subject.trigger.match.features:
        return not clauses.death_told and not clauses.kept  # The woman died of her wounds
    if subject.trigger.outcome not in _HARM or clauses.harm_told:
        return False
    return all(one.rule.startswith(_DEFINITE) and not _is_same(clauses, one, figure) for one in clauses.kept)


def _fell(sentence: Sentence, figure: Figure, subject: Subject) -> bool:
    """Whether those lost fought, and nothing is told that they lost (`23 fighters were lost in the battle`)."""
    after = subject.trigger.last + 1
    ends = not sentence.is_word(after) or marked(sentence, after, "preposition") is not None
    return ends and subject.gap <= _NEAR and not figure.tags.isdisjoint(_FIGHTING)


def _is_among_fallen(clauses: Clauses, figure: Figure) -> bool:
    """Whether words behind a figure count it among those harmed (`40 fighters among the dead`)."""
    sentence, after = clauses.sentence, figure.whole_last + 1
    among = mark(sentence, after, "among")
    if among is None or "after" not in among.features or figure.head_kind != PERSON:
        return False
    fate = sentence.at(after + among.size - 1, "outcome")
    if fate is not None:
        keep(clauses, figure, "killed" if fate.sense == "casualties" else fate.sense, None, "among-fallen")
        figure.among = True
    return fate is not None


def _take_pronoun(clauses: Clauses, figure: Figure) -> bool:
    """The first figure of a sentence, where a pronoun tells later what befell them."""
    if figure is not clauses.figures[0] or figure.head_kind != PERSON or figure.rule == _DEFINITE:
        return False
    trigger = by_pronoun(clauses.sentence, figure, clauses.triggers)
    if trigger is not None:
        death = died_after(clauses.sentence, trigger, clauses.triggers) or trigger
        keep(clauses, figure, said_of(figure, death), death, "pronoun")
    return trigger is not None


_OTHERWISE: Final = (goes_on_from, _take_pronoun, _is_among_fallen, tell_again)
"""How a figure that is no word's object or subject may be told what befell it, in order."""
