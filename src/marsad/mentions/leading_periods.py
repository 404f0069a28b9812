"""Periods of languages that say which one before the unit: `last week`, `the past 24 hours`, `three days ago`."""

from __future__ import annotations

from datetime import date

from marsad.languages.entries import Match
from marsad.mentions.approximation import ending
from marsad.mentions.calendars import LATEST, NOT_FIXED, PAST, THIS, Days, shifted, weekday_near
from marsad.mentions.day_phrases import Draft
from marsad.mentions.period_phrases import AWAY, Numbers, exact, last_units, units_back, whole_unit
from marsad.mentions.written_dates import is_name, is_year, leading_qualifier
from marsad.text.tokens import Sentence

_SATURDAY = 5


def parse_leading_period(sentence: Sentence, at: int, published: date | None, numbers: Numbers) -> Draft | None:
    """The period or distance whose unit of time stands at token `at`."""
    unit = sentence.at(at, "period")
    if unit is None or unit.sense == "part" or is_name(sentence, at - 1):
        return None
    if unit.sense == "weekend":
        return _weekend(sentence, at, unit, published)
    return (
        _ago(sentence, at, unit, published, numbers)
        or _which(sentence, at, unit, published, numbers)
        or _since_its_start(sentence, at, unit, published)
    )


def _ago(sentence: Sentence, at: int, unit: Match, published: date | None, numbers: Numbers) -> Draft | None:
    """`three days ago`, `about two years ago`, `a week ago`, `months ago`."""
    ago = sentence.at(at + unit.size, "calendar", "ago")
    if ago is None:
        return None
    count, first = _count(sentence, at, numbers)
    if first == at and "plural" not in unit.features:
        return None
    days = units_back(unit.sense, count, published)
    return Draft(first, at + unit.size + ago.size - 1, days, "relative", "dates/distance")


def _count(sentence: Sentence, at: int, numbers: Numbers) -> tuple[int | None, int]:
    """How many units, None where the words leave it open, and the first token of the count; `at` without one."""
    number = numbers().last.get(at - 1)
    if number is not None and not number.noun:
        return exact(number), min(number.first, number.whole_first if number.whole_first >= 0 else number.first)
    few = next((match for match in ending(sentence, at, "calendar") if match.sense == "few"), None)
    if few is not None:
        first = at - few.size
        return None, first - (sentence.at(first - 1, "particle", "indefinite") is not None)
    if sentence.at(at - 1, "particle", "indefinite") is not None:
        return 1, at - 1
    return None, at


def _which(sentence: Sentence, at: int, unit: Match, published: date | None, numbers: Numbers) -> Draft | None:
    """`last week`, `this year`, `the past 24 hours`, `the last few days`, `the past month`."""
    count, first = _count(sentence, at, numbers)
    if first < at and sentence.at(first, "particle", "indefinite"):
        return None
    tense, opening = leading_qualifier(sentence, first)
    if tense == LATEST or opening == first:
        return None
    last = at + unit.size - 1
    if sentence.at(last + 1, "particle", "of") is not None:  # the last week of May
        return None
    if first < at or "plural" in unit.features:
        days = last_units(unit.sense, count, published) if tense == PAST else NOT_FIXED
        return Draft(opening, last, days, "relative", "dates/last-units")
    if unit.sense in ("day", "hour"):
        if tense == PAST and sentence.at(opening, "calendar", "past-run") is not None:
            return Draft(opening, last, last_units(unit.sense, 1, published), "relative", "dates/last-units")
        return None
    if tense == PAST and sentence.at(opening, "calendar", "past-run") is not None:
        return Draft(opening, last, last_units(unit.sense, 1, published), "relative", "dates/last-units")
    away = AWAY.get(tense)
    days = NOT_FIXED if away is None else whole_unit(unit.sense, away, published)
    return Draft(opening, last, days, "relative", "dates/period")


def _since_its_start(sentence: Sentence, at: int, unit: Match, published: date | None) -> Draft | None:
    """`since the start of the year`: the report's own year, where nothing tells another."""
    last = at + unit.size - 1
    if "plural" in unit.features or is_year(sentence.form(last + 1)) or unit.sense in ("day", "hour"):
        return None
    first = at - (sentence.at(at - 1, "particle", "article") is not None)
    start = next((match for match in ending(sentence, first, "calendar") if match.sense == "start"), None)
    if start is None or first == at:
        return None
    since = next(ending(sentence, first - start.size, "calendar"), None)
    if since is None or since.sense != "since":
        return None
    return Draft(at, last, whole_unit(unit.sense, AWAY[THIS], published), "relative", "dates/period")


def _weekend(sentence: Sentence, at: int, unit: Match, published: date | None) -> Draft | None:
    """`the weekend`, `last weekend`: the latest Saturday and Sunday."""
    tense, first = leading_qualifier(sentence, at)
    if first == at and sentence.at(at - 1, "particle", "article") is None:
        return None
    return Draft(first, at + unit.size - 1, _saturday_on(tense, published), "relative", "dates/period")


def _saturday_on(tense: str, published: date | None) -> Days:
    if published is None or tense not in (LATEST, PAST, THIS):
        return NOT_FIXED
    saturday = weekday_near(_SATURDAY, published, LATEST)
    return NOT_FIXED if saturday is None else (saturday, shifted(date.fromisoformat(saturday), 1))
