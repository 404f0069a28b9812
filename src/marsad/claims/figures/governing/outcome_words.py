"""Which figures an outcome word takes: those that wait before it, or, as governor, those after it."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, COUNT, OTHERS, PERSON, THEM, UNKNOWN, Figure
from marsad.claims.figures.governing.beside import agreeing
from marsad.claims.figures.governing.bodies import take_body
from marsad.claims.figures.governing.lying import is_right_after, is_told_how
from marsad.claims.figures.governing.nouns import is_accusative, is_indefinite
from marsad.claims.figures.governing.objects_after import acts_on, spends
from marsad.claims.figures.governing.parts import settle
from marsad.claims.figures.governing.reach import has_stop
from marsad.claims.figures.governing.readings import patient_follows
from marsad.claims.figures.governing.state import Governor, SetNoun, Walk, assign, assign_waiting
from marsad.claims.figures.governing.subjects import end_of_named, named_before
from marsad.claims.figures.governing.told_before import (
    died_after,
    is_counted,
    is_lost,
    is_of_clause,
    is_quoted,
    is_survived,
    others_between,
    tells_of_one,
)
from marsad.claims.figures.governing.unsure import is_attempt
from marsad.languages.entries import Match

_KINDS: Final = ("masdar", "after", "active", "passive", "both")
_TOWARDS: Final = frozenset({"on", "to-place", "of"})
_MANY: Final = frozenset({"plural", "dual"})
_HURT: Final = frozenset({"injured", "casualties"})
_NOT_OF_ONE: Final = frozenset({"active", "plural", "dual", "and", "then", "pronoun"})
_OF_ONE: Final = frozenset({"killed", "injured", "detained", "abducted", "missing", "freed"})
_FAR: Final = 30
_FAR_STATE: Final = 12
"""Tokens over which a verb takes figures before it, and those whose noun names a state of its own (47 ألف نازح)."""
_FAR_ONE: Final = 12
"""Tokens over which a verb takes one person told without a number."""
_FAR_AGREEING: Final = 6
"""Tokens over which a verb in the singular takes several before it (50 عائلة نزحت)."""
_BESIDE: Final = 2
_NEAR: Final = 4
"""Tokens over which a verb takes the one person told before it."""
_ANY: Final = 10_000
_CLOSING: Final = frozenset(')"»”')
_PEOPLE: Final = frozenset({"person", "speaker"})
_OURS: Final = 2
"""Tokens after `we killed` within which its object stands."""
_HIS: Final = 24
"""Tokens over which `his` points back."""


def take_outcome(walk: Walk, at: int, match: Match) -> int:
    """Take an outcome word as governor, or give it to figures that wait before it; how many tokens that uses."""
    features = match.features
    if is_attempt(walk, at, match):
        walk.governor = walk.total = None
        return match.size
    if "masdar" in features and is_counted(walk, at):
        return 0
    if is_survived(walk, at, match):
        settle(walk)
        return match.size
    if "article" in features and "masdar" in features:
        if "adjacent" in features:  # الأسر المنتجة
            return 0
        return _brought_to(walk, at, match) if walk.waiting and match.size == 1 else 0
    if "brought" in features and walk.waiting:
        return _brought_to(walk, at, match)
    if "back" in features:
        return _complete(walk, at, match)
    verb = "verb" in features
    if _dies(walk, at, match):
        return match.size
    if verb and walk.set_noun is not None and _tells_set(walk.set_noun, at, match):
        walk.set_noun.outcome, walk.set_noun.label = match.sense, False
    elif verb and "only-after" not in features and _takes_waiting(walk, at, match):
        walk.governor = walk.total = None
    elif verb and "speaker-owner" in features and patient_follows(walk, at + match.size, _OURS):
        walk.governor, walk.total = Governor(match.sense, "active", at, at, match), None  # قتلنا سبعة منهم
    elif "pronoun" in features:
        if "singular-owner" in features and "masdar" in features:
            _his(walk, at, match)
    elif "only-before" not in features:
        if _is_mixed(walk, at, match):
            walk.governor = walk.total = None
            return match.size
        kind = next((kind for kind in _KINDS if kind in features), "both")
        if kind != "masdar":
            settle(walk)
        walk.governor = Governor(match.sense, kind, at, at + match.size - 1, match)
        walk.total = None
        take_body(walk, walk.governor)
    return match.size


def _brought_to(walk: Walk, at: int, match: Match) -> int:
    """What people were brought to, or came to suffer (اضطرت عائلات للنزوح، تعرضا للإصابة)."""
    before = walk.sentence.at(at - 1, "particle")
    brought = before is not None and before.sense in _TOWARDS
    if is_attempt(walk, at, match, "threat"):
        return 0
    if not brought and "to" not in match.features and "with" not in match.features:
        return 0
    people = [
        figure
        for figure in walk.waiting
        if (figure.head_kind in (PERSON, OTHERS, THEM, COUNT) or (figure.value is None and match.sense == "displaced"))
        and at - figure.whole_last <= (_NEAR if figure.value == 1 else _FAR_STATE)
        and not (figure.single and (match.sense == "returned" or is_accusative(walk, figure.first)))
        and not tells_of_one(walk, figure, at)
        and not (figure.noun and figure.head is not None and walk.sentence.has(figure.head, "person", "pronoun"))
    ]
    if not people:
        return 0
    for figure in people:
        assign(walk, figure, match.sense, at, at, "brought-to")
    walk.waiting.clear()
    return match.size


def _tells_set(noun: SetNoun, at: int, match: Match) -> bool:
    """Whether a verb says what befell a set: one that names no fate, or victims (عدد الضحايا الذين قتلوا)."""
    return noun.outcome is None or (noun.outcome == "casualties" and match.sense == "killed" and at - noun.at <= _NEAR)


def _dies(walk: Walk, at: int, match: Match) -> bool:
    """Whether a word tells that those who were told before as hurt have died."""
    return match.sense == "killed" and (_died(walk, at, match) or died_after(walk, at, match))


def _died(walk: Walk, at: int, match: Match) -> bool:
    """Whether wounded, or victims, told right before are said to have died (اثنين من المصابين توفيا)."""
    last = walk.last
    if last is None or last.own not in _HURT or last.outcome != last.own or walk.waiting or "fell" in match.features:
        return False
    first, back = last.whole_last + 1, "back" in match.features
    if not back and _tells_others(walk, first, at):
        return False
    far = back or (_agrees_many(match) and not has_stop(walk, first, at))
    if at - last.whole_last > (_FAR_STATE if far else _NEAR) or not (back or last.value == 1 or _agrees_many(match)):
        return False
    last.outcome = match.sense
    if walk.governor is None:  # 15 من الضحايا توفوا في القاهرة و4 في الإسكندرية
        walk.governor = Governor(match.sense, "passive", at, at + match.size - 1, match, last)
    return True


def _tells_others(walk: Walk, first: int, end: int) -> bool:
    """Whether others of whom a verb may tell stand between two tokens."""
    return any(not word.kinds.isdisjoint(_PEOPLE) for word in walk.sentence.words[first:end])


def _agrees_many(match: Match) -> bool:
    return "verb" in match.features and not _MANY.isdisjoint(match.features)


def _complete(walk: Walk, at: int, match: Match) -> int:
    """A word that completes a verb said before (مصرعهم): who waits is its patient, else who follows."""
    last = at + match.size - 1
    if _dies(walk, at, match):
        return match.size
    told = walk.last
    right_after = "count" in match.features and told is not None and is_right_after(walk, told.whole_last + 1, at)
    if told is not None and right_after and (told.follows is not None or not walk.waiting):
        told.outcome = match.sense  # ستة قتلى وأربعة آخرين في عداد المفقودين
        return match.size
    governor = walk.governor
    if walk.set_noun is not None and walk.set_noun.outcome is None:
        walk.set_noun.outcome, walk.set_noun.label = match.sense, False
    elif governor is not None and governor.figure is not None and _is_said_of(governor, match):
        for figure in agreeing([governor.figure], match):
            figure.outcome = match.sense  # فقد خمسة حياتهم
    elif is_lost(walk, at) and walk.last is not None:
        walk.last.outcome = match.sense  # فقد عنصر من القوات حياته
    elif walk.waiting and at - walk.waiting[-1].whole_last <= _reach_back(match) and not is_told_how(walk, at, match):
        near = [figure for figure in walk.waiting if at - figure.whole_last <= _reach_back(match)]
        walk.waiting = agreeing(near, match)
        assign_waiting(walk, match.sense, at, last, "completed-verb")
    elif match.sense == "killed" and "needs" not in match.entry.attributes:
        walk.governor = Governor(match.sense, "passive", at, last, match)
    return match.size


def _is_said_of(governor: Governor, match: Match) -> bool:
    """Whether a completing word tells more of those lost or dead; that others were hurt is said of those others."""
    return governor.outcome in ("missing", "killed") and match.sense not in _HURT


def _reach_back(match: Match) -> int:
    """Tokens over which a completing word takes those before it: a state only near, but where its verb stands too."""
    if "near" in match.features:
        return _NEAR
    if "state" not in match.features:
        return _ANY
    return _FAR_STATE if "needs" in match.entry.attributes else _NEAR


def _is_mixed(walk: Walk, at: int, match: Match) -> bool:
    """Whether a verbal noun shares its people with the one right before (مقتل واعتقال عشرة): nobody's own fate."""
    governor = walk.free_governor()
    if governor is None or governor.kind != "masdar" or governor.last != at - 1:
        return False
    return "masdar" in match.features and "and" in match.features and governor.outcome != match.sense


def _his(walk: Walk, at: int, match: Match) -> None:
    """`his death`: the one person told shortly before without another fate (أطلقوا النار على عنصر ما أدى لمقتله)."""
    one = walk.loose
    if match.sense not in _OF_ONE or "people-only" in match.features:
        return
    if one is None or at - one.last > _HIS or (walk.last is not None and walk.last.first > one.first):
        return
    if not is_indefinite(walk, one.first) or not (_is_aimed_at(walk, one) or _is_result(walk, one, at, match)):
        return
    if one.head is None or not _agrees(walk, one.head, match):
        return
    if one in walk.waiting:
        walk.waiting.remove(one)
    assign(walk, one, match.sense, at, at, "pronoun-after")
    walk.loose = None


def _is_aimed_at(walk: Walk, one: Figure) -> bool:
    """Whether something is done to one person (أطلقوا النار على شاب)."""
    return walk.sentence.at(one.first - 1, "particle", "on") is not None


def _is_result(walk: Walk, one: Figure, at: int, match: Match) -> bool:
    """Whether `his death` is what came of something (ما أدى لمقتله، أسفر عن إصابته)."""
    sentence = walk.sentence
    if any("person" in word.kinds for word in sentence.words[one.last + 2 : at]):
        return False
    return "to" in match.features or sentence.at(at - 2, "carrier", "carry") is not None


def _agrees(walk: Walk, head: int, match: Match) -> bool:
    """Whether `his` or `her` can be said of a person noun that is nobody's kin."""
    people = walk.sentence.all_at(head, "person")
    if not people or "pronoun" in people[0].features:
        return False
    female = "female" in people[0].features or people[0].entry.attributes.get("tags") == "woman"
    return ("male-owner" if female else "female-owner") not in match.features


def _takes_waiting(walk: Walk, at: int, match: Match) -> bool:
    """Whether a verb takes the figures said before it (30 مسلحاً قتلوا) rather than those after it."""
    if not walk.waiting:
        return _takes_loose(walk, at, match)
    features = match.features
    many = not _MANY.isdisjoint(features)
    if not many and (patient_follows(walk, at + match.size) or is_of_clause(walk, at)):
        return False
    if "pronoun" in features:
        # فقداه: who waits is the doer; هجره is mostly هجرة
        if many or "singular-owner" in features or ("active" not in features and "both" not in features):
            return False
    elif "active" in features and not many:
        return False
    if "and" in features and not many and not all(figure.single for figure in walk.waiting):
        return False
    if "pronoun" in features and walk.sentence.has(at + match.size, "person", "pronoun"):  # هجرهن أزواجهن
        return False
    if many and {"both", "and"} <= features and patient_follows(walk, at + match.size, 2):
        return False  # أسروا 17 عنصرا وقتلوا 40 آخرين
    if spends(walk, at + match.size, match) or (many and "both" in features and acts_on(walk, at + match.size)):
        return False
    near = [
        figure
        for figure in walk.waiting
        if _may_take(figure, at, match)
        and not is_quoted(walk, figure, at, True)
        and not (many and figure.own and others_between(walk, figure, at))
    ]
    for figure in (near := agreeing(near, match)):  # أن مدنيين أصيبا
        assign(walk, figure, match.sense, at, at + match.size - 1, "verb-after")
    if near:
        walk.waiting.clear()
    return bool(near)


def _may_take(figure: Figure, at: int, match: Match) -> bool:
    """Whether a verb can be said of a figure before it: not too far back, and a dual where only that makes it two."""
    gap, features = at - figure.whole_last, match.features
    if match.sense == "missing" and "both" in features and figure.single:  # أن الرئيس ونظامه فقدا الشرعية
        return False
    one = "singular" in features and "pronoun" not in features
    single = figure.single or figure.value == 1
    if "adjacent" in features and gap > _BESIDE:
        return False
    if match.sense == "returned" and (single or one or gap > _NEAR):
        return False
    if single and gap > (_NEAR if match.sense == "escaped" else _FAR_ONE):
        return False
    if one and not single and (gap > _FAR_AGREEING or figure.head_kind == BARE):
        return False
    if "ambiguous-dual" in figure.doubts:
        return "dual" in features and gap <= _NEAR
    if figure.head_kind == UNKNOWN:
        return gap <= _NEAR and not _MANY.isdisjoint(features)
    return gap <= (_FAR_STATE if figure.own else _FAR)


def _takes_loose(walk: Walk, at: int, match: Match) -> bool:
    """Whether a verb tells of the one person named right before it (كان شخص قد فارق الحياة، أن باروخ قُتل)."""
    if not _NOT_OF_ONE.isdisjoint(match.features):
        return False
    if match.sense not in _OF_ONE:
        return False
    one = walk.loose
    if one is None or walk.sentence.at(one.first, "naming", "called") is not None:  # المدعو سامي يوسف
        one = named_before(walk, at, "passive" in match.features)
        if one is not None and not patient_follows(walk, at + match.size):
            assign(walk, one, match.sense, at, at + match.size - 1, "verb-after")
            return True
    end = end_of_named(walk, one) if one is not None else at
    if one is None or at - end > _NEAR or patient_follows(walk, at + match.size) or has_stop(walk, end + 1, at):
        return False
    assign(walk, one, match.sense, at, at + match.size - 1, "verb-after")
    walk.loose = None
    return True
