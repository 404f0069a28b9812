"""What English words tell that a figure counts over: a state that lasts, a toll that grew, a war, days on end."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.clauses import clause_between
from marsad.claims.figures.figure import Figure
from marsad.claims.figures.subject_first.marks import mark
from marsad.mentions.find import Mentions
from marsad.model.mention import DateMention
from marsad.model.vocabulary import Basis
from marsad.text.tokens import Sentence

_STATES: Final = frozenset({"displaced", "held", "missing"})
_TALLIED: Final = frozenset({"killed", "injured", "casualties", "detained", "abducted", "displaced"})
_VAGUE: Final = frozenset({"several", "tens", "hundreds", "thousands"})
_DAY_RULES: Final = frozenset({"dates/day", "dates/weekday", "dates/deictic", "dates/today", "dates/span"})
_PERIODS: Final = frozenset({"dates/last-units", "dates/period", "dates/month", "dates/year"})
_DAY: Final = "2022-01-26"
#: Tokens within which words tell what a figure counts over.
_NEAR, _REACH, _ADJECTIVES = 7, 30, 4
_FEW: Final = 2


def basis_in_words(mentions: Mentions, sentence: Sentence, figure: Figure) -> tuple[Basis, str] | None:
    """The basis of a figure where the words beside it tell one that is no single event's, with the rule."""
    if figure.outcome in _STATES and _is_state(sentence, figure):
        return "standing", "basis.now"
    if _is_grown(sentence, figure):
        return "cumulative", "basis.running"
    dates = mentions.dates(figure.sentence)
    if figure.outcome in _TALLIED and _over_past(sentence, figure, dates):
        return "cumulative", "basis.period"
    if _days_of(sentence, figure):
        return "cumulative", "basis.days"
    if any(date.rule in _DAY_RULES for date in dates):
        return None
    if _in_war(sentence, figure):
        return "cumulative", "basis.war"
    return ("cumulative", "basis.continued-attacks") if _goes_on(sentence, figure) else None


def is_summed_up(sentence: Sentence, figure: Figure, at: int) -> bool:
    """Whether a total told after a figure has what stands at a token (`Three died, bringing to 20 the dead since`)."""
    return "attributes-first" in sentence.grammar and any(
        match.sense == "running" for _, match in sentence.find("particle", figure.whole_last + 1, at - 1)
    )


def _is_state(sentence: Sentence, figure: Figure) -> bool:
    """Whether a state is said to hold now (`6.5 million are currently displaced`), or a fate not to be known."""
    told = figure.trigger_token if figure.trigger_token is not None else figure.whole_last
    low, high = min(told, figure.whole_first), max(told, figure.whole_last)
    if any(mark(sentence, at, "now", "still") is not None for at in range(max(low - _NEAR, 0), high + 2)):
        return True
    return figure.outcome == "missing" and any(
        sentence.at(at, "particle", "unknown") is not None for at in range(high + 1, min(high + _NEAR, len(sentence)))
    )


def _is_grown(sentence: Sentence, figure: Figure) -> bool:
    """Whether a toll is said to have come to the figure (`the death toll has reached 45`), or to be brought up to date.

    A headline may say so before it tells the event (`Death toll update | Shelling kills six`).
    """
    if any(mark(sentence, at, "updated") is not None for at in range(min(figure.first, _NEAR))):
        return True
    if not figure.rule.endswith("set-size"):
        return False
    return any(
        match.sense == "size" and "grown" in match.features
        for at in range(max(figure.whole_first - _NEAR, 0), figure.whole_first + 1)
        for match in sentence.all_at(at, "particle")
    )


def _over_past(sentence: Sentence, figure: Figure, dates: list[DateMention]) -> bool:
    """Whether a stretch of days, weeks or months is the figure's time, not that of one attack in it."""
    for date in dates:
        months = date.rule == "dates/span" and len(date.first_day or _DAY) < len(_DAY)
        if (date.rule not in _PERIODS and not months) or date.since:
            continue
        if clause_between(sentence, min(date.last, figure.last), max(date.first, figure.first)):
            continue
        length = _length(sentence, date)
        if not length or _one_attack(sentence):
            continue
        if length == "week" and mark(sentence, figure.whole_first - 1, "have") is None and not _perfect(sentence):
            continue
        return True
    return False


def _length(sentence: Sentence, date: DateMention) -> str:
    """The unit that a period is of, empty for one of hours or a single day."""
    if date.rule in ("dates/month", "dates/year", "dates/span"):
        return "month"
    for at in range(date.first, date.last + 1):
        for match in sentence.all_at(at, "period"):
            if match.sense in ("month", "year"):
                return "month"
            many = date.rule == "dates/last-units" and (match.sense == "week" or "plural" in match.features)
            if match.sense in ("day", "week") and many:
                return "days"
            if match.sense == "week":
                return "week"
    return ""


def _one_attack(sentence: Sentence) -> bool:
    """Whether a sentence tells of one attack (`in an ambush`, `the strike on the market`)."""
    for at, match in sentence.find("unit"):
        if match.sense == "event" and "plural" not in match.features and sentence.at(at, "event") is not None:
            return True
    return False


def _perfect(sentence: Sentence) -> bool:
    return any(match.sense == "have" for _, match in sentence.find("particle"))


def _days_of(sentence: Sentence, figure: Figure) -> bool:
    """Whether the figure sums over days on end (`in four days of fighting, 80 were killed`, `a month of bombing`)."""
    for at, match in sentence.find("unit"):
        if match.sense != "time" or "days" not in match.features or mark(sentence, at + 1, "of") is None:
            continue
        form = sentence.form(at - 1)
        counted = sentence.at(at - 1, "numeral") or (form.isdigit() and int(form) >= _FEW)
        whole = mark(sentence, at - 1, "indefinite") is not None and mark(sentence, at - 2, "in", "during", "for")
        if (counted or whole) and not clause_between(sentence, min(at, figure.last), max(at, figure.first)):
            return True
    return False


def _in_war(sentence: Sentence, figure: Figure) -> bool:
    """Whether a war, a siege or the like took them: as what has done so, or as the time in which it befell them."""
    for at, match in sentence.find("particle", max(figure.first - _REACH, 0), figure.last + _REACH):
        if match.sense != "long-violence":
            continue
        if clause_between(sentence, min(at, figure.last), max(at, figure.first)):
            continue
        if at < figure.first:
            after = range(at + match.size, figure.first)
            if any(mark(sentence, here, "have") is not None for here in after) or figure.qualifier in _VAGUE:
                return True
        before = at - 1
        while before > at - _ADJECTIVES and mark(sentence, before, "in", "during", "by") is None:
            before -= 1
        if before > at - _ADJECTIVES and "weak" not in match.features:
            return True
    return False


def _goes_on(sentence: Sentence, figure: Figure) -> bool:
    """Whether attacks that go on or come again did it (`in continued attacks on the city`)."""
    for at, match in sentence.find("particle", max(figure.first - _REACH, 0), figure.last + _REACH):
        if match.sense != "continued":
            continue
        for here in range(at + match.size, min(at + match.size + _ADJECTIVES, len(sentence))):
            if sentence.at(here, "event") is None or not sentence.has(here, "unit", "plural"):
                continue
            if not clause_between(sentence, min(at, figure.last), max(at, figure.first)):
                return True
    return False
