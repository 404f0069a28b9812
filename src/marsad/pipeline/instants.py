"""Days and instants as people write them: when a report appeared, and until when something is asked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from marsad.errors import BadDate

_FIRST_YEAR: Final = 1000
"""Years before it are slips of a form or a database, not days on which a report appeared."""
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?", re.ASCII | re.DOTALL)
_LAST_SECOND: Final = timedelta(days=1) - timedelta(seconds=1)


def instant(as_of: datetime | date | str | None) -> datetime | None:
    """The instant that is meant: a day means its last second, UTC, and so does a time without an offset mean UTC."""
    at = publication_time(as_of)
    if at is not None or as_of is None:
        return at
    day = publication_day(as_of)
    if day is None or (isinstance(as_of, str) and len(as_of.strip()) > len("2022-01-26")):
        raise BadDate(f"{as_of!r} is no day or time; write it as YYYY-MM-DD or YYYY-MM-DDThh:mm:ss+hh:mm")
    return datetime.combine(day, time(), UTC) + _LAST_SECOND


def publication_day(published: date | str | None) -> date | None:
    """The day on which a report appeared, in its own UTC offset (`2022-01-26`, `2022-01-26T23:10:00+03:00`)."""
    if not isinstance(published, str):
        return published.date() if isinstance(published, datetime) else published
    match = _DAY.fullmatch(published.strip())
    try:
        day = date.fromisoformat(match[1]) if match else _not_a_day(published)
    except ValueError:
        return _not_a_day(published)
    return day if _FIRST_YEAR <= day.year < date.max.year else _not_a_day(published)


def publication_time(published: date | str | None) -> datetime | None:
    """When a report appeared, where its time of day is said; UTC where the offset is not. No time gives None."""
    if isinstance(published, str):
        if len(published.strip()) <= len("2022-01-26"):
            return None
        try:
            published = datetime.fromisoformat(published.strip())
        except ValueError:
            return None
    if not isinstance(published, datetime):
        return None
    return published if published.tzinfo else published.replace(tzinfo=UTC)


def _not_a_day(published: str) -> date:
    raise BadDate(f"{published!r} is not a day; write it as YYYY-MM-DD")
