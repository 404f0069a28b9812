"""Nouns for a count itself (الحصيلة، العدد، الرقم), whose size follows though nobody says again what befell them."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, BODY, PERSON, Figure
from marsad.claims.figures.governing.signals import SOFT, is_counted
from marsad.claims.figures.governing.state import SetNoun, Walk, assign
from marsad.languages.entries import Match
from marsad.mentions.vague import is_of_those_who
from marsad.text.tokens import Sentence

_TIMES: Final = frozenset({"day", "weekday", "period", "approximator", "particle"})
_ROW: Final = 3
"""Tokens after a noun or verb within which the row of those counted opens."""
_TOLD: Final = 8
"""Tokens after a toll in which those whom it counts would be named."""
_WHO: Final = 3
"""Tokens after `those who` in which it is told what befell them (الذين تم إجلاؤهم)."""
_SPEAKER: Final = 5
"""Tokens between a verb of saying and what it speaks of."""
_TELLING: Final = frozenset({"verb", "masdar", "back"})
_NAMED: Final = 24
"""Tokens between those whose number is told and `they`."""
_ROWS: Final = frozenset({"on", "between", "to-place"})
_COMMAS: Final = (",", "،")
_HARM: Final = frozenset({"killed", "injured", "casualties", "missing"})


def take_sum(walk: Walk, at: int) -> None:
    """Remember a noun for a count (المجموع، الحصيلة، عدد الذين) for the size that follows."""
    if walk.set_noun is not None:
        return
    match = walk.sentence.at(at, "carrier", "set")
    if match is None:
        return
    if _counts_those_who(walk, at + 1):
        walk.set_noun = SetNoun(at, None)
        return
    last = walk.last.outcome if walk.last is not None else walk.before
    row = spreads_over(walk, at)
    if row >= 0 and last in _HARM:
        walk.set_noun = SetNoun(row, last, spread=True, label=True)
    elif last not in (None, "other") and "toll" not in match.features:
        walk.set_noun = SetNoun(at, last, again=True)
    elif "toll" in match.features and not _names_counted(walk, at):
        walk.set_noun = SetNoun(at, "killed", again=True, toll=True)


def is_size_again(walk: Walk, noun: SetNoun, figure: Figure) -> bool:
    """Whether a bare number is the size of a count: right after it, after `to`, or after `it is`."""
    sentence, before = walk.sentence, figure.whole_first - 1
    if figure.head_kind != BARE:
        return False
    if sentence.at(before, "particle", "it-is") is not None:
        return True
    if sentence.has(noun.at, "carrier", "pronoun") is not None:  # ليرتفع عددهم إلى 32
        return sentence.at(before, "particle", "to-place") is not None and _rises(sentence, noun.at)
    if sentence.has(noun.at, "carrier", "article") is None and not noun.toll:
        return False
    if noun.toll:
        return sentence.at(before, "particle", "to-place") is not None or _is_bracketed(walk, figure)
    if sentence.at(before, "particle", "with") or sentence.at(figure.first - 1, "particle", "with"):  # قدر العدد ب 20
        return figure.first - noun.at <= _ROW
    if any(not sentence.words[at].kinds & _TIMES for at in range(noun.at + 1, before)):
        return False
    return before == noun.at or sentence.at(before, "particle", "to-place") is not None


def _rises(sentence: Sentence, at: int) -> bool:
    """Whether a running verb stands right before a noun for a count."""
    return any(sentence.at(here, "particle", "running") is not None for here in (at - 1, at - 2))


def opens_row(walk: Walk, at: int) -> int:
    """The token before those who a definite noun says they are (القتلى هم 12 من، أن الجرحى سبعة من); -1 for none."""
    sentence = walk.sentence
    if sentence.has(at, "outcome", "plural") is None or sentence.at(at - 1, "particle", "among") is not None:
        return -1
    are = sentence.at(at + 1, "particle", "they-are")
    first = at + 1 + (are.size if are is not None else 0)
    amount = sentence.at(first, "carrier", "amount")
    if amount is not None:  # إن الجرحى بلغ عددهم 60
        first += amount.size
        first += sentence.at(first, "carrier", "set") is not None
    if are is None and amount is None and not (at == 0 or sentence.at(at - 1, "particle", "that") is not None):
        return -1
    return first - 1 if _begins_figure(walk, first, at) else -1


def opens_details(walk: Walk, at: int) -> bool:
    """Whether a colon opens the breakdown of what was told before (`التفصيل: 12 من … / 9 من …`)."""
    first = range(max(at - 1, 0), at)
    if at > _ROW or walk.before not in _HARM or not any(walk.sentence.at(h, "carrier", "spread") for h in first):
        return False
    walk.set_noun = SetNoun(at, walk.before, spread=True, label=True)
    return True


def spreads_over(walk: Walk, at: int) -> int:
    """The preposition after which a count is spread over those counted (توزعت الحصيلة على 60 من); -1 for none."""
    sentence = walk.sentence
    if not any(sentence.at(here, "carrier", "spread") for here in (at - 1, at + 1)):
        return -1
    for here in range(at + 1, at + 1 + _ROW):
        particle = sentence.at(here, "particle")
        if particle is not None and particle.sense in _ROWS and _begins_figure(walk, here + 1, at):
            return here
    return -1


def take_spoken_of(walk: Walk, figure: Figure) -> bool:
    """Whether a bare number is what another speaks of, of those told before it (بينما تتحدث المعارضة عن 40)."""
    sentence, last = walk.sentence, walk.last
    if last is None and (told := _told_of(walk, figure)) is not None:
        assign(walk, figure, told.sense, None, None, "they-are")
        return True
    if figure.head_kind != BARE or figure.value is None or last is None or last.outcome in (None, "other"):
        return False
    about = figure.whole_first - 1
    they = sentence.has(about, "particle", "they") is not None  # إنهم 12 فقط
    if sentence.at(about, "particle", "about-topic") is None and not they:
        return False
    after = figure.whole_last + 1
    if sentence.is_word(after) and not (they and sentence.at(after, "particle", "only")):
        return False
    if not they and not any(_is_said(walk, at) for at in range(max(about - _SPEAKER, 0), about)):
        return False
    assign(walk, figure, last.outcome or "other", None, None, "spoken-of")
    figure.trigger, figure.trigger_token = last.trigger, last.trigger_token
    return True


def _told_of(walk: Walk, figure: Figure) -> Match | None:
    """The fate of those named before it of whom `they` says how many they are (عن المفقودين، فقال إنهم ثمانية)."""
    sentence, before = walk.sentence, figure.whole_first - 1
    if figure.single or figure.value is None or sentence.has(before, "particle", "they") is None:
        return None
    if figure.head_kind != BARE and (figure.head is None or sentence.at(figure.head, "person", "person") is None):
        return None
    for at in range(before - 1, max(before - _NAMED, -1), -1):
        for match in sentence.all_at(at, "outcome"):
            if is_counted(match) and {"plural", "article"} <= match.features and "weak-count" not in match.features:
                return match
    return None


def _is_said(walk: Walk, at: int) -> bool:
    return any("verb" in match.features for match in walk.sentence.all_at(at, "reporting"))


def _counts_those_who(walk: Walk, at: int) -> bool:
    """Whether those counted are told by what befell them alone (عدد الذين قضوا، عدد من نزحوا)."""
    sentence = walk.sentence
    if sentence.at(at, "particle", "of") is not None:
        return is_of_those_who(sentence, at + 1)
    relative = sentence.at(at, "particle", "relative")
    if relative is None or "one" in relative.features:
        return False
    verbs = (match for here in range(at + 1, at + 1 + _WHO) for match in sentence.all_at(here, "outcome"))
    return any(not match.features.isdisjoint(_TELLING) for match in verbs)


def _names_counted(walk: Walk, at: int) -> bool:
    """Whether those whom a toll counts are named after it, so that their noun is the set's."""
    sentence = walk.sentence
    for here in range(at + 1, min(at + 1 + _TOLD, len(sentence))):
        if here in walk.by_token or not sentence.is_word(here):
            return False
        if any(is_counted(match) for match in sentence.all_at(here, "outcome")):
            return True
        if sentence.has(here, "person", "plural") is not None:
            return True
    return False


def _is_bracketed(walk: Walk, figure: Figure) -> bool:
    """Whether a number stands in brackets, or by itself between commas (حصيلة الجيش، 31، المعلنة أمس)."""
    before, after = walk.sentence.form(figure.first - 1), walk.sentence.form(figure.last + 1)
    return (before == "(" and after == ")") or (before in _COMMAS and after in _COMMAS)


def _begins_figure(walk: Walk, at: int, noun: int) -> bool:
    """Whether a figure of people begins at a token that does not count the noun itself (القتلى الثلاثة)."""
    while walk.sentence.form(at) in SOFT - {",", "،"}:
        at += 1
    figure = next((walk.by_token[here] for here in range(at, at + _ROW) if here in walk.by_token), None)
    if figure is None or figure.whole_first != at or figure.head == noun:
        return False
    return figure.head_kind in (PERSON, BODY) or (figure.head_kind == BARE and figure.value is not None)
