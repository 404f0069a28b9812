"""Instants as the log writes them: UTC, to the microsecond, `2026-01-31T12:00:00.000000Z`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from marsad.errors import BadLog


def time_to_text(at: datetime) -> str:
    """An instant as the log writes it. Raises BadLog for a time without UTC as its zone."""
    if at.utcoffset() != timedelta(0):
        raise BadLog("a time in the log is in UTC")
    return at.isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def time_from_text(said: object) -> datetime:
    """The instant of what `time_to_text` wrote. Raises BadLog for any other form."""
    if isinstance(said, str) and len(said) == len("2026-01-31T12:00:00.000000Z") and said.endswith("Z"):
        try:
            at = datetime.fromisoformat(said).astimezone(UTC)
        except ValueError:
            at = None
        if at is not None and time_to_text(at) == said:
            return at
    raise BadLog("a time is not as the log writes it (2026-01-31T12:00:00.000000Z)")
