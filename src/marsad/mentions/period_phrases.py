"""How periods and distances in time are written: `الشهر الماضي`, `منذ ستة أيام`, `قبل ثلاث سنوات`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from marsad.languages.entries import Match
from marsad.mentions.calendars import (
    LATEST,
    NEXT,
    NOT_FIXED,
    PAST,
    THIS,
    UNKNOWN,
    Days,
    iso,
    months_before,
    shifted,
    week_of,
)
from marsad.mentions.day_phrases import Draft
from marsad.mentions.portions import portion_before
from marsad.mentions.written_dates import is_name, is_year, qualifier
from marsad.model.mention import NumberMention
from marsad.text.tokens import Sentence

AWAY = {PAST: -1, THIS: 0, NEXT: 1}
#: How far before its unit the word for a distance may stand.
_DISTANCE_REACH = 6
_OPERATORS = frozenset(("since", "before", "during"))


Numbers = Callable[[], "NumbersByToken"]


class NumbersByToken(NamedTuple):
    """A sentence's numbers by their first and by their last token."""

    first: dict[int, NumberMention]
    last: dict[int, NumberMention]


class _Count(NamedTuple):
    """How many units: None where the words leave it open (`منذ أيام`, `منذ نحو عامين`)."""

    value: int | None
    first: int


def parse_period(sentence: Sentence, at: int, published: date | None, numbers: Numbers, article: str) -> Draft | None:
    """The period or distance whose unit of time stands at token `at`."""
    unit = sentence.at(at, "period")
    if unit is None or unit.sense == "part" or "pronoun" in unit.features:
        return None
    if "article" in unit.features or _has_article(sentence, at):
        return _this(sentence, at, unit, published) or _told(sentence, at, unit, published, numbers, article)
    return _countedunits_back(sentence, at, unit, published, numbers) or _distance(
        sentence, at, unit, published, numbers
    )


def _has_article(sentence: Sentence, at: int) -> bool:
    """Whether an article of its own stands before a unit of time that what describes it follows (`le mois dernier`)."""
    return "attributes-first" not in sentence.grammar and sentence.at(at - 1, "particle", "article") is not None


def _this(sentence: Sentence, at: int, unit: Match, published: date | None) -> Draft | None:
    """`هذا الأسبوع`, `هذا العام`."""
    here = sentence.at(at - 1, "calendar", "here")
    if here is None or unit.features & {"dual", "plural"} or unit.sense in ("day", "hour"):
        return None
    _, after = qualifier(sentence, at + 1)
    return Draft(at - 1, after - 1, whole_unit(unit.sense, 0, published), "relative", "dates/period")


def _told(
    sentence: Sentence, at: int, unit: Match, published: date | None, numbers: Numbers, article: str
) -> Draft | None:
    """`الشهر الماضي`, `العام الحالي 2024`, `اليومين الماضيين`, `الأيام الثلاثة الماضية`."""
    after = at + 1
    count: int | None = 2 if "dual" in unit.features else None if "plural" in unit.features else 1
    plural = not unit.features.isdisjoint(("plural", "dual"))
    if "plural" in unit.features:
        after, count = _count_behind(sentence, after, numbers)
    tense, end = qualifier(sentence, after)
    if _is_current(sentence, at, end, article):
        tense = THIS
    if tense in (LATEST, UNKNOWN) or is_name(sentence, at - 1):
        return None
    if not plural:
        if unit.sense in ("day", "hour") or _of_office(sentence, at, article):
            return None
        if unit.sense == "year" and is_year(sentence.form(end)):
            return Draft(at, end, (sentence.form(end), sentence.form(end)), "absolute", "dates/year")
        days = whole_unit(unit.sense, AWAY[tense], published)
        return Draft(at, end - 1, days, "relative", "dates/period")
    days = last_units(unit.sense, count, published) if tense == PAST else NOT_FIXED
    return Draft(at, end - 1, days, "relative", "dates/last-units")


def _is_current(sentence: Sentence, at: int, end: int, article: str) -> bool:
    """Whether nothing tells which month or year is meant since whose start something was counted: the current one."""
    if end > at + 1 or sentence.form(end).startswith(article) or is_year(sentence.form(end)):
        return False  # منذ بداية العام الهجري، منذ مطلع العام 2023
    if sentence.at(at, "period", "year") is not None and portion_before(sentence, at) is not None:
        return True  # النصف الأول من العام
    return sentence.at(at - 1, "calendar", "start") is not None and sentence.at(at - 2, "calendar", "since") is not None


def _count_behind(sentence: Sentence, at: int, numbers: Numbers) -> tuple[int, int | None]:
    """`الثلاثة` of `الأيام الثلاثة الماضية`: the token after the count, and the count where it is exact."""
    few = sentence.at(at, "calendar", "few")
    if few is not None:
        return at + few.size, None
    if qualifier(sentence, at)[1] > at:
        return at, None
    number = numbers().first.get(at) or numbers().first.get(at + 1)
    if number is None:
        return at, None
    return number.last + 1, exact(number)


def exact(number: NumberMention) -> int | None:
    """The value of a number that is told exactly, None of any other."""
    return number.value if number.qualifier == "exact" and number.value_high is None else None


def _of_office(sentence: Sentence, at: int, article: str) -> bool:
    """`الأمين العام الحالي`: behind a definite noun `العام` is «general»."""
    before = sentence.form(at - 1)
    return (
        sentence.at(at, "period", "year") is not None
        and before.find(article) in (0, 1)
        and sentence.words[at - 1].kinds.isdisjoint(("calendar", "month", "weekday", "day"))
    )


def _countedunits_back(
    sentence: Sentence, at: int, unit: Match, published: date | None, numbers: Numbers
) -> Draft | None:
    """`الـ24 ساعة الماضية`: the count before the unit, the word for past behind it."""
    tense, end = qualifier(sentence, at + 1)
    if tense != PAST or unit.sense == "part":
        return None
    count = _count_before(sentence, at, unit, numbers)
    if count is None:
        return None
    first = count.first
    if sentence.at(first - 1, "particle", "article"):
        first -= 1
    days = last_units(unit.sense, count.value, published)
    return Draft(first, end - 1, days, "relative", "dates/last-units")


def _distance(sentence: Sentence, at: int, unit: Match, published: date | None, numbers: Numbers) -> Draft | None:
    """`منذ ستة أيام`, `قبل ثلاث سنوات`, `خلال ستة أيام`: so far back from the report's own day."""
    if not _is_reached(sentence, at):
        return None
    count = _count_before(sentence, at, unit, numbers)
    operator = None if count is None else _operator(sentence, count.first - 1)
    if count is None or operator is None or _counted_from_elsewhere(sentence, at + 1, operator):
        return None
    first = count.first - operator.size
    if sentence.is_number(at + 1) or any(sentence.at(at + 1, kind) for kind in ("month", "weekday")):
        return None
    if unit.sense == "hour" and sentence.at(at + 1, "period", "part"):
        return None
    last = at
    now = sentence.at(at + 2, "calendar", "now") if sentence.at(at + 1, "calendar", "of") else None
    if now is not None:
        last = at + 1 + now.size
    few = sentence.at(at + 1, "calendar", "few")
    last += few is not None
    if operator.sense == "during":
        if "dual" not in unit.features and count.first == at:
            return None
        value = None if count.value is None else count.value - 1
        return Draft(first, last, last_units(unit.sense, value, published), "relative", "dates/last-units")
    days = units_back(unit.sense, count.value, published)
    return Draft(first, last, days, "relative", "dates/distance", since=operator.sense == "since")


def _is_reached(sentence: Sentence, at: int) -> bool:
    """Whether a word for a distance stands shortly before a token."""
    words, phrases = sentence.words, sentence.phrases
    for back in range(max(at - _DISTANCE_REACH - 1, 0), at):
        if ("calendar" in words[back].kinds or back in phrases) and _opens_distance(sentence, back, at):
            return True
    return False


def _opens_distance(sentence: Sentence, at: int, end: int) -> bool:
    return any(
        match.sense in _OPERATORS and at + match.size - 1 in range(max(end - _DISTANCE_REACH, 0), end)
        for match in sentence.all_at(at, "calendar")
        if match.size < 3
    )


def _operator(sentence: Sentence, at: int) -> Match | None:
    """`منذ`, `قبل` or `خلال` that ends at token `at`."""
    for size in (2, 1):
        for match in sentence.all_at(at - size + 1, "calendar"):
            if match.size == size and match.sense in _OPERATORS:
                return match
    return None


def _counted_from_elsewhere(sentence: Sentence, after: int, operator: Match) -> bool:
    """`قبل يومين من الهجوم`: counted from something else than the report's day."""
    if operator.sense != "before" or sentence.at(after, "calendar", "of") is None:
        return False
    return sentence.at(after + 1, "calendar", "now") is None


def _count_before(sentence: Sentence, at: int, unit: Match, numbers: Numbers) -> _Count | None:
    """The count that ends before the unit, or that the unit carries itself, with its first token."""
    if "dual" in unit.features or ("plural" not in unit.features and _is_bare(sentence, at - 1)):
        first = _approximator_start(sentence, at)
        return _Count((2 if "dual" in unit.features else 1) if first == at else None, first)
    number = numbers().last.get(at - 1)
    if number is not None and not number.noun:
        first = number.whole_first if number.whole_first >= 0 else number.first
        return _Count(exact(number), min(first, number.first))
    if "plural" in unit.features and _is_bare(sentence, at - 1):
        return _Count(None, _approximator_start(sentence, at))
    return None


def _is_bare(sentence: Sentence, before: int) -> bool:
    """Whether the unit stands right behind its operator or an approximator."""
    return _operator(sentence, before) is not None or _approximator_start(sentence, before + 1) <= before


def _approximator_start(sentence: Sentence, at: int) -> int:
    """The first token of an approximator that ends right before token `at`; `at` where there is none."""
    for size in (1, 2, 3, 4):
        match = sentence.at(at - size, "approximator") or sentence.at(at - size, "vague")
        if match is not None and match.size == size:
            return at - size
    return at


def whole_unit(unit: str, away: int, published: date | None) -> Days:
    """The day, week, month or year so many away from the report's own."""
    if published is None:
        return NOT_FIXED
    if unit == "week":
        return week_of(published, away)
    value: str | None = None
    if unit == "month":
        value = months_before(published, -away)
    elif unit == "year":
        value = iso(published.year + away)
    elif unit == "day":
        value = shifted(published, away)
    return value, value


def last_units(unit: str, count: int | None, published: date | None) -> Days:
    """The last so many units, up to the report's day."""
    if published is None or (count is None and unit != "hour"):
        return NOT_FIXED
    if unit == "hour" and (count or 0) <= 24:
        return units_back(unit, count, published)
    if count is None:
        return NOT_FIXED
    if unit == "hour":
        unit, count = "day", -(-count // 24)
    first, _ = units_back(unit, count, published)
    return (first, published.isoformat()) if first is not None else NOT_FIXED


def units_back(unit: str, count: int | None, published: date | None) -> Days:
    """The day, month or year so many units before the report's day; hours may reach back to the day before."""
    value: str | None = None
    if unit == "hour" and published is not None and (count or 0) <= 24:
        return shifted(published, -1), published.isoformat()
    if published is None or count is None or count > 100_000:
        return NOT_FIXED
    if unit in ("day", "week"):
        value = shifted(published, -count * (7 if unit == "week" else 1))
    elif unit == "month":
        value = months_before(published, count)
    elif unit == "year" and published.year - count >= 1:
        value = iso(published.year - count)
    return value, value
