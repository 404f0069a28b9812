"""How numbers and days are written for a reader: digits, and names of months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

_WESTERN: Final = "0123456789"
_ARABIC: Final = str.maketrans(_WESTERN, "٠١٢٣٤٥٦٧٨٩")
_ARABIC_NUMBER: Final = _ARABIC | str.maketrans(",.", "٬٫")
#: Between Arabic-Indic digits a dash would turn a range around; what stands before it stays at its left.
_LEFT_TO_RIGHT: Final = "\u200e"


class Digits(StrEnum):
    """With which digits numbers are written."""

    WESTERN = "western"
    """373"""
    ARABIC = "arabic"
    """٣٧٣"""


class Months(StrEnum):
    """By which names months are called where the language has several."""

    LEVANTINE = "levantine"
    """كانون الثاني"""
    EGYPTIAN = "egyptian"
    """يناير"""
    BOTH = "both"
    """كانون الثاني/يناير"""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a reader wants numbers and days written; without `months` days stay as they are recorded (2022-01-31)."""

    digits: Digits = Digits.WESTERN
    months: Months | None = None

    def number(self, value: int) -> str:
        """`1,250`, `١٬٢٥٠`"""
        return f"{value:,}".translate(_ARABIC_NUMBER) if self.digits is Digits.ARABIC else f"{value:,}"

    def span(self, values: Sequence[int]) -> str:
        """`332–373–495`: the least at the left, in whichever digits."""
        dash = f"{_LEFT_TO_RIGHT}–{_LEFT_TO_RIGHT}" if self.digits is Digits.ARABIC else "–"
        return dash.join(map(self.number, values))

    def day(self, recorded: str, words: Mapping[str, Mapping[str, Any]]) -> str:
        """A day, month or year as it is recorded (`2022-01-31`, `2022-01`, `2022`), written out.

        `words` are the language's. What is none of these stays as it is.
        """
        if self.months is None:
            return recorded
        year, month, day = (*recorded.split("-"), "", "")[:3]
        if not (year.isdecimal() and len(recorded) in (4, 7, 10)):
            return recorded
        if not month:
            return self._digits(year)
        if not (month.isdecimal() and 1 <= int(month) <= 12):
            return recorded
        said = f"{int(day)} " if day.isdecimal() else ""
        return self._digits(f"{said}{self._month(int(month), words)} {year}")

    def instant(self, at: datetime, words: Mapping[str, Mapping[str, Any]]) -> str:
        """An instant to the minute, UTC."""
        utc = at.astimezone(UTC)
        return f"{self.day(f'{utc:%Y-%m-%d}', words)} {self._digits(f'{utc:%H:%M}')} UTC"

    def _month(self, number: int, words: Mapping[str, Mapping[str, Any]]) -> str:
        if self.months is Months.BOTH:
            return "/".join(
                dict.fromkeys(str(words[name][f"{number}"]) for name in (Months.LEVANTINE, Months.EGYPTIAN))
            )
        return str(words[str(self.months)][f"{number}"])

    def _digits(self, said: str) -> str:
        return said.translate(_ARABIC) if self.digits is Digits.ARABIC else said


RECORDED: Final = Manner()
"""Numbers in Western digits, days as they are recorded: what the command line prints."""
