"""How far an outcome word reaches: whether a figure after it is its patient, with what stands between."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, OTHERS, PERSON, THEM, UNKNOWN, Figure
from marsad.claims.figures.governing.let_go import are_fighters
from marsad.claims.figures.governing.lists import continues, is_joined
from marsad.claims.figures.governing.nouns import has_and, is_accusative, is_indefinite
from marsad.claims.figures.governing.objects_before import (
    are_doers_then_time,
    is_construct,
    is_killer,
    is_kin_of_doer,
    number_follows,
    object_follows,
    object_stands,
)
from marsad.claims.figures.governing.readings import is_of_weapon
from marsad.claims.figures.governing.signals import SOFT
from marsad.claims.figures.governing.state import Governor, Walk
from marsad.claims.figures.governing.unsure import is_attempt, is_hypothetical

#: How many tokens may stand between a governor and its first patient, by kind of governor.
_REACH: Final = {"masdar": 4, "passive": 11, "both": 12, "active": 14, "after": 12}
_REACH_OF_ONE: Final = 6
"""Tokens between a verb and one person told without a number."""
_REACH_OF_OBJECT: Final = 8
_SHORT: Final = 3
_ADVERBIAL: Final = frozenset(
    {"day", "weekday", "period", "month", "particle", "designator", "place", "direction", "calendar", "cause", "weapon"}
)
_KIN: Final = frozenset({"kin", "pronoun"})
_MEANS: Final = frozenset({"cause", "weapon"})
#: What is done to someone by others: there a definite noun right after the verb is news (قُتل الطفل).
ACTED_ON: Final = frozenset({"killed", "detained", "abducted", "freed"})
#: What a verbal noun before wounded or victims says of them.
_FATES: Final = ACTED_ON | {"casualties", "injured"}
#: What news tells of many, not of one (عاد عضواً, ليعود رجلاً).
_OF_MANY: Final = frozenset({"returned", "displaced", "surrendered", "held"})
#: What is said of people only: a word that no pack knows is then no group of them (اختفت 50 حرفة).
_OF_PEOPLE: Final = frozenset({"missing", "returned", "displaced", "surrendered", "escaped", "held", "freed"})
#: What is demanded or planned more often than done.
_YET_TO_COME: Final = frozenset({"freed", "returned"})
_HELD: Final = ("held", "detained")
_COMPLETED: Final = 7
_OWNERS: Final = frozenset({"party", "body", "demonym"})
_OF_GROUPS: Final = frozenset({"person", "demonym", "body", "party"})
_COMMAS: Final = (",", "،")
_QUOTED: Final = frozenset('"«»“”')
"""Signs around the name of a doer, which part nobody from a verb (اعتقلت "الشرطة" الشاب)."""


def reaches(walk: Walk, governor: Governor, figure: Figure) -> bool:
    """Whether a governor takes a figure with a number: its patient, or the next of the list that it has begun."""
    if governor.figure is not None:
        return continues(walk, figure)
    gap = figure.whole_first - governor.last - 1 - _aside(walk, governor.last + 1, figure.whole_first)
    reach = 0 if "adjacent" in governor.match.features else _REACH[governor.kind]
    if gap > reach or not _suits(walk, governor, figure):
        return False
    masdar = governor.kind == "masdar"
    if figure.head_kind == UNKNOWN:
        sure = figure.value is not None and governor.outcome not in _OF_PEOPLE
        if not sure or (gap > (2 if masdar else 1) and not _is_of_people(walk, governor, figure)):
            return False
    if figure.head_kind == BARE and gap > 1 and not _is_light(walk, governor.last + 1, figure.whole_first):
        return False
    if governor.outcome == "missing" and governor.kind == "both" and _is_of_kin(walk, figure):  # فقد خمسة من أبنائه
        return False
    if governor.outcome == "returned" and not masdar and gap > _SHORT:  # تعداد يعود إلى العام الماضي
        return False
    before = figure.whole_first - 1
    inside = walk.sentence.at(before, "particle", "in")
    company = walk.sentence.has(before, "particle", "company")  # استشهد ضمن ثلاثة من زملائه
    if inside and company is None and "pronoun" not in inside.features and governor.kind in ("both", "passive"):
        return False  # قُتل وسط مجموعة من المقاتلين, but قُتل فيه سبعة
    if governor.outcome in _YET_TO_COME and is_attempt(walk, governor.first, governor.match, "threat"):
        return False
    if governor.outcome == "escaped" and walk.sentence.at(before, "particle", "with-company") is not None:
        return False
    if figure.head_kind == BARE and walk.sentence.at(before, "unit", "time") is not None:  # مات عام 950
        return False
    if governor.outcome == "detained" and not masdar and _is_about(walk, governor.last + 1, figure.whole_first):
        return False
    strict = gap > 1 or "people-only" in governor.match.features  # إعادة توزيع 60 ألفا
    if masdar and gap == 1 and has_and(walk, governor.last + 1):  # قتل وأسر العشرات
        return False
    return not masdar or _is_light(walk, governor.last + 1, figure.whole_first, strict)


def _aside(walk: Walk, first: int, end: int) -> int:
    """Tokens of an aside between commas right before people (اعتقلت القوات، بالتنسيق مع الشرطة، أربعة أشخاص)."""
    forms = walk.sentence.forms
    if forms[end - 1] not in _COMMAS:
        return 0
    opens = next((at for at in range(first, end - 1) if forms[at] in _COMMAS), end)
    told = any("outcome" in walk.sentence.words[at].kinds or at in walk.by_token for at in range(opens, end))
    return 0 if told else end - opens


def is_object(walk: Walk, governor: Governor, figure: Figure) -> bool:
    """Whether a figure right after the doers told with a number is the verb's object (قتل أربعة مسلحين 52 شخصاً)."""
    doers = governor.figure
    if governor.kind != "both" or doers is None or doers is not walk.last or doers.whole_first != governor.last + 1:
        return False
    if doers.head_kind != PERSON or figure.head_kind != PERSON or is_joined(walk, figure):
        return False
    if (figure.value or 0) <= (doers.value or 0):  # more than the doers: fewer may be some of them
        return False
    between = range(doers.whole_last + 1, figure.whole_first)
    adjectives = all(walk.sentence.is_word(at) and _may_be_of_group(walk.sentence.words[at].kinds) for at in between)
    return len(between) <= _SHORT and adjectives


def _may_be_of_group(kinds: frozenset[str]) -> bool:
    return not kinds or not kinds.isdisjoint(_OF_GROUPS)


def overrides(walk: Walk, governor: Governor, figure: Figure) -> bool:
    """A verbal noun right before wounded or victims says what became of them (مقتل 12 ضحية، وفاة 3 جرحى)."""
    gap = figure.whole_first - governor.last - 1
    if governor.figure is not None or gap > 1 or governor.outcome == figure.own or governor.outcome not in _FATES:
        return False
    if not _suits(walk, governor, figure):  # أسر 3 شهداء: their families
        return False
    return figure.head is None or walk.sentence.has(figure.head, "outcome", "event-noun") is None


def reaches_one(walk: Walk, governor: Governor, figure: Figure, at: int) -> bool:
    """Whether a governor takes one person told without a number (مقتل جندي، أصيب صباح اليوم مدني)."""
    gap = at - governor.last - 1
    of_held = "detainees-only" in governor.match.features and figure.own not in _HELD
    if figure.clitic or of_held or "swap-only" in governor.match.features:
        return False
    features = governor.match.features
    if ("adjacent" in features and gap) or governor.outcome in _OF_MANY or _is_negated(walk, governor):
        return False
    if governor.outcome == "missing" and _is_loss(walk, governor, figure, at):
        return False
    if is_attempt(walk, governor.first, governor.match, "threat") and not figure.own:
        return False
    if is_hypothetical(walk, governor.first, governor.match) or walk.sentence.at(at - 1, "particle", "of") is not None:
        return False
    if "people-only" in features and (figure.head_kind != PERSON or gap):
        return False
    particle = walk.sentence.at(at, "particle")
    if particle is not None and particle.sense == "one-of" and gap > 0 and _is_kin(walk, figure):
        return False
    if particle is not None and particle.sense in ("other", "ordinal"):
        injury = (
            "female" in particle.features and walk.sentence.has(governor.first, "outcome", "event-noun") is not None
        )
        return gap == 0 and "and" not in particle.features and not injury  # إصابة أخرى
    if governor.kind == "masdar":
        if governor.first - 1 in walk.covered:  # 120 ألف إعدام سياسي
            return False
        if gap > 1 or not _is_light(walk, governor.last + 1, at) or is_killer(walk, at):
            return False
        if is_indefinite(walk, at):
            return True
        general = governor.outcome == "freed" and "people-only" in features and figure.own is None  # تحرير المرأة
        return figure.head_kind == PERSON and not general and _is_news(walk, figure, governor)
    if number_follows(walk, at) or (governor.kind != "passive" and object_follows(walk, at)):
        return False
    if governor.kind == "active":
        if has_stop(walk, governor.last + 1, at, _QUOTED):
            return False
        kin = walk.sentence.has(at, "person", "pronoun") is not None or is_construct(walk, at)
        return gap <= _REACH_OF_OBJECT and (gap > 0 or is_accusative(walk, at) or kin) and is_indefinite(walk, at)
    if gap and is_of_weapon(walk, at):
        return False
    if gap == 0 and has_and(walk, at):  # الأم توفيت والأب مصاب
        return False
    if governor.kind == "both" and is_kin_of_doer(walk, governor.last + 1, at):  # قتل رجل زوجته
        return True
    if governor.kind == "both" and walk.sentence.words[at].definite and object_stands(walk, at):
        return False
    if gap == 0 and figure.head_kind == PERSON and governor.outcome in ACTED_ON:
        return True
    return is_indefinite(walk, at) and (gap == 0 or _reaches_over(walk, governor, at, gap))


def _is_completed(walk: Walk, at: int) -> bool:
    """Whether a word completes the verb after the one told of (فقد عنصر من القوات حياته)."""
    for here in range(at + 1, min(at + 1 + _COMPLETED, len(walk.sentence))):
        if not walk.sentence.is_word(here):
            return False
        if walk.sentence.has(here, "outcome", "back") is not None:
            return True
    return False


def _is_loss(walk: Walk, governor: Governor, figure: Figure, at: int) -> bool:
    """Whether one person is mourned or looked for, not missing (فقدت الصحافة إعلامياً، فقدان والدته، بحثا عن شقيقه)."""
    if _is_completed(walk, at):
        return False
    if governor.kind == "both" or (governor.match.size > 1 and "people-only" in governor.match.features):
        return True
    return figure.head is not None and walk.sentence.has(at, "person", "kin") is not None


def _is_kin(walk: Walk, figure: Figure) -> bool:
    """Whether the group is told by whose it is (أحد أقاربه)."""
    return figure.head is not None and walk.sentence.has(figure.head, "person", "pronoun") is not None


def _is_of_kin(walk: Walk, figure: Figure) -> bool:
    """Whether those told of are somebody's kin."""
    people = walk.sentence.all_at(figure.head, "person") if figure.head is not None else ()
    return any(match.features >= _KIN for match in people)


def has_stop(walk: Walk, first: int, end: int, light: frozenset[str] = frozenset()) -> bool:
    """Whether a sign, but for those that are `light`, or `that` stands between two tokens."""
    sentence, signs = walk.sentence, SOFT - light
    if sum(sentence.form(at) in light for at in range(first, end)) % 2:  # it stands in the quotation
        return True
    return any(sentence.form(at) in signs or sentence.at(at, "particle", "that") for at in range(first, end))


def _suits(walk: Walk, governor: Governor, figure: Figure) -> bool:
    """Whether an outcome word that is said of some people only is said of these."""
    features = governor.match.features
    if "swap-only" in features:
        return figure.own in _HELD or are_fighters(walk.sentence, figure)
    if "detainees-only" in features and figure.own not in _HELD:
        return False
    if figure.head_kind == BARE and "adjacent" in features:  # وأسر أربعة, not قضى أربعين منها
        return governor.kind == "masdar"
    return "people-only" not in features or figure.head_kind in (PERSON, OTHERS, THEM)


def _is_of_people(walk: Walk, governor: Governor, figure: Figure) -> bool:
    """Whether some of a people that no pack knows are told after time and place (اعتقل في البلاد 300 من الأويغور)."""
    head = figure.head
    if head is None or governor.kind == "active" or not walk.sentence.words[head].definite:
        return False
    if walk.sentence.at(figure.last + 1, "particle", "of") is None:
        return False
    return _is_adverbial(walk, governor.last + 1, figure.whole_first)


def _is_about(walk: Walk, first: int, end: int) -> bool:
    """Whether it was stopped for them, not they themselves (أوقف الصندوق الإعانة عن 600 مستفيد)."""
    return any(walk.sentence.at(at, "particle", "about-topic") is not None for at in range(first, end))


def _is_light(walk: Walk, first: int, end: int, strict: bool = True) -> bool:
    """Whether only words that do not take a patient stand between (كل من، يوم الجمعة، أيضا)."""
    sentence = walk.sentence
    for at in range(first, end):
        if sentence.form(at) in SOFT:
            if strict and sentence.form(at) in _COMMAS:
                return False
        elif at not in walk.covered:
            if strict and not sentence.words[at].matches:
                return False
            if sentence.at(at, "particle", "about-topic") or sentence.at(at, "person"):
                return False
    return True


def _reaches_over(walk: Walk, governor: Governor, at: int, gap: int) -> bool:
    """Whether a verb reaches one person over its doer, a preposition, or words of time and place."""
    if gap > _REACH_OF_ONE:
        return False
    first = governor.last + 1
    gap -= sum(form in _QUOTED for form in walk.sentence.forms[first:at])
    if governor.kind == "both" and (is_accusative(walk, at) or (gap <= _SHORT and _is_doer(walk, first, at))):
        return not has_stop(walk, first, at, _QUOTED)
    if governor.kind == "both" and are_doers_then_time(walk, first, at):
        return True
    if gap <= _SHORT and walk.sentence.has(first, "particle", "preposition"):
        return not has_stop(walk, first, at)
    return _is_adverbial(walk, first, at)


def _is_news(walk: Walk, figure: Figure, governor: Governor) -> bool:
    """Whether a definite noun after a verbal noun is told as news: someone acted on, or a child, woman, man."""
    if governor.outcome in ACTED_ON or figure.head is None or governor.outcome == "escaped":
        return governor.outcome in ACTED_ON
    people = walk.sentence.all_at(figure.head, "person")
    return any(match.entry.attributes.get("tags") in ("child", "woman", "man") for match in people)


def _is_negated(walk: Walk, governor: Governor) -> bool:
    """Whether a negation stands before an outcome word: then nobody in particular is told of (لم تقتل جندياً واحداً)."""
    sentence = walk.sentence
    return any(sentence.at(at, "particle", "negation") for at in range(max(governor.first - _SHORT, 0), governor.first))


def _is_doer(walk: Walk, first: int, at: int) -> bool:
    """Whether a doer stands between verb and patient (خطف مجهولون رجل أعمال)."""
    sentence = walk.sentence
    word = sentence.words[first]
    known = word.matches and word.kinds.isdisjoint(("party", "body"))
    if known and not sentence.has(first, "person", "plural"):
        return False
    return not any(sentence.has(here, "particle", "preposition") for here in range(first, at))


def _is_adverbial(walk: Walk, first: int, end: int) -> bool:
    """Whether only time, place and manner stand between a verb and its patient (أصيب صباح اليوم برصاص الشرطة مدني)."""
    sentence = walk.sentence
    if sentence.words[end].definite and not sentence.words[end - 1].kinds.isdisjoint(_MEANS):  # قتل برصاص الشرطي
        return False
    weapon = False
    for at in range(first, end):
        if sentence.form(at) in SOFT or is_of_weapon(walk, at):
            continue
        if weapon and not sentence.words[at].kinds.isdisjoint(_OWNERS):
            continue
        weapon = "cause" in sentence.words[at].kinds
        if sentence.words[at].kinds.isdisjoint(_ADVERBIAL):
            return False
        if sentence.at(at, "person") or sentence.at(at, "particle", "that"):
            return False
    return True
