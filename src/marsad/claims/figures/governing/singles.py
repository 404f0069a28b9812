"""Singular nouns that stand for one (مقتل جندي، بينهم طفل)، names of persons, and nobody."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import COUNT, OTHERS, PERSON, Figure
from marsad.claims.figures.governing.beside import joins_waiting, tells_both_genders
from marsad.claims.figures.governing.lists import accompanies, continue_list, continues_with_one, is_attribute
from marsad.claims.figures.governing.nouns import has_and, is_accusative, is_indefinite
from marsad.claims.figures.governing.parts import stands_in_list, take_part
from marsad.claims.figures.governing.reach import ACTED_ON, reaches_one
from marsad.claims.figures.governing.readings import outcome_at
from marsad.claims.figures.governing.signals import SOFT, STOPS
from marsad.claims.figures.governing.state import Governor, Walk, assign, govern_figure
from marsad.claims.figures.governing.unsure import is_attempt, is_nobody, is_time_of
from marsad.claims.figures.single_figures import named_figure, nobody, single_figure

_NEGATED: Final = 12
"""Tokens over which a negation reaches `any`."""
_JOINED: Final = 4
"""Tokens over which `and`, or `one of them`, goes on from what stands before."""
_FATE: Final = 6
"""Tokens after nobody within which it is told what did not befall them."""
_STATES: Final = ("detained", "held")
"""What a noun names of people to whom something else may not have happened."""
_AFTER_NAMES: Final = frozenset({"person", "office", "cause", "weapon", "day", "weekday"})
"""Kinds of words that a name does not go on with (مقتل قاسم الزعلان برصاص مجهولين)."""
_CARRIED: Final = 2
"""Tokens over which a carrier reaches its noun."""
_RESULT: Final = 6
"""Tokens between a verb of results and its noun, with the doer and a preposition between."""


def take_single(walk: Walk, at: int) -> bool:
    """Take a singular noun for one where the words around count it (مقتل جندي، بينهم طفل وامرأة)."""
    figure = single_figure(walk.sentence, at, walk.number)
    if figure is None or is_nobody(walk, figure, at):
        return False
    if tells_both_genders(walk, at) or _is_counted_after(walk, at):
        return True
    total = _total(walk, figure, at)
    governor = walk.free_governor()
    if total is not None:
        walk.total = total
        take_part(walk, figure, total)
    elif joins_waiting(walk, figure, at):
        walk.waiting.append(figure)
    elif governor is not None and reaches_one(walk, governor, figure, at):
        govern_figure(walk, figure, governor)
    elif governor is not None and walk.last is not None and governor.first > walk.last.last:
        if not (has_and(walk, at) and at - governor.last <= _JOINED and is_indefinite(walk, at)):
            return False
        govern_figure(walk, figure, governor)  # أصيب أولادها وزوجها
    elif walk.last is not None and continues_with_one(walk, figure, at):
        if figure.head_kind == COUNT and figure.own and not figure.weak and walk.last.outcome != "casualties":
            assign(walk, figure, figure.own, at, figure.last, "counted-noun")  # سبعة جرحى وشهيد
        elif not is_attribute(walk, at, walk.last):
            continue_list(walk, figure, walk.last)
    elif walk.last is not None and accompanies(walk, figure):
        continue_list(walk, figure, walk.last)
    elif _is_subject(walk, at):
        walk.waiting.append(figure)
    elif figure.own and not figure.weak and _is_carried(walk, at):
        assign(walk, figure, "killed" if figure.own == "casualties" else figure.own, at, at, "counted-noun")
    else:
        if _is_loose(walk, figure, at):
            walk.loose = figure
        return False
    return True


def take_name(walk: Walk, at: int) -> bool:
    """Take a person's name for one: the patient of the word before it, or a part right after `among them`."""
    if walk.sentence.words[at].definite:
        return False
    return _take_patient(walk, at) or _take_named_part(walk, at)


def take_nobody(walk: Walk, at: int) -> bool:
    """`any` after a negation: that nobody was (لم يُقتل أي جندي، دون أي إصابات)."""
    sentence = walk.sentence
    if sentence.at(at, "particle", "any") is None:
        return False
    before = range(max(at - _NEGATED, 0), at)
    denied = not any(sentence.at(back, "particle", "negation") for back in before)
    if denied and not any(sentence.at(back, "reporting", "deny") for back in before):
        return False
    figure = nobody(sentence, at, walk.number)
    governor = walk.free_governor()
    if governor is not None and "swap-only" in governor.match.features:
        governor = None
    outcome = figure.own if not (denied or figure.weak or figure.own in _STATES) else None
    if outcome is None:
        outcome = governor.outcome if governor is not None else _fate_after(walk, figure)
    if outcome is None and not denied:
        outcome = figure.own
    if figure.head_kind not in (PERSON, COUNT) or outcome is None:
        return False
    assign(walk, figure, outcome, at, at, "none")
    return True


def _is_counted_after(walk: Walk, at: int) -> bool:
    """Whether `one` right behind a phrase for a case counts it (حالة وفاة واحدة)."""
    case = walk.sentence.has(at, "outcome", "count")
    one = walk.by_token.get(at + case.size) if case is not None and case.size > 1 else None
    return one is not None and one.value == 1


def _fate_after(walk: Walk, figure: Figure) -> str | None:
    """What a word shortly after nobody says did not befall them (لم يتمكن أي معتقل من الهرب)."""
    for at in range(figure.whole_last + 1, min(figure.whole_last + 1 + _FATE, len(walk.sentence))):
        if not walk.sentence.is_word(at):
            break
        match = outcome_at(walk, at)
        if match is not None and "swap-only" not in match.features:
            return match.sense
    return None


def _total(walk: Walk, figure: Figure, at: int) -> Figure | None:
    """The total whose part one person is: before a bracket, told of `others` right before, or being listed."""
    bracket, last = walk.bracket, walk.last
    if figure.rule == "single.one-of" and figure.head is None:
        return last if last is not None and _is_one_of(walk, last, at) else None
    if bracket is not None and walk.sentence.form(at - 1) == "(" and (bracket.value or 9) > 1:
        return bracket
    if last is not None and _explains(last, figure, at) and is_indefinite(walk, at):
        return last
    if walk.total is not None and stands_in_list(walk, at) and _may_be_part(walk, at):
        return walk.total
    return None


def _is_one_of(walk: Walk, last: Figure, at: int) -> bool:
    """Whether `one of them` tells more of the figure right before it (أصيب 3 أطفال أحدهم جروحه خطرة)."""
    return at - last.whole_last <= _JOINED and (last.value or 2) > 1 and walk.free_governor() is None


def _explains(last: Figure, figure: Figure, at: int) -> bool:
    """Whether a person noun right after `others` begins to tell who they are (وإصابة ثلاثة آخرين طفل وامرأتين)."""
    many = last.head_kind == OTHERS and (last.value or 0) > 1
    return many and at == last.whole_last + 1 and figure.head_kind == PERSON


def _may_be_part(walk: Walk, at: int) -> bool:
    particle = walk.sentence.at(at, "particle")
    if particle is not None and particle.sense in ("other", "ordinal"):
        return "and" in particle.features
    return is_indefinite(walk, at)


def _is_subject(walk: Walk, at: int) -> bool:
    """Whether a person opens a clause whose verb will tell more (أن جنديا …)."""
    opens = (walk.that >= 0 and at == walk.that + 1) or walk.sentence.at(at - 1, "carrier", "meet") is not None
    return opens and is_indefinite(walk, at)


def _is_loose(walk: Walk, figure: Figure, at: int) -> bool:
    """Whether a person is told here without a fate, for a later verb to take."""
    if figure.head_kind != PERSON or figure.rule == "single.demonym":
        return False
    if walk.sentence.at(at - 1, "particle", "it-is") is not None:  # وهو معلم: who was told already
        return False
    return (at == 0 or "particle" in walk.sentence.words[at - 1].kinds) and is_indefinite(walk, at)


def _is_carried(walk: Walk, at: int) -> bool:
    """Whether a single counted noun is told as news: a carrier before it (سقوط شهيد), or it opens the sentence."""
    if not is_indefinite(walk, at) or walk.sentence.has(at, "outcome", "article"):
        return False
    if at == 0:
        case = walk.sentence.has(at, "outcome", "count")
        return case is None or case.size == 1 or has_and(walk, case.size)
    accusative = is_accusative(walk, at, "outcome")
    return _is_result(walk, at) or any(
        carrier.sense == "carry" and not (accusative and "intransitive" in carrier.features)
        for back in range(max(at - _CARRIED, 0), at)
        for carrier in walk.sentence.all_at(back, "carrier")
    )


def _is_result(walk: Walk, at: int) -> bool:
    """Whether what came of something is told: its verb right before, or before a preposition (أسفر القصف عن شهيد)."""
    sentence = walk.sentence
    led = sentence.has(at - 1, "particle", "preposition") is not None
    for back in range(at - 1, max(at - 1 - (_RESULT if led else _CARRIED), -1), -1):
        if sentence.at(back, "link", "result") is not None:
            return True
        if sentence.form(back) in STOPS or "outcome" in sentence.words[back].kinds:
            return False
    return False


def _take_patient(walk: Walk, at: int) -> bool:
    """A name right after the verbal noun or verb that tells of it (مقتل محسن الفضلي)."""
    governor = walk.free_governor()
    if governor is None or not names_patient(walk, governor):
        return False
    if is_attempt(walk, governor.first, governor.match, "threat") or is_time_of(walk, governor.first):
        return False
    if walk.sentence.words[at].heads or any(form not in SOFT for form in walk.sentence.forms[governor.last + 1 : at]):
        return False
    figure = named_figure(walk.sentence, at, walk.number)
    if figure is None or not ends_name(walk, figure.last + 1):
        return False
    govern_figure(walk, figure, governor)
    return True


def is_what_came(walk: Walk, governor: Governor) -> bool:
    """Whether an outcome word tells what came of something (أدى لمقتل فلان)."""
    return walk.sentence.at(governor.first - 1, "link", "result") is not None


def ends_name(walk: Walk, at: int) -> bool:
    """Whether a name ends where one can: at a sign, a number, a preposition, or the word for who it is."""
    sentence = walk.sentence
    if at >= len(sentence) or not sentence.is_word(at) or sentence.has(at, "particle", "preposition"):
        return True
    if sentence.at(at, "particle", "and") is not None or sentence.at(at, "link", "because") is not None:
        return True
    return not sentence.words[at].kinds.isdisjoint(_AFTER_NAMES)


def names_patient(walk: Walk, governor: Governor) -> bool:
    """Whether a name right after a word is a person's: a death, or a verbal noun of arrest (not أوقفت بيع السجائر)."""
    features = governor.match.features
    one_word = governor.match.size == 1 and features.isdisjoint(
        {"body", "people-only", "detainees-only", "swap-only", "accusative"}
    )
    if "to" in features and not is_what_came(walk, governor):  # but أدى لمقتل فلان
        return False
    return governor.outcome in ACTED_ON and governor.kind == "masdar" and one_word


def _take_named_part(walk: Walk, at: int) -> bool:
    """A name right after `among them` (بينهم محمد خلف الراوي)."""
    sentence, total = walk.sentence, walk.total
    if total is None or total.outcome is None:
        return False
    before = at - 1 if sentence.form(at - 1) not in SOFT else at - 2
    if sentence.at(before, "particle", "among") is None:
        return False
    figure = named_figure(sentence, at, walk.number)
    if figure is None:
        return False
    take_part(walk, figure, total)
    return True
