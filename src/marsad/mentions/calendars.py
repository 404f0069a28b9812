"""Days, months and years: what a date's parts come to in Gregorian days, as far as the report's own day fixes them.

A value is an ISO day, month or year (`2022-01-20`, `2019-03`, `2019`): partial dates stay partial.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

#: First and last Hijri years that the Umm al-Qura tables cover.
HIJRI_YEARS = range(1343, 1501)
YEARS = range(1900, 2101)
#: How the words place a date without a year: the latest such day, one before, one after, or one about now.
LATEST, PAST, NEXT, THIS, UNKNOWN = "latest", "past", "next", "this", "unknown"

Days = tuple[str | None, str | None]
NOT_FIXED: Days = (None, None)


class Fields(NamedTuple):
    """A date as it is written: any of its parts may be missing. `day_high` ends a run of days (`3 و7 آب`)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    day_high: int | None = None
    month_high: int | None = None
    hijri: bool = False
    tense: str = LATEST
    months_away: int | None = None
    """Months from the report's own (`12 من الشهر الحالي`: 0)."""
    years_away: int | None = None
    """Years from the report's own (`24 تموز من هذا العام`: 0)."""

    @property
    def relative(self) -> bool:
        """Whether the report's own day must fix the month or year."""
        return self.months_away is not None or self.years_away is not None


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """An ISO day, month or year."""
    text = f"{year:04d}"
    if month is not None:
        text += f"-{month:02d}"
        if day is not None:
            text += f"-{day:02d}"
    return text


def is_day(year: int | None, month: int | None, day: int) -> bool:
    """Whether the day can be: never for 31 شباط, in some year for 29 شباط."""
    return month is None or 1 <= day <= monthrange(2000 if year is None else year, month)[1]


def expand(value: str, last: bool = False) -> str:
    """The first (or last) day of an ISO day, month or year."""
    if len(value) == 4:
        return value + ("-12-31" if last else "-01-01")
    if len(value) == 7:
        return value + (f"-{monthrange(int(value[:4]), int(value[5:]))[1]:02d}" if last else "-01")
    return value


def shifted(day: date, days: int) -> str | None:
    """The ISO day so many days on; None outside the calendar."""
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def months_before(day: date, months: int) -> str | None:
    """The ISO month so many months before a day's."""
    index = day.year * 12 + day.month - 1 - months
    return iso(index // 12, index % 12 + 1) if index >= 12 else None


def weekday_near(weekday: int, published: date, tense: str) -> str | None:
    """The most recent such weekday on or before the report's day; strictly before it for PAST; after it for NEXT."""
    back = (published.weekday() - weekday) % 7
    if tense == NEXT:
        return shifted(published, 7 - back)
    return shifted(published, -(back or 7) if tense == PAST else -back)


def week_of(published: date, weeks: int) -> Days:
    """Monday to Sunday (ISO 8601) of the week so many weeks from the report's."""
    monday = 7 * weeks - published.weekday()
    return shifted(published, monday), shifted(published, monday + 6)


def resolve(fields: Fields, published: date | None) -> Days | None:
    """First and last day of a written date; NOT_FIXED where nothing fixes it; None where there is no such day."""
    if fields.relative:
        if published is None:
            return NOT_FIXED
        fields = _nearby(fields, published)
    if fields.hijri:
        return _resolve_hijri(fields, published)
    if fields.month is None:
        return _year(fields.year)
    if fields.day is not None and not is_day(fields.year, fields.month, fields.day_high or fields.day):
        return None
    if fields.year is None:
        year = _year_near(fields, published)
        return NOT_FIXED if year is None else resolve(fields._replace(year=year), published)
    return _gregorian(fields, fields.year)


def _nearby(fields: Fields, published: date) -> Fields:
    """The same date with its month and year named."""
    if fields.months_away is not None:
        index = published.year * 12 + published.month - 1 + fields.months_away
        return fields._replace(year=index // 12, month=index % 12 + 1, months_away=None)
    return fields._replace(year=published.year + (fields.years_away or 0), years_away=None)


def _year(year: int | None) -> Days:
    return NOT_FIXED if year is None else (iso(year), iso(year))


def _gregorian(fields: Fields, year: int) -> Days:
    low = iso(year, fields.month, fields.day)
    if fields.month_high is not None:
        return low, iso(year, fields.month_high)
    return low, low if fields.day_high is None else iso(year, fields.month, fields.day_high)


def _year_near(fields: Fields, published: date | None) -> int | None:
    """The year in which a day and month, or a month, falls by the report's own day."""
    if published is None or fields.month is None or fields.tense == UNKNOWN:
        return None
    if fields.tense == THIS and fields.month == published.month:
        return published.year
    if fields.day is None:
        here, now = (0, fields.month), (0, published.month)
    else:
        here, now = (fields.month, fields.day), (published.month, published.day)
    if fields.tense == NEXT:
        years = range(published.year + (here <= now), published.year + 10)
    else:
        later = here > now or (here == now and fields.tense == PAST)
        years = range(published.year - later, published.year - 10, -1)
    for year in years:
        if 1 <= year <= 9999 and (fields.day is None or is_day(year, fields.month, fields.day)):
            return year
    return None


def _resolve_hijri(fields: Fields, published: date | None) -> Days | None:
    year = fields.year
    if year is None:
        year = _hijri_year_near(fields, published)
        if year is None:
            return NOT_FIXED
    if year not in HIJRI_YEARS:
        return None
    first = hijri_day(year, fields.month or 1, fields.day or 1)
    last = hijri_day(year, fields.month or 12, fields.day_high or fields.day)
    if first is None or last is None:
        return None
    return first, last


def _hijri_year_near(fields: Fields, published: date | None) -> int | None:
    """The Hijri year in which a Hijri day or month last began, as the report's own day tells."""
    if published is None or fields.month is None or fields.tense not in (LATEST, PAST, THIS):
        return None
    now = published.isoformat()
    for year in range(published.year - 578, published.year - 583, -1):
        first = hijri_day(year, fields.month, fields.day or 1)
        if first is not None and (first < now or (first == now and fields.tense != PAST)):
            return year
    return None


@lru_cache(maxsize=4096)
def hijri_day(year: int, month: int, day: int | None) -> str | None:
    """The Gregorian day of a Hijri one (Umm al-Qura), the month's last where `day` is None; None outside the tables."""
    from hijridate import Hijri

    if year not in HIJRI_YEARS or not 1 <= month <= 12:
        return None
    length = Hijri(year, month, 1).month_length()
    if day is not None and not 1 <= day <= length:
        return None
    return Hijri(year, month, day or length).to_gregorian().isoformat()
