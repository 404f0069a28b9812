"""Whether a figure is the subject of an outcome word after it: `12 people, including two children, were killed`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, UNKNOWN, Figure
from marsad.claims.figures.subject_first.marks import SIGNS_INSIDE, before_light, is_joint, mark, marked, skip_light
from marsad.claims.figures.subject_first.noun_phrases import noun_at
from marsad.claims.figures.subject_first.some_of_all import base_of, is_of_all, own_verb_of
from marsad.claims.figures.subject_first.triggers import BEFORE, Trigger
from marsad.text.tokens import Sentence

_REACH: Final = 32
"""Tokens between those whom something befell and the verb that says so."""
_PLAIN_REACH: Final = 9
"""Tokens over which a participle without an auxiliary takes figures before it."""
_BEYOND: Final = 9
"""Tokens that tell more of one figure before the next of its list."""
_STOPS: Final = frozenset(";:?!")
_ENCLOSING: Final = frozenset("()[]")
_NAMES: Final = frozenset({"single.name", "single.named", "single.apposition"})
_SUBJECTS: Final = frozenset({"person", "party", "body", "office"})
_FREE: Final = frozenset({"of", "between"})


class Subject:
    """The outcome word whose subject a figure is; `crossed` where figures of the same list stand between."""

    __slots__ = ("crossed", "gap", "trigger")

    def __init__(self, trigger: Trigger, crossed: bool, gap: int) -> None:
        self.trigger = trigger
        self.crossed = crossed
        self.gap = gap


def subject_of(
    sentence: Sentence, figure: Figure, starts: dict[int, Figure], triggers: dict[int, Trigger]
) -> Subject | None:
    """The outcome word whose subject a figure is, None where it is none's."""
    if _is_base(sentence, figure, starts):
        return None
    first = figure.whole_last + 1
    at, crossed, parts, bracket = first, False, False, False
    last_figure = figure
    limit = min(len(sentence), first + _REACH)
    beside = after_preposition(sentence, figure) and mark(sentence, first, "relative") is None
    pause = False
    inside = 0
    base = base_of(sentence, figure, starts)
    while at < limit:
        if base is not None and at == base.whole_last + 1 and mark(sentence, at, "relative") is not None:
            at += 1  # four of the 10 people who were wounded died
            continue
        trigger = triggers.get(at)
        if trigger is not None and not bracket and is_of_all(sentence, figure, trigger, starts, triggers):
            at = trigger.last + 1
            continue
        if trigger is not None and not bracket:
            near = at - last_figure.whole_last - 1 if crossed else at - first - inside
            return _takes(sentence, figure, trigger, near, crossed, beside, parts)
        other = starts.get(at)
        if other is not None and other is not figure:
            if other.single and _is_called(sentence, other, figure):
                at = other.whole_last + 1  # one driver was the victim of a robbery and was shot
                continue
            if other.rule == "single.name" and not figure.single and not parts:
                last_figure = other  # two brothers, Sami and Khaled Said, were
                at = other.whole_last + 1
                continue
            joint = is_joint(sentence, last_figure.whole_last + 1, at) or _joins_beyond(sentence, last_figure, at)
            if not bracket and marked(sentence, at, "opens-clause") is not None:
                return None  # a woman whose brother was killed
            if bracket or (not joint and _is_told_aside(sentence, other)):
                inside += bracket * (other.whole_last + 1 - at)
                at = other.whole_last + 1
                continue
            own = own_verb_of(sentence, other, triggers)
            if own is not None:
                at = own.last + 1  # 400 men, 60 of whom died
                last_figure = other
                continue
            aside = after_preposition(sentence, other) or mark(sentence, other.whole_first - 1, "of") is not None
            if not (joint or parts or bracket or aside):
                return None
            if joint and not parts and not bracket:
                if (other.rule == "single.name" and figure.rule not in _NAMES) or (
                    figure.single and not other.single and other.head_kind == BARE
                ):
                    return None
                crossed = True
            last_figure = other
            at = other.whole_last + 1
            continue
        form = sentence.forms[at]
        if form in _STOPS and not bracket:
            return None
        if form in _ENCLOSING or _is_dash(sentence, at):
            if form in ")]" and not bracket:
                return None
            bracket = form in "([" or (form == "-" and not bracket)
            at += 1
            inside += 1
            continue
        if bracket:
            at += 1
            inside += 1
            continue
        if mark(sentence, at, "among") is not None:
            match = mark(sentence, at, "among")
            assert match is not None
            if "clause" in match.features:
                at = _after_aside(sentence, at + match.size, {})
                if at < 0:
                    return None
                continue
            parts = True
            closing = triggers.get(at + match.size - 1) if match.size > 1 else None
            at += match.size - (closing is not None)
            continue
        if at == first and _is_said_of(sentence, at):
            at += 2  # nine men it says died
            continue
        if _ends_clause(sentence, figure, at, last_figure, pause, starts):
            apposed = sentence.form(figure.whole_last + 1) == "," and last_figure is figure
            aside = apposed or mark(sentence, at, "clause") is not None
            at = _after_aside(sentence, at, starts) if aside else -1
            if at < 0:
                return None
            pause = False
            continue
        pause = form == ","
        at += 1
    return None


def _is_said_of(sentence: Sentence, at: int) -> bool:
    """Whether words at a token say of those right before them who tells their fate (`nine men it says died`)."""
    if mark(sentence, at, "they") is None:
        return False
    return any("verb" in match.features for match in sentence.all_at(at + 1, "reporting"))


def _is_called(sentence: Sentence, other: Figure, figure: Figure) -> bool:
    """Whether one person is what another is said to be (`was the victim of a robbery`)."""
    was = before_light(sentence, other.whole_first - 1)
    return mark(sentence, was, "was") is not None and before_light(sentence, was - 1) == figure.whole_last


def _is_base(sentence: Sentence, figure: Figure, starts: dict[int, Figure]) -> bool:
    """Whether a verb is of some of those counted, told before them (`three of the 12 were killed`)."""
    before = figure.whole_first - 1
    if mark(sentence, before, "of") is None or all(one.whole_last != before - 1 for one in starts.values()):
        return False
    return mark(sentence, skip_light(sentence, figure.whole_last + 1), "was", "have") is not None


def _is_dash(sentence: Sentence, at: int) -> bool:
    """Whether a dash stands by itself, as one that encloses a remark does."""
    return sentence.forms[at] == "-" and not sentence.glued(at) and not sentence.glued(at + 1)


def _is_told_aside(sentence: Sentence, other: Figure) -> bool:
    """Whether one person is only named in what tells more of another (`a nurse of a local charity`)."""
    before = other.whole_first - 1
    before -= mark(sentence, before, "article") is not None
    if mark(sentence, before, "clause") is not None:
        return False  # protested after a boy was shot
    return other.value == 1 and marked(sentence, before, "preposition") is not None


def _joins_beyond(sentence: Sentence, figure: Figure, end: int) -> bool:
    """Whether `and` joins a figure to one at `end` over what tells more of the first (`two of X and one of`)."""
    first = _after_bracket(sentence, figure.whole_last + 1)
    if first == end - 1 and mark(sentence, first, "and") is not None:
        return True
    if (
        _length(sentence, first, end) > _BEYOND
        or mark(sentence, end - 1, "and") is None
        or marked(sentence, first, "preposition") is None
    ):
        return False
    at = first
    while at < end - 1:
        after = _after_bracket(sentence, at)
        if after == at and not _tells_more(sentence, at):
            return False
        at = max(after, at + 1)
    return True


def _length(sentence: Sentence, first: int, end: int) -> int:
    """How many tokens stand between two, a remark in brackets right before the last aside."""
    if sentence.form(end - 2) != ")":
        return end - first
    opens = next((at for at in range(end - 2, max(end - _REACH, first), -1) if sentence.forms[at] == "("), first)
    return opens - first


def _after_bracket(sentence: Sentence, at: int) -> int:
    """The token behind a remark in brackets that opens at a token; that token where none does."""
    if sentence.form(at) == "(":
        for end in range(at + 1, min(at + _REACH, len(sentence))):
            if sentence.forms[end] == ")":
                return end + 1
    return at


def _tells_more(sentence: Sentence, at: int) -> bool:
    """Whether a word can stand in a phrase behind a preposition: no verb, nothing unknown without a capital."""
    kinds = sentence.words[at].kinds
    if not kinds:
        return sentence.is_capital(at) or at in sentence.phrases or sentence.forms[at] in SIGNS_INSIDE
    if "particle" in kinds:
        return mark(sentence, at, "was", "have", "they", "clause", "relative", "and") is None
    return "outcome" not in kinds and "reporting" not in kinds


def _after_aside(sentence: Sentence, at: int, starts: dict[int, Figure]) -> int:
    """The token where a clause goes on after one about its subject's parts (`, of whom six were women,`), or -1."""
    for here in range(at, min(at + _REACH, len(sentence) - 1)):
        if here in starts:
            return -1
        if sentence.forms[here] == "," and mark(sentence, here + 1, "was", "have") is not None:
            return here + 1
    return -1


def _takes(
    sentence: Sentence, figure: Figure, trigger: Trigger, gap: int, crossed: bool, beside: bool, parts: bool
) -> Subject | None:
    if trigger.voice != BEFORE:
        return None
    if beside and gap > _light_between(sentence, figure, trigger) and not _is_gerund(sentence, figure, trigger):
        return None
    far = trigger.plain and "middle" not in trigger.match.features and gap > _PLAIN_REACH and not parts
    if far and not _shares_auxiliary(sentence, figure, trigger):
        return None
    if figure.head_kind == UNKNOWN and gap > 2:
        return None
    return Subject(trigger, crossed, gap)


def _shares_verb(sentence: Sentence, at: int) -> bool:
    """Whether a noun for people at a token has the verb of the one that it is joined to (`and his family were`)."""
    noun = noun_at(sentence, at, False)
    people = noun.head is not None and not noun.other
    if people and sentence.has(skip_light(sentence, noun.last + 1), "outcome", "middle") is not None:
        return True
    return people and mark(sentence, skip_light(sentence, noun.last + 1), "was", "have") is not None


def _is_gerund(sentence: Sentence, figure: Figure, trigger: Trigger) -> bool:
    """Whether a noun behind a preposition is told with its own verb (`reports of a child being killed`)."""
    at = figure.whole_last + 1
    return mark(sentence, at, "being") is not None and skip_light(sentence, at + 1) == trigger.at


def _shares_auxiliary(sentence: Sentence, figure: Figure, trigger: Trigger) -> bool:
    """Whether a participle goes on from a passive verb before it (`was hit by a drone strike and killed`)."""
    if mark(sentence, before_light(sentence, trigger.at - 1), "and") is None:
        return False
    between = range(figure.whole_last + 1, trigger.at)
    return any(mark(sentence, at, "was") is not None for at in between)


def _light_between(sentence: Sentence, figure: Figure, trigger: Trigger) -> int:
    """How many light words stand right after a figure."""
    return skip_light(sentence, figure.whole_last + 1) - figure.whole_last - 1


def after_preposition(sentence: Sentence, figure: Figure) -> bool:
    """Whether a preposition governs a figure, so that it is no subject (`by 12 gunmen`, `attack on two men`)."""
    at = figure.whole_first - 1
    at -= figure.rule == "single.name" and mark(sentence, at, "article") is not None
    match = marked(sentence, at, "preposition")
    free = match is not None and match.sense in _FREE and not figure.single
    if match is None or free or "clause" in match.features or "absolute" in match.features:
        return False
    return mark(sentence, at, "clause", "among") is None


def _follows_name(sentence: Sentence, at: int) -> bool:
    """Whether a place or a name stands right before a conjunction (`in Homs and Hama`)."""
    return sentence.is_capital(at - 1)


def _ends_clause(
    sentence: Sentence, figure: Figure, at: int, before: Figure, pause: bool, starts: dict[int, Figure]
) -> bool:
    """Whether another clause, with a subject of its own, begins at a token."""
    clause = mark(sentence, at, "clause")
    if clause is not None and marked(sentence, at, "preposition") is None:
        return marked(sentence, at + clause.size, "preposition") is None  # while on the road
    if mark(sentence, at, "relative") is not None:
        gap = at - figure.whole_last - 1
        return before is not figure or (gap > 0 and not (gap == 1 and sentence.form(at - 1) == ","))
    if ("reporting" in sentence.words[at].kinds or at in sentence.phrases) and mark(sentence, at, "deemed") is None:
        return any("verb" in match.features for match in sentence.all_at(at, "reporting"))
    if mark(sentence, at, "they") is not None:
        return True
    link = mark(sentence, at, "and", "or")
    if link is not None:
        after = skip_light(sentence, at + link.size)
        if after in starts and at == before.whole_last + 1 + (sentence.form(at - 1) == ","):
            return False
        opener = mark(sentence, after, "article", "owner", "they")
        if opener is not None:
            far = marked(sentence, figure.whole_last + 1, "preposition") is not None and before is figure
            free = opener.sense == "owner" or (opener.sense == "article" and far)
            return not free or not _shares_verb(sentence, after + opener.size)
        kinds = sentence.words[after].kinds if after < len(sentence) else frozenset()
        if "person" in kinds and at == before.whole_last + 1 and _shares_verb(sentence, after):
            return False  # seven staff and volunteers were wounded
        return not kinds.isdisjoint(_SUBJECTS) and not _follows_name(sentence, at)
    return pause and mark(sentence, at, "article", "owner") is not None
