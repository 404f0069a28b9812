"""What only looks like news of somebody: verbs written like persons, persons in general, attempts, sport, illness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from marsad.claims.figures.figure import BARE, COUNT, UNKNOWN, Figure
from marsad.claims.figures.governing.signals import STOPS
from marsad.languages.entries import Match

if TYPE_CHECKING:
    from marsad.claims.figures.governing.state import Walk
    from marsad.text.tokens import Sentence

_MARKED: Final = frozenset({"article", "accusative", "to", "with", "as", "pronoun"})
"""What only the noun can have of a form that is a verb as well."""
_NEAR: Final = 2
"""Tokens over which a list goes on to a form that is a verb as well."""
_ATTEMPT: Final = 4
"""Tokens before a verbal noun in which it is said to be an attempt, a threat, a demand."""
_DIRECT: Final = 2
"""Tokens before a verbal noun without a preposition of its own in which the same is said."""
_ILLNESS: Final = 8
"""Tokens within which an illness is told."""
_CLAUSES: Final = frozenset({"that", "clause"})
_TOLD: Final = 6
"""Tokens before those who have it in which an illness is told."""
_BEFORE: Final = 8
_AFTER: Final = 4
"""Tokens before and after people in which harm is told that may be theirs."""
_JOINED: Final = ("person", "outcome", "demonym", "particle")
_TIMES: Final = ("near", "since")
_NOBODY: Final = ("any", "each")
_CLITICS: Final = frozenset({"with", "to"})


def is_nobody(walk: Walk, figure: Figure, at: int) -> bool:
    """Whether a singular noun tells of nobody in particular: a verb, an alternative, `any`, a place, an adjective."""
    sentence = walk.sentence
    before = sentence.at(at - 1, "particle")
    if (before is not None and before.sense in _NOBODY) or _describes_last(walk, at):
        return True
    follows = sentence.at(figure.whole_last + 1, "particle", "or")
    if follows is not None and "and" not in follows.features:  # مقتل شخص أو أكثر
        return True
    if sentence.at(at + 1, "particle", "negation") is not None and not sentence.is_word(at + 2):  # لقي حتفه أم لا
        return True
    people = sentence.all_at(at, "person")
    between = next(
        (back for back in range(at - 1, max(at - 5, -1), -1) if sentence.at(back, "particle", "between")), -1
    )
    if between >= 0 and (figure.head_kind == COUNT or figure.own or _is_of_number(walk, between)):
        return True  # بين قتيل وأسير ومصاب
    venue = sentence.at(at - 1, "frame", "venue")
    if venue is not None and not sentence.words[at - 1].definite:  # في بيان صحافي
        return True
    return bool(people) and (_is_verb(walk, at, people[0]) or _is_other_word(walk, at, people[0]))


def _is_of_number(walk: Walk, between: int) -> bool:
    """Whether `between` says who those of the number right before it are (40 شخصاً بين مدني ومقاتل)."""
    last = walk.last or (walk.waiting[-1] if walk.waiting else None)
    return last is not None and not last.single and last.value != 1 and between == last.whole_last + 1


def is_attempt(walk: Walk, at: int, match: Match, sense: str = "attempt") -> bool:
    """Whether a verbal noun is only tried (محاولة اغتيال وزير); or threatened, planned, demanded (هدد بقتل رهينة)."""
    if "masdar" not in match.features or "verb" in match.features:
        return False
    reach = _DIRECT if sense == "attempt" and match.features.isdisjoint(_CLITICS) else _ATTEMPT
    sentence = walk.sentence
    for back in range(at - 1, max(at - 1 - reach, -1), -1):
        if sentence.at(back, "particle", sense) is not None:
            return True
        if sentence.form(back) in STOPS or sentence.has(back, "outcome", "masdar") is not None:
            return False
    return False


def is_time_of(walk: Walk, first: int) -> bool:
    """Whether something else is told to have been when somebody well known died (بويع لدى مقتل فلان، منذ وفاة فلان)."""
    sentence, before = walk.sentence, first - 1
    if first == 0 or sentence.at(before, "link", "because") is not None:  # إثر مقتل فلان
        return False
    return sentence.at(before, "context", "edge") is not None or any(
        sentence.at(before, "particle", sense) is not None for sense in _TIMES
    )


def is_hypothetical(walk: Walk, first: int, match: Match) -> bool:
    """Whether a verb is the object of another (أن تقتل رجلاً): then nobody in particular is told of."""
    return "imperfect" in match.features and walk.sentence.at(first - 1, "particle", "that") is not None


def is_sport(walk: Walk, figure: Figure) -> bool:
    """Whether one person, or nobody named, is hurt, banned or back where a match or a team is told of."""
    if not (
        figure.single or figure.head_kind in (BARE, UNKNOWN) or _is_event(walk, figure) or _is_member(walk, figure)
    ):
        return False
    return tells_sport(walk)


def tells_sport(walk: Walk) -> bool:
    """Whether a sentence tells of a match or a team."""
    if walk.sport is None:
        walk.sport = _tells(walk, "sport")
    return walk.sport


def is_ill(walk: Walk, figure: Figure) -> bool:
    """Whether they fell ill: an illness is told right after them, or one that spreads in their sentence."""
    if walk.illness is None:
        walk.illness = _tells(walk, "illness", "spreads")
    if walk.illness:
        return True
    sentence = walk.sentence
    if any(
        sentence.at(at, "particle", "illness") for at in range(max(figure.whole_first - _TOLD, 0), figure.whole_first)
    ):
        return True
    for at in range(figure.whole_last + 1, min(figure.whole_last + 1 + _ILLNESS, len(sentence))):
        if sentence.at(at, "particle", "illness"):
            return True
        if at in walk.by_token or sentence.form(at) in STOPS or _begins_clause(sentence, at):
            break
    return False


def _begins_clause(sentence: Sentence, at: int) -> bool:
    """Whether something else is told from here (أصيب 170 شخصاً، وأن مرضى السرطان بلا دواء)."""
    particle = sentence.at(at, "particle")
    return particle is not None and particle.sense in _CLAUSES


def has_harm_beside(walk: Walk, figure: Figure) -> bool:
    """Whether harm is told so close to people that it may be theirs, though no rule gives it to them."""
    first, last = figure.whole_first, figure.whole_last
    before = range(first - 1, max(first - 1 - _BEFORE, -1), -1)
    after = range(last + 1, min(last + 1 + _AFTER, len(walk.sentence)))
    return _tells_harm(walk, before) or _tells_harm(walk, after)


def _tells_harm(walk: Walk, tokens: range) -> bool:
    """Whether harm is told in tokens of one clause, read from people outwards."""
    sentence = walk.sentence
    for at in tokens:
        if sentence.at(at, "outcome") is not None or sentence.at(at, "carrier", "carry") is not None:
            return True
        if sentence.form(at) in STOPS or _begins_clause(sentence, at):
            return False
    return False


def is_rescued(walk: Walk, figure: Figure) -> bool:
    """Whether somebody is said to have saved them, right before (إنقاذ 9 أشخاص)."""
    sentence, first = walk.sentence, figure.whole_first
    for at in range(max(first - _ATTEMPT, 0), first):
        rescue = sentence.at(at, "carrier", "rescue")
        if rescue is not None and "article" not in rescue.features:
            return True
    return False


def _is_verb(walk: Walk, at: int, person: Match) -> bool:
    """Whether a form that is a verb too is one: bare, not right after what befell somebody nor in a list of people."""
    if "verb-alike" not in person.features or not _MARKED.isdisjoint(person.features):
        return False
    governor = walk.governor
    if governor is not None and governor.last == at - 1 and governor.figure is None:
        return False
    if walk.sentence.at(at - 1, "carrier", "meet") or walk.sentence.at(at - 1, "particle", "among"):
        return False
    return walk.last is None or at - walk.last.whole_last > _NEAR


def _is_other_word(walk: Walk, at: int, person: Match) -> bool:
    """Whether a person noun is a place's name (أبها), or says which things (الأموال المحتجزة)."""
    sentence = walk.sentence
    if "pronoun" in person.features and sentence.at(at, "place") is not None:
        return True
    things = person.sense == "detainee" and person.features >= {"article", "female"}
    return things and at > 0 and sentence.words[at - 1].definite


def _describes_last(walk: Walk, at: int) -> bool:
    """Whether a noun stands right after one person with no `and` (طفل رضيع), or definite in brackets."""
    sentence, last = walk.sentence, walk.last
    joined = any("and" in match.features for kind in _JOINED for match in sentence.all_at(at, kind))
    if last is not None and last.single and last.last == at - 1 and not joined:
        return True
    return sentence.form(at - 1) == "(" and sentence.words[at].definite


def _is_event(walk: Walk, figure: Figure) -> bool:
    return figure.head is not None and walk.sentence.has(figure.head, "outcome", "event-noun") is not None


def _is_member(walk: Walk, figure: Figure) -> bool:
    """Whether they are members of a body that the word itself leaves open (خمسة عناصر)."""
    return figure.head is not None and walk.sentence.has(figure.head, "person", "member") is not None


def is_out_of_scope(walk: Walk, figure: Figure) -> bool:
    """Whether those counted are no side of a conflict: players, customers, aircraft, elements of something."""
    if tells_sport(walk) or walk.sentence.at(figure.whole_first - 1, "particle", "with-company") is not None:
        return True
    if figure.head is None:
        return False
    if any("not-counted" in match.features for match in walk.sentence.all_at(figure.head, "person")):
        return True
    return _is_member(walk, figure) and not _has_body(walk, figure)


def _has_body(walk: Walk, figure: Figure) -> bool:
    """Whether a body, party or description of members follows them (عناصر من الشرطة, not ثلاثة عناصر رئيسة)."""
    sentence = walk.sentence
    for at in range(figure.whole_last + 1, min(figure.whole_last + 4, len(sentence))):
        for kind in ("body", "party", "person", "demonym", "outcome"):
            match = sentence.at(at, kind)
            if match is not None and "pronoun" not in match.features:
                return True
    return False


def _tells(walk: Walk, sense: str, feature: str = "") -> bool:
    """Whether a particle of a sense (and with a feature) stands anywhere in the sentence."""
    sentence = walk.sentence
    for at, word in enumerate(sentence.words):
        if "particle" in word.kinds or at in sentence.phrases:
            match = sentence.at(at, "particle", sense)
            if match is not None and (not feature or feature in match.features):
                return True
    return False
