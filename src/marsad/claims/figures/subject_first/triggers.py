"""Outcome words of a sentence with their voice: whether those whom it befell stand before them or after them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from marsad.claims.figures.figure import Figure
from marsad.claims.figures.subject_first.completion import is_completed, is_numbered, is_put
from marsad.claims.figures.subject_first.marks import SIGNS_INSIDE, before_light, mark, marked, skip_light
from marsad.claims.figures.subject_first.noun_phrases import noun_at
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

#: Voices: whom it befell stands before it; after it; after it with `of`; after it and a verb (`the dead included`);
#: as the size of a set told after it (`the toll rose to 73`).
BEFORE: Final = "before"
AFTER: Final = "after"
NOUN: Final = "noun"
THOSE: Final = "those"
SET: Final = "set"

_FINITE: Final = frozenset({"base", "third"})
_GOVERNED: Final = ("of", "to-place", "among")
_NO_DEED: Final = ("attempt", "threat")
_ATTEMPTS: Final = 5
_NO_OBJECT: Final = frozenset({"weekday", "day", "month", "period", "direction", "place", "designator"})
_BORNE: Final = 6
"""Tokens between a verb of bearing and what is borne."""
_SIZED: Final = 3


@dataclass(slots=True, eq=False)
class Trigger:
    """An outcome word at tokens `at` to `last`."""

    at: int
    last: int
    match: Match
    voice: str
    outcome: str
    plain: bool = False
    """Whether it is a participle without an auxiliary."""
    adjoined: Trigger | None = None
    """The one right before it that it is joined to (`killed and wounded`)."""
    joined: Trigger | None = None
    """The one right after it that is joined to it."""


def find_triggers(sentence: Sentence, figures: list[Figure]) -> list[Trigger]:
    """Every outcome word that no noun phrase of a figure holds, in order, with its voice."""
    inside = {at for figure in figures for at in range(figure.whole_first, figure.whole_last + 1)}
    starts = {figure.whole_first: figure for figure in figures}
    ends = {figure.whole_last: figure for figure in figures}
    found: list[Trigger] = []
    at = 0
    while at < len(sentence):
        trigger = None if at in inside else _trigger_at(sentence, at, starts, ends)
        if trigger is None:
            at += 1
            continue
        _join(sentence, found, trigger)
        found.append(trigger)
        at = trigger.last + 1
    return found


def _trigger_at(sentence: Sentence, at: int, starts: dict[int, Figure], ends: dict[int, Figure]) -> Trigger | None:
    matches = sorted(sentence.all_at(at, "outcome"), key=_by_size)
    if not matches:
        return _borne_at(sentence, at)
    for match in matches:
        if "swap-only" in match.features and not is_swap(sentence):
            continue
        voice = _voice(sentence, at, match, starts, ends)
        if voice is None or "borne" in match.features:
            continue
        plain = voice.startswith("plain-")
        return Trigger(at, at + match.size - 1, match, voice.removeprefix("plain-"), match.sense, plain)
    return _borne_at(sentence, at)


def is_swap(sentence: Sentence) -> bool:
    """Whether a sentence tells of a swap, or of who takes people over between two sides."""
    return any(match.sense == "swap" for _, match in sentence.find("particle"))


def _borne_at(sentence: Sentence, at: int) -> Trigger | None:
    """`received two stab wounds`: a verb of bearing with what is borne."""
    if mark(sentence, at, "bears") is None:
        return None
    for here in range(at + 1, min(at + 1 + _BORNE, len(sentence))):
        match = sentence.has(here, "outcome", "borne")
        if match is not None:
            return Trigger(at, here + match.size - 1, match, BEFORE, match.sense)
        sign = sentence.is_number(here) or sentence.forms[here] in SIGNS_INSIDE
        if not (sign or sentence.is_word(here)) or marked(sentence, here, "preposition") or mark(sentence, here, "and"):
            return None
    return None


def _by_size(match: Match) -> tuple[int, bool]:
    """The longest first, and of a form that is a past and a participle, the participle."""
    return -match.size, "participle" not in match.features


def _voice(sentence: Sentence, at: int, match: Match, starts: dict[int, Figure], ends: dict[int, Figure]) -> str | None:
    features = match.features
    if "set" in features:
        return SET
    if not features.isdisjoint(_FINITE) and _is_noun_here(sentence, at):
        return None
    if "verb" not in features and "participle" not in features:
        return _voice_of_noun(sentence, at, match, starts)
    if _is_attempted(sentence, at, match):
        return None
    if "gerund" in features and mark(sentence, at + match.size, "of") is not None:
        return NOUN
    if "middle" in features:
        return BEFORE
    if "needs" in match.entry.attributes and not is_completed(sentence, at, match):
        return None
    if "kin-only" in features and not _is_kin(sentence, at + match.size):
        return None
    if "participle" not in features:
        return AFTER
    return _voice_of_participle(sentence, at, match, starts, ends)


def _voice_of_noun(sentence: Sentence, at: int, match: Match, starts: dict[int, Figure]) -> str | None:
    features = match.features
    before = at - 1
    after = at + match.size
    if "masdar" in features:
        governs = "complete" in features or mark(sentence, after, *_GOVERNED) is not None
        owned = mark(sentence, before, "possessive") is not None
        governs = governs or (after in starts and not _is_verb(sentence, at))  # the death four members
        return NOUN if (governs or owned) and mark(sentence, after, *_NO_DEED) is None else None
    if "count" in features and "plural" in features:
        if mark(sentence, after, "of") is not None or sentence.form(after) == ":":
            return NOUN
        if "event-noun" in features and _is_sized(sentence, after):
            return SET
    those = mark(sentence, before, "article", "those") is not None
    if _is_among(sentence, before):
        return BEFORE
    if those and ("state" in features or "count" in features):
        return SET if is_numbered(sentence, after) or is_put(sentence, before, after) else THOSE
    if "state" in features:
        if "needs-was" in features and mark(sentence, before_light(sentence, before), "was") is None:
            return None
        return "plain-" + BEFORE if mark(sentence, before_light(sentence, before), "was") is None else BEFORE
    return None


def _is_sized(sentence: Sentence, at: int) -> bool:
    """Whether words tell the size of a set after its noun (`fatalities rose to 19`)."""
    return any(mark(sentence, here, "size", "running") is not None for here in range(at, at + _SIZED))


def _is_verb(sentence: Sentence, at: int) -> bool:
    return sentence.has(at, "outcome", "verb") is not None


def _is_among(sentence: Sentence, at: int) -> bool:
    """Whether people told before are said to be among those (`were among the dead`)."""
    if mark(sentence, at, "those", "article") is None or mark(sentence, at - 1, "among") is None:
        return False
    return mark(sentence, before_light(sentence, at - 2), "was") is not None


def _is_kin(sentence: Sentence, at: int) -> bool:
    """Whether somebody's kin follow (`lost her husband and three sons`)."""
    first = at
    while at < len(sentence) and (sentence.is_number(at) or sentence.words[at].kinds & {"numeral", "vague"}):
        at += 1
    if at > first and noun_at(sentence, at, True).kind == "person":
        return True  # lost 23 soldiers
    at = skip_light(sentence, at)
    at += mark(sentence, at, "owner") is not None
    while at < len(sentence) and (sentence.is_number(at) or sentence.words[at].kinds & {"numeral", "vague"}):
        at += 1
    return sentence.has(at, "person", "kin") is not None


def _is_noun_here(sentence: Sentence, at: int) -> bool:
    """Whether a form that is a verb or a noun is a noun, as an article, an owner or a preposition before it tells."""
    if mark(sentence, at - 1, "article", "indefinite", "owner", "possessive", "this") is not None:
        return True
    before = marked(sentence, at - 1, "preposition")
    return before is not None and before.sense != "to-place"


def _voice_of_participle(
    sentence: Sentence, at: int, match: Match, starts: dict[int, Figure], ends: dict[int, Figure]
) -> str | None:
    before = before_light(sentence, at - 1)
    after = skip_light(sentence, at + match.size)
    if mark(sentence, before, "was") is not None:
        return BEFORE
    if mark(sentence, before, "have") is not None:
        return AFTER
    if _is_among(sentence, at - 1):
        return BEFORE
    if mark(sentence, at - 1, "those", "article") is not None:
        if "attribute" in match.features and noun_at(sentence, after, False).kind == "person":
            return None
        numbered = is_numbered(sentence, at + match.size) or is_put(sentence, at - 1, at + match.size)
        return SET if numbered else THOSE
    if mark(sentence, before, "among") is not None:
        return THOSE
    patient = next((starts[here] for here in range(at + match.size, after + 1) if here in starts), None)
    if patient is not None:
        if before in ends and _has_own_fate(sentence, patient):
            return "plain-" + BEFORE
        return None if "state" in match.features else AFTER
    if _begins_object(sentence, after):
        return None if "state" in match.features else AFTER
    return "plain-" + BEFORE


def _has_own_fate(sentence: Sentence, figure: Figure) -> bool:
    """Whether a participle that needs no one after it follows a figure (`57 killed 150 injured`)."""
    at = figure.whole_last + 1
    return any("participle" in m.features or "state" in m.features for m in sentence.all_at(at, "outcome"))


def _begins_object(sentence: Sentence, at: int) -> bool:
    """Whether a noun phrase without a number begins right after a verb, so that it is the verb's object."""
    if not sentence.is_word(at) and not sentence.is_number(at):
        return False
    opener = mark(sentence, at, "article", "owner", "indefinite", "them-object", "those")
    if opener is not None:
        return not any(sentence.at(here, "unit", "time") for here in (at + 1, at + 2))
    if "particle" in sentence.words[at].kinds or sentence.words[at].kinds & _NO_OBJECT:
        return False
    noun = noun_at(sentence, at, True)
    if noun.kind in ("person", "count", "body"):
        return True
    return sentence.is_capital(at) and "reporting" not in sentence.words[at].kinds


def _is_attempted(sentence: Sentence, at: int, match: Match) -> bool:
    """Whether a deed was only tried, threatened or planned (`tried to kill`)."""
    if "base" not in match.features and "gerund" not in match.features:
        return False
    for back in range(at - 1, max(at - 1 - _ATTEMPTS, -1), -1):
        if mark(sentence, back, *_NO_DEED) is not None:
            return True
        if not sentence.is_word(back):
            return False
    return False


def _join(sentence: Sentence, found: list[Trigger], trigger: Trigger) -> None:
    """Join a trigger to the one right before it (`killed and wounded`, `the death and injury of`): one voice."""
    if not found:
        return
    before = found[-1]
    at = skip_light(sentence, before.last + 1)
    if at == trigger.at:
        joined = "soft" in before.match.features  # beaten unconscious
    else:
        link = mark(sentence, at, "and", "or")
        joined = link is not None and skip_light(sentence, at + link.size) == trigger.at
    if not joined or "set" in trigger.match.features:
        return
    verbs = before.match.features & {"participle", "verb"}, trigger.match.features & {"participle", "verb"}
    if bool(verbs[0]) != bool(verbs[1]):
        return
    if trigger.plain and before.voice == BEFORE:
        trigger.plain = before.plain
    if before.voice == BEFORE and trigger.voice == AFTER and "middle" not in before.match.features:
        if not before.plain or "participle" not in before.match.features:
            return
        before.voice, before.plain = AFTER, False  # killed and wounded 30
    before.joined, trigger.adjoined = trigger, before


def outcome_of(trigger: Trigger) -> str:
    """What a trigger says with those that it is joined to: `killed and wounded` are casualties."""
    senses = [trigger]
    while senses[0].adjoined is not None:
        senses.insert(0, senses[0].adjoined)
    while senses[-1].joined is not None:
        senses.append(senses[-1].joined)
    harms = [one for one in senses if "needs-care" not in one.match.features] or senses  # beaten and hospitalised
    harms = [one for one in harms if one.outcome != "other"] or harms  # beaten and later treated
    hard = [one for one in harms if "soft" not in one.match.features] or harms
    outcomes = list(dict.fromkeys(one.outcome for one in hard))
    if len(outcomes) == 1:
        return outcomes[0]
    if senses[-1].outcome == "killed" and "middle" in senses[-1].match.features:
        return "killed"  # injured and later died
    if set(outcomes) <= {"killed", "injured", "casualties"}:
        return "casualties"
    return "killed" if "killed" in outcomes else outcomes[0]
