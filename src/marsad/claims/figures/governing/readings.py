"""Which reading of an outcome word governs others, and whether a patient follows it."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import UNKNOWN
from marsad.claims.figures.governing.signals import GOVERNS, INDEFINITE, PHRASE, SINGLE, governs, is_somebody
from marsad.claims.figures.governing.state import Walk
from marsad.claims.figures.needs import has_need
from marsad.languages.entries import Match

_VERDICT: Final = 16
"""Tokens after a court's word in which an outcome word is its sentence."""
_LEADING: Final = 3
"""Tokens after `already` in which a figure shows that it means `lost`."""
_LEADS: Final = frozenset({"particle", "approximator", "cause", "person", "place", "period", "day", "vague"})
_CLOSE: Final = 5
"""Tokens within which a verb's patient follows."""
_ASIDE: Final = 8
_COMMAS: Final = (",", "،")
_OF_TIME: Final = frozenset({"day", "weekday", "period", "month", "calendar", "particle"})
_ENDS: Final = frozenset(".؛")
#: Clitics that only nouns take.
_OF_NOUNS: Final = frozenset({"with", "as"})
_PREPOSITIONS: Final = frozenset({"in", "on", "to-place", "about-topic"})


def outcome_at(walk: Walk, at: int) -> Match | None:
    """The reading of an outcome word that governs others, phrases first; a noun that is only counted is none."""
    if not walk.signals[at] & (GOVERNS | PHRASE):
        return None
    sentence = walk.sentence
    matches = [match for match in sentence.all_at(at, "outcome") if governs(match)]
    if matches and sentence.at(at, "particle", "already"):  # فقد is `already` and `lost`
        follows = patient_follows(walk, at + 1, 1) or _is_sure_soon(walk, at + 1)
        matches = [match for match in matches if match.size > 1 or follows]
    if len(matches) > 1 and _follows_preposition(walk, at):
        matches = [match for match in matches if "verb" not in match.features] or matches
    matches = [match for match in matches if "verb" not in match.features or _may_be_verb(match)]
    matches = [match for match in matches if has_need(walk.sentence, at, match) and not _is_verdict(walk, at, match)]
    if not matches:
        return None
    if walk.waiting:
        matches = [m for m in matches if m.sense != "casualties" or not _is_of_one_verb(m)] or matches
    longest = max(matches, key=_size)
    if longest.size > 1:
        return longest
    return next((match for match in matches if "pronoun" not in match.features), matches[0])


def patient_follows(walk: Walk, at: int, reach: int = _CLOSE) -> bool:
    """Whether a figure stands close after a verb, before anything that would take it away."""
    sentence, signals = walk.sentence, walk.signals
    at = _past_aside(walk, at)
    for here in range(at, min(at + reach, len(sentence))):
        figure = walk.by_token.get(here)
        if figure is not None and figure.head_kind != UNKNOWN:
            return True
        signal = signals[here]
        if (signal & INDEFINITE or (signal & PHRASE and _is_indefinite(walk, here))) and not is_of_weapon(walk, here):
            return True
        if here == at and signal & SINGLE and sentence.has(at, "particle", "complete") is not None:  # توفي أحدهما
            return True
        if sentence.forms[here] in _ENDS or outcome_at(walk, here):
            return False
    return False


def _past_aside(walk: Walk, at: int) -> int:
    """The token after an aside between commas that opens at `at` (الذي قتل، ظهر الخميس، أربعة جنود), else `at`."""
    if walk.sentence.form(at) not in _COMMAS:
        return at
    for here in range(at + 1, min(at + 1 + _ASIDE, len(walk.sentence))):
        if walk.sentence.forms[here] in _COMMAS:
            return here + 1
        if here in walk.by_token or walk.sentence.words[here].kinds.isdisjoint(_OF_TIME):
            break
    return at


def _is_sure_soon(walk: Walk, at: int) -> bool:
    """Whether a figure with a value begins here, or after words that only lead to it (فقد في الحريق ثلاثة عمال)."""
    for here in range(at, at + _LEADING):
        if _is_sure(walk, here):
            return True
        if not walk.sentence.is_word(here) or _LEADS.isdisjoint(walk.sentence.words[here].kinds):
            return False
    return False


def is_of_weapon(walk: Walk, at: int) -> bool:
    """Whether a noun says whose weapon killed (استشهد برصاص قناص): the doer, no patient."""
    if at == 0 or "cause" not in walk.sentence.words[at - 1].kinds or walk.sentence.words[at - 1].definite:
        return False
    return any(match.prefix for match in walk.sentence.all_at(at - 1, "cause"))


def _is_sure(walk: Walk, at: int) -> bool:
    """Whether a figure with a value of its own begins at a token."""
    figure = walk.by_token.get(at)
    return figure is not None and figure.value is not None and figure.head_kind != UNKNOWN


def _follows_preposition(walk: Walk, at: int) -> bool:
    """Whether a preposition stands before a word, so that it is a noun (تسبب في قتل زملائهم)."""
    sentence = walk.sentence
    for back in (at - 1, at - 2):  # في قتل، في قضية قتل
        before = sentence.at(back, "particle")
        if before is not None:
            return before.sense in _PREPOSITIONS
        if not sentence.is_word(back) or sentence.words[back].definite:
            break
    return False


def _is_verdict(walk: Walk, at: int, match: Match) -> bool:
    """Whether a court's word stands before one that may be a sentence still to be carried out."""
    if "verdict" not in match.features:
        return False
    return any(walk.sentence.at(here, "particle", "verdict") for here in range(max(at - _VERDICT, 0), at))


def _is_indefinite(walk: Walk, at: int) -> bool:
    return any(map(is_somebody, walk.sentence.all_at(at, "person")))


def _may_be_verb(match: Match) -> bool:
    """Whether a verb can have the clitics that it is written with (ليقتل, but لقتل and بقتل are nouns)."""
    features = match.features
    return features.isdisjoint(_OF_NOUNS) and ("to" not in features or "imperfect" in features or match.size > 1)


def _is_of_one_verb(match: Match) -> bool:
    """Whether a phrase of two verbs is said of those after it (قتل وأصيب), not of many told before (قتلوا وأصيبوا)."""
    return "verb" in match.features and "plural" not in match.features


def _size(match: Match) -> int:
    return match.size
