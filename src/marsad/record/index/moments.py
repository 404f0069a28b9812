"""Times as the index keeps them: text that sorts as time does."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Final

from marsad.model.report import Report

NEVER: Final = "9999"
"""Sorts after every time that a report has."""


def utc(at: datetime) -> str:
    """An instant as ISO 8601 in UTC, to the microsecond, so that all are of one length."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(report: Report) -> str:
    """When a report appeared; after all others where nobody knows."""
    return utc(report.moment) if report.moment else NEVER


_ENTRIES: Final = 1 << 30
"""Entries that a log can have for their reports to be numbered; with minutes up to the year 9999 that is 63 bits."""
_DAY_MINUTES: Final = 24 * 60


def number_of(published: str | None, entry: int) -> int:
    """A number for a report that sorts as reports appeared, each by its own clock; before all where nobody knows.

    `published` is the time or day (ISO) that the index has of it, `entry` where the log has it.
    """
    if published is None:
        return entry
    at = datetime.fromisoformat(published)
    return _minutes(at.date(), at.time()) * _ENTRIES + entry


def numbers_from(day: date) -> int:
    """The least number of the reports that appeared on a day or later."""
    return _minutes(day, time()) * _ENTRIES


def _minutes(day: date, at: time) -> int:
    return day.toordinal() * _DAY_MINUTES + at.hour * 60 + at.minute
