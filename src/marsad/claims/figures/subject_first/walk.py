"""What befell each figure of a sentence, where subjects stand before their verbs and objects after them.

A figure is the size of a set (`the toll rose to 73`), counted by its own noun (`12 deaths`), the object of a verb or
noun right before it (`killed 12`, `the killing of 12`), the subject of one after it (`12 people were killed`), a part
of the total before it, or one more of a list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from marsad.claims.figures.figure import BARE, BODY, COUNT, OTHERS, PERSON, THEM, UNKNOWN, Figure, locate
from marsad.claims.figures.subject_first.aftermath import by_pronoun, died_after, learn_of_deaths, opens_with_pronoun
from marsad.claims.figures.subject_first.groups import name_group
from marsad.claims.figures.subject_first.marks import is_joint, mark
from marsad.claims.figures.subject_first.objects import objects_of
from marsad.claims.figures.subject_first.ones import find_ones
from marsad.claims.figures.subject_first.parts import (
    goes_on,
    is_among_them,
    is_lone,
    is_part,
    opens_part,
    spelt_out,
    whole_of,
)
from marsad.claims.figures.subject_first.quantities import find_quantities
from marsad.claims.figures.subject_first.sets import sizes_of
from marsad.claims.figures.subject_first.subjects import Subject, subject_of
from marsad.claims.figures.subject_first.triggers import THOSE, Trigger, find_triggers, outcome_of
from marsad.mentions.find import Mentions
from marsad.text.tokens import Sentence

_LATEST: Final = 40
"""Figures before a sentence that are asked whether it tells of the same."""
_LIST_GAP: Final = 12
_NEAR: Final = 3
_POPULACE: Final = 1000
"""From how many on those who fled are inhabitants."""
_DEFINITE: Final = "single.definite"
_COUNTED_ONES: Final = frozenset({"single.indefinite", "single.other", "single.article"})
"""How one is told whom an outcome noun counts by itself (`a martyr`, `the other martyr`)."""
_HARM: Final = frozenset({"killed", "injured", "abducted"})
_NO_SPORT: Final = frozenset({"killed", "casualties", "displaced", "held"})


@dataclass(slots=True)
class Clauses:
    """A sentence's figures and outcome words, and what has been told of them so far."""

    mentions: Mentions
    sentence: Sentence
    figures: list[Figure]
    starts: dict[int, Figure]
    triggers: dict[int, Trigger]
    objects: dict[Figure, Trigger]
    sizes: dict[Figure, tuple[str, int]]
    kept: list[Figure] = field(default_factory=list)
    told: dict[Figure, Trigger | None] = field(default_factory=dict)
    last: Figure | None = None
    """The last figure whose outcome is known."""
    met: Figure | None = None
    """The last figure that was met."""
    at: int = 0
    """Which of the figures is met."""
    before: list[Figure] = field(default_factory=list)
    """The figures of the sentences before."""
    death_told: bool = False
    """Whether a sentence before tells of a death."""
    harm_told: bool = False
    """Whether a sentence before tells of anyone harmed."""
    earlier: Figure | None = None
    """The last total of the sentence before."""


def govern_in_order(mentions: Mentions, number: int, before: list[Figure]) -> list[Figure]:
    """The figures of a sentence with what befell them, single persons among them, in order.

    `before` are the figures of the sentences before it: what counts `of them` may point back to the last of these.
    """
    sentence = mentions.sentence(number)
    quantities = find_quantities(mentions, number)
    taken = {at for figure in quantities for at in range(figure.whole_first, figure.whole_last + 1)}
    alone = {figure.whole_last for figure in quantities if figure.value == 1}
    ones = [one for one in find_ones(sentence, number, taken) if not _tells_again(sentence, one, alone)]
    figures = sorted((*quantities, *ones), key=lambda figure: figure.first)
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
    clauses.earlier = _earlier(before, number)
    clauses.before = before = before[-_LATEST:]
    clauses.death_told = any(figure.outcome in ("killed", "casualties") for figure in before)
    clauses.harm_told = any(figure.outcome not in (None, "other") for figure in before)
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


def _earlier(before: list[Figure], number: int) -> Figure | None:
    """The last total that the sentence before tells."""
    for figure in reversed(before):
        if number - figure.sentence > 1:
            return None
        if figure.part_of is None and figure.outcome != "other" and figure.value != 1:
            return figure
    return None


def _meet(clauses: Clauses, figure: Figure) -> None:
    """Find what befell a figure; singles of whom nothing is told are dropped."""
    sentence = clauses.sentence
    name_group(sentence, figure)
    size = clauses.sizes.get(figure)
    if size is not None and not _has_fate(clauses, figure, size[0]):
        _keep(clauses, figure, size[0], clauses.triggers.get(size[1]), "set-size")
        return
    governor = clauses.objects.get(figure)
    if governor is not None and governor.outcome == "casualties" and _has_fate(clauses, figure, "casualties"):
        governor = None  # casualties: four killed
    subject = None if governor is not None else subject_of(sentence, figure, clauses.starts, clauses.triggers)
    if _take_part(clauses, figure, subject, governor):
        return
    new = figure.rule == _DEFINITE and subject is not None and _is_new(clauses, subject)
    if figure.own is not None and not figure.weak and figure.head_kind == COUNT and governor is None and not new:
        if not figure.single or (figure.rule in _COUNTED_ONES and figure.own != "casualties"):
            _keep(clauses, figure, figure.own, None, "counted")
        return
    if governor is not None:
        if figure.rule == _DEFINITE and _is_told_again(clauses, figure, governor):
            return
        _keep(clauses, figure, _said_of(figure, governor), governor, "object")
        figure.among = governor.voice == THOSE
    elif subject is not None and _is_listed_name(clauses, figure, subject):
        return
    elif subject is not None and (figure.rule != _DEFINITE or new):
        death = died_after(sentence, subject.trigger, clauses.triggers)
        trigger = subject.trigger if death is None else death
        _keep(clauses, figure, _said_of(figure, trigger), trigger, "subject")
    elif not _goes_on(clauses, figure) and not _take_pronoun(clauses, figure):
        _leave(clauses, figure)


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
    sentence = clauses.mentions.sentence(one.sentence)
    words = set(sentence.forms[one.whole_first : one.whole_last + 1])
    return bool(words & set(clauses.sentence.forms[other.head : other.whole_last + 1]))


def _is_listed_name(clauses: Clauses, figure: Figure, subject: Subject) -> bool:
    """Whether a name is one of those just counted (`two brothers, Sami and Khaled Said, were killed`)."""
    last = clauses.last
    if last is None or figure.rule != "single.name" or last.single or clauses.told.get(last) is not subject.trigger:
        return False
    return clauses.sentence.form(last.whole_last + 1) in (",", "(", ":", "-")


def _is_new(clauses: Clauses, subject: Subject) -> bool:
    """Whether a definite noun tells of the first one harmed (`A lorry was ambushed. The driver was killed`)."""
    if subject.trigger.outcome == "killed" and "middle" in subject.trigger.match.features:
        return not clauses.death_told and not clauses.kept  # The woman died of her wounds
    return subject.trigger.outcome in _HARM and not clauses.harm_told and not clauses.kept


def _take_pronoun(clauses: Clauses, figure: Figure) -> bool:
    """The first figure of a sentence, where a pronoun tells later what befell them."""
    if figure is not clauses.figures[0] or figure.head_kind != PERSON or figure.rule == _DEFINITE:
        return False
    trigger = by_pronoun(clauses.sentence, figure, clauses.triggers)
    if trigger is not None:
        death = died_after(clauses.sentence, trigger, clauses.triggers) or trigger
        _keep(clauses, figure, _said_of(figure, death), death, "pronoun")
    return trigger is not None


def _said_of(figure: Figure, trigger: Trigger) -> str:
    """What a word says of a figure: of those treated or moved, what their own noun says (`treated 20 wounded men`)."""
    outcome = outcome_of(trigger)
    return figure.own if outcome == "other" and figure.own is not None else outcome


def _take_part(clauses: Clauses, figure: Figure, subject: Subject | None, governor: Trigger | None) -> bool:
    """Make a figure a part of the total before it, if words say so."""
    sentence, total = clauses.sentence, clauses.met
    if figure.head_kind == THEM:
        return _take_of_them(clauses, figure, subject, governor)
    if total is None:
        return False
    opener = opens_part(sentence, figure)
    if opener is not None and not is_lone(figure):
        whole = whole_of(total)
        fate = subject if _is_clause(sentence, opener) else None
        return is_part(whole, figure) and _be_part(clauses, figure, whole, fate)
    if total.part_of is None and is_part(total, figure) and spelt_out(sentence, total, clauses.figures, clauses.at):
        return _be_part(clauses, figure, total)
    if total.part_of is not None and goes_on(sentence, total, figure):
        own = subject is not None and not subject.crossed and clauses.told.get(total.part_of) is not subject.trigger
        if figure.head_kind != OTHERS and not own and is_part(total.part_of, figure):
            return _be_part(clauses, figure, total.part_of)
        return False
    if is_among_them(sentence, figure) and clauses.last is not None:
        whole = whole_of(clauses.last)
        return is_part(whole, figure) and _be_part(clauses, figure, whole)
    return False


def _take_of_them(clauses: Clauses, figure: Figure, subject: Subject | None, governor: Trigger | None) -> bool:
    """A figure that points back: to the total in its sentence, or to those of an earlier one."""
    if figure.value in (None, 1) and figure.own is None and figure.group is None:
        return True  # many of them, one of them critically
    whole = whole_of(clauses.last) if clauses.last is not None else clauses.earlier
    outcome = outcome_of(subject.trigger) if subject is not None and subject.gap <= _NEAR else figure.own
    if governor is not None:
        outcome = outcome_of(governor)
    if whole is None or not is_part(whole, figure):
        if outcome is not None:
            _keep(clauses, figure, outcome, subject.trigger if subject else None, "of-them")
        return True
    figure.part_of = whole
    if whole is clauses.earlier:
        figure.doubts.append("ambiguous-total")
    _keep(clauses, figure, outcome or whole.outcome or "other", clauses.told.get(whole), "part-of-total")
    return True


def _is_clause(sentence: Sentence, at: int) -> bool:
    """Whether a clause of its own tells of the part (`of whom six are still held`)."""
    match = mark(sentence, at, "among")
    return match is not None and "clause" in match.features


def _be_part(clauses: Clauses, figure: Figure, whole: Figure, own: Subject | None = None) -> bool:
    if own is not None:
        figure.part_of = whole if whole.outcome not in (None, "other") else None
        _keep(clauses, figure, _said_of(figure, own.trigger), own.trigger, "part-with-fate")
        return True
    if whole.outcome is None or whole.outcome == "other":
        return False
    figure.part_of = whole
    outcome = whole.outcome
    if figure.own is not None and not figure.weak and whole.outcome == "casualties":
        outcome = figure.own
    _keep(clauses, figure, outcome, clauses.told.get(whole), "part-of-total")
    return True


def _goes_on(clauses: Clauses, figure: Figure) -> bool:
    """Whether a figure goes on from the last one of a list (`killed three soldiers and two civilians`)."""
    last, sentence = clauses.last, clauses.sentence
    if last is None or last is not clauses.met or last.outcome in (None, "other") or figure.head_kind == UNKNOWN:
        return False
    if figure.rule == "single.name" and last.rule != "single.name":
        return False
    if figure.rule == _DEFINITE and mark(sentence, figure.whole_first - 1, "and", "addition") is None:
        return False
    if figure.single and last.outcome == "returned":
        return False
    if figure.head_kind == BARE and mark(sentence, figure.whole_last + 1, "adverb") is not None:
        return False  # three others, one seriously
    first, end = last.whole_last + 1, figure.whole_first
    told = clauses.told.get(last)
    if told is not None and told.at > last.whole_last and _is_share(sentence, figure):
        first = told.last + 1  # three were killed in Homs, two in Hama
    if end - first > _LIST_GAP or end <= first:
        return False
    if not (is_joint(sentence, first, end) or _joins_far(clauses, first, end, figure) or _shares(clauses, last, end)):
        return False
    if last.part_of is not None:
        last = last.part_of
    assert last.outcome is not None
    _keep(clauses, figure, last.outcome, clauses.told.get(last), "list")
    figure.follows = last
    return True


def _is_share(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number tells the share of a place (`two in Hama`)."""
    return figure.head_kind == BARE and mark(sentence, figure.whole_last + 1, "in", "each") is not None


def _shares(clauses: Clauses, last: Figure, end: int) -> bool:
    """Whether words after a verb say that those who follow share the fate of its subject (`was killed along with`)."""
    trigger = clauses.told.get(last)
    if trigger is None or trigger.at < last.whole_last or end - trigger.last > _NEAR + 1:
        return False
    return any(mark(clauses.sentence, at, "addition") is not None for at in range(trigger.last + 1, end))


def _joins_far(clauses: Clauses, first: int, end: int, figure: Figure) -> bool:
    """Whether `and` right before a figure joins it to one told with a place (`two in Homs and three in Hama`)."""
    sentence = clauses.sentence
    back = end - 1
    share = (
        figure.head_kind == BARE and sentence.form(back) == "," and mark(sentence, figure.whole_last + 1, "in", "each")
    )
    if (
        not share
        and mark(sentence, back, "and", "addition") is None
        and not any(
            (match := mark(sentence, at, "addition")) is not None and at + match.size == end
            for at in range(back, first - 1, -1)
        )
    ):
        return False
    if figure.head_kind not in (PERSON, BARE, COUNT, OTHERS, BODY):
        return False
    for at in range(first, back):
        if at in clauses.triggers or mark(sentence, at, "clause", "relative", "they", "was", "have") is not None:
            return False
        if sentence.forms[at] in ";:" or "reporting" in sentence.words[at].kinds:
            return False
    return mark(sentence, first, "in", "on", "near", "from", "of", "for") is not None or sentence.form(first) in ",-("


def _leave(clauses: Clauses, figure: Figure) -> None:
    """A figure of which no outcome is told: a state that its noun names, or people counted in another way."""
    if figure.single:
        return
    if figure.own is not None and figure.weak:
        outcome = "held" if figure.own == "detained" else figure.own
        _keep(clauses, figure, outcome, None, "state-noun")
    elif figure.head_kind in (PERSON, BODY) and figure.value != 1:
        _keep(clauses, figure, "other", None, "no-outcome")


def _keep(clauses: Clauses, figure: Figure, outcome: str, trigger: Trigger | None, rule: str) -> None:
    sentence = clauses.sentence
    if outcome not in _NO_SPORT and outcome != "other" and _is_sport(sentence):
        outcome = "other"
    if outcome == "injured" and _is_ill(sentence, figure):
        outcome, figure.ill = "other", True
    if outcome == "escaped" and _is_populace(sentence, figure):
        outcome = "displaced"
    if trigger is not None and "people-held" in trigger.match.features and figure.own is None:
        outcome = "other"  # rescued from the rubble, not from captors
    if figure.single and outcome == "returned":
        return
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
    if (figure.value or 0) >= _POPULACE:
        return True
    return figure.head is not None and sentence.has(figure.head, "person", "populace") is not None
