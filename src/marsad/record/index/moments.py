"""Times as the index keeps them: text that sorts as time does."""

from __future__ import annotations

from datetime import UTC, datetime

from marsad.model.report import Report


def utc(at: datetime) -> str:
    """An instant as ISO 8601 in UTC, to the microsecond, so that all are of one length."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(report: Report) -> str:
    """When a report appeared; after all others where nobody knows."""
    return utc(report.moment) if report.moment else "9999"
