"""Dates of one report that cannot be right together: for the checks that a reading ends with."""

from __future__ import annotations

from datetime import date

from marsad.claims.circumstances.report_days import ReportDays
from marsad.mentions.capital_names import before_article
from marsad.mentions.find import Mentions
from marsad.mentions.starts import starts_of
from marsad.model.mention import DateMention
from marsad.text.tokens import Sentence

_DAY_SLACK, _WEEK_SLACK = 1, 4
_TELLING = frozenset({"since", "lasting"})


def weekday_mismatches(mentions: Mentions) -> list[tuple[int, DateMention]]:
    """Every date beside a weekday that is not its own (`السبت 20 يناير 2022`), with the number of its sentence."""
    return [
        (number, mention)
        for number in mentions.holding("weekday")
        for mention in mentions.dates(number)
        if mention.weekday is not None and _weekday(mention) not in (None, mention.weekday)
    ]


def _weekday(mention: DateMention) -> int | None:
    """The weekday of a date that is one day."""
    first = mention.first_day
    if first is None or len(first) < 10 or first != mention.last_day:
        return None
    return date.fromisoformat(first).weekday()


def duration_mismatches(mentions: Mentions) -> list[tuple[int, DateMention, DateMention]]:
    """Every duration up to the report (`منذ ستة أيام`) that does not fit the start date told beside it.

    Beside is: in its own sentence or the next to it. Each comes with its sentence's number and the start date. A day
    either way is let pass, four for a duration in weeks.
    """
    durations = [
        (number, mention)
        for number in mentions.holding("calendar")
        if mentions.may_hold(number, "period") and _tells_since(mentions.sentence(number))
        for mention in mentions.dates(number)
        if mention.first_day is not None and _is_duration(mentions, number, mention)
    ]
    began = ReportDays(mentions, mentions.day).start if durations else None
    if began is None:
        return []
    at, start = began
    return [
        (number, mention, start)
        for number, mention in durations
        if abs(number - at) <= 1 and _apart(mentions, number, mention, start)
    ]


def _is_duration(mentions: Mentions, number: int, mention: DateMention) -> bool:
    """Whether a date says how long something has gone on (`منذ ستة أيام`, `for the past six days`)."""
    if mention.rule == "dates/distance":
        return mention.since
    if mention.rule != "dates/last-units":
        return False
    sentence = mentions.sentence(number)
    return sentence.at(before_article(sentence, mention.first), "calendar", "lasting") is not None


def _tells_since(sentence: Sentence) -> bool:
    """Whether a word that tells since when, or how long, is in a sentence: only then are its dates worth reading."""
    return any(
        match.sense in _TELLING for at in starts_of(sentence, "calendar") for match in sentence.all_at(at, "calendar")
    )


def _apart(mentions: Mentions, number: int, duration: DateMention, start: DateMention) -> bool:
    first, began = duration.first_day, start.first_day
    if first is None or began is None or len(first) < 10 or len(began) < 10:
        return False
    weeks = mentions.sentence(number).at(duration.last, "period", "week") is not None
    days = abs((date.fromisoformat(first) - date.fromisoformat(began)).days)
    return days > (_WEEK_SLACK if weeks else _DAY_SLACK)
