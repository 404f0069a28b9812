"""Drawings that the server makes as SVG: who relays whom, how much was told when. A table beside each says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from marsad.desk import context
from marsad.record.ask.sources import Relayed

WIDTH: Final = 560
_ROW: Final = 34
_TOP: Final = 24
_COLUMN: Final = 190
_LETTERS: Final = 26
_BARS: Final = 120
_HEIGHT: Final = 110
_DAYS: Final = 62


@dataclass(frozen=True, slots=True)
class Knot:
    """Somebody of the picture: where their name stands, and the curve to the middle; `wide` is its stroke."""

    y: float
    name: str
    whole: str
    figures: int
    curve: str
    wide: float


@dataclass(frozen=True, slots=True)
class Web:
    """Who relays whom: those before somebody, and those after, as SVG of this height."""

    height: int
    middle: float
    before: tuple[Knot, ...]
    after: tuple[Knot, ...]
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Bar:
    """How much was told in a day or month: an upright bar."""

    x: float
    y: float
    wide: float
    high: float
    says: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars over time, first and last time, and the most; `rows` are what they stand for, the latest first."""

    bars: tuple[Bar, ...]
    rows: tuple[tuple[str, int], ...]
    first: str
    last: str
    most: int
    monthly: bool
    width: int = WIDTH
    height: int = _HEIGHT


def web_of(before: Sequence[tuple[Relayed, str]], after: Sequence[tuple[Relayed, str]]) -> Web | None:
    """The picture of those whose figures came through somebody, and those through whom theirs came, with names."""
    rows = max(len(before), len(after))
    if not rows:
        return None
    height = _TOP + rows * _ROW + 8
    middle = _TOP + rows * _ROW / 2
    most = max(one.figures for one, _ in [*before, *after])
    return Web(
        height,
        middle,
        tuple(_knot(at, *one, _COLUMN - 8, WIDTH / 2 - 34, middle, most) for at, one in enumerate(before)),
        tuple(_knot(at, *one, WIDTH - _COLUMN + 8, WIDTH / 2 + 34, middle, most) for at, one in enumerate(after)),
    )


def _knot(at: int, one: Relayed, name: str, edge: float, to: float, middle: float, most: int) -> Knot:
    y = _TOP + at * _ROW + _ROW / 2
    half = (edge + to) / 2
    curve = f"M{edge:g},{y:g} C{half:g},{y:g} {half:g},{middle:g} {to:g},{middle:g}"
    return Knot(y, _short(name), name, one.figures, curve, round(1.5 + 6 * one.figures / most, 1))


def _short(name: str) -> str:
    """A name that fits; what is cut off is told by a sign, and the whole stands in the table."""
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…"


def bars_of(days: Sequence[tuple[str, int]]) -> Bars | None:
    """How much was told of each day (ISO), or of each month where the days are many; None where none are."""
    told = {date.fromisoformat(day): count for day, count in days}
    if not told:
        return None
    first, last = min(told), max(told)
    monthly = (last - first).days >= _DAYS
    if monthly:
        counts = _months(told, first, last)
    else:
        spread = (first + timedelta(days=at) for at in range((last - first).days + 1))
        counts = [(day.isoformat(), told.get(day, 0)) for day in spread]
    most, step = max(count for _, count in counts), WIDTH / len(counts)
    scale = (_HEIGHT - _TOP) / most
    words = context.words()
    bars = tuple(
        Bar(
            round(at * step, 2), round(_HEIGHT - count * scale, 2), round(step * 0.85, 2), round(count * scale, 2),
            f"{words.day(when)}: {words.number(count)}",
        )
        for at, (when, count) in enumerate(counts)
        if count
    )  # fmt: skip
    rows = tuple(row for row in reversed(counts) if row[1])
    return Bars(bars, rows, counts[0][0], counts[-1][0], most, monthly)


def _months(told: dict[date, int], first: date, last: date) -> list[tuple[str, int]]:
    """The months from first to last; the latest where they are more than a drawing shows."""
    counts: dict[int, int] = {}
    for day, count in told.items():
        counts[day.year * 12 + day.month - 1] = counts.get(day.year * 12 + day.month - 1, 0) + count
    end = last.year * 12 + last.month - 1
    begin = max(first.year * 12 + first.month - 1, end - _BARS + 1)
    return [(f"{at // 12:04}-{at % 12 + 1:02}", counts.get(at, 0)) for at in range(begin, end + 1)]
