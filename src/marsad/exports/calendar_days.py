"""An incident's days as codebooks have them: earliest and latest possible day, and how closely they are known."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

#: UCDP GED, `date_prec`: the most days of a range, and its number.
_UCDP: Final = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
#: ACLED, `time_precision`: a day, a week, a month.
_ACLED: Final = ((1, 1), (7, 2), (31, 3))


@dataclass(frozen=True, slots=True)
class Days:
    """The earliest and the latest day on which it can have happened."""

    earliest: date
    latest: date

    @property
    def count(self) -> int:
        """How many days lie between them, both included."""
        return (self.latest - self.earliest).days + 1

    @property
    def date_prec(self) -> int | None:
        """UCDP's number, 1 to 5; None for a range longer than a year."""
        return next((number for most, number in _UCDP if self.count <= most), None)

    @property
    def time_precision(self) -> int | None:
        """ACLED's number, 1 to 3; None for a range longer than a month."""
        return next((number for most, number in _ACLED if self.count <= most), None)


def days_of(first: str | None, last: str | None) -> Days | None:
    """The days between two ISO days, either may be partial (`2019`, `2019-03`); None where neither is known."""
    begin, end = first or last, last or first
    if begin is None or end is None:
        return None
    earliest, latest = _earliest(begin), _latest(end)
    return Days(min(earliest, latest), max(earliest, latest))


def _earliest(day: str) -> date:
    return date.fromisoformat(day + "-01-01"[len(day) - 4 :])


def _latest(day: str) -> date:
    if len(day) == len("2019"):
        return date(int(day), 12, 31)
    if len(day) == len("2019-03"):
        year, month = int(day[:4]), int(day[5:])
        return date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(day)
