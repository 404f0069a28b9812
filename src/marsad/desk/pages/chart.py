"""A toll over time as a drawing: a band from low to high, a line of the best, a point for each origin's figure.

Drawn by the server as SVG, so that it needs no script, prints, and stands beside a table that says the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from marsad.desk.pages.tolls import Day, Series

WIDTH: Final = 640
HEIGHT: Final = 220
_LEFT: Final = 48
_RIGHT: Final = 12
_TOP: Final = 12
_BOTTOM: Final = 28
_STEPS: Final = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Point:
    """One origin's figure on a day."""

    x: float
    y: float
    who: str
    value: int
    day: str
    bounds: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the scale, with what it stands for."""

    at: float
    says: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing in units of its own: `band` and `line` are SVG points; days run with the page's direction."""

    key: str
    name: str
    band: str
    line: str
    points: tuple[Point, ...]
    values: tuple[Mark, ...]
    days: tuple[Mark, ...]
    width: int = WIDTH
    height: int = HEIGHT


def chart_of(series: Series) -> Chart | None:
    """The drawing of a series; None where fewer than two days are known, which a line would not tell more of."""
    days = [day for day in series.days if day.day is not None]
    if len(days) < 2:
        return None
    first, last = (date.fromisoformat(day.day or "").toordinal() for day in (days[0], days[-1]))
    top = max(day.high for day in days) or 1
    step = _step(top)
    most = -(-top // step) * step

    def x(day: Day) -> float:
        at = date.fromisoformat(day.day or "").toordinal()
        return round(_LEFT + (at - first) / max(last - first, 1) * (WIDTH - _LEFT - _RIGHT), 1)

    def y(value: int) -> float:
        return round(HEIGHT - _BOTTOM - value / most * (HEIGHT - _TOP - _BOTTOM), 1)

    return Chart(
        series.key,
        series.name,
        " ".join(
            [
                *_steps([(x(day), y(day.high)) for day in days]),
                *reversed(_steps([(x(day), y(day.low)) for day in days])),
            ]
        ),
        " ".join(_steps([(x(day), y(day.best)) for day in days])),
        tuple(
            Point(x(day), y(min(one.value, most)), one.who, one.value, day.day or "", one.bounds)
            for day in days
            for one in day.figures
        ),
        tuple(Mark(y(value), f"{value:,}") for value in range(0, most + 1, step)),
        tuple(Mark(x(day), day.day or "") for day in (days[0], days[-1])),
    )


def _steps(points: list[tuple[float, float]]) -> list[str]:
    """A toll stands until it changes: from each point level to the day of the next one."""
    found = [points[0]]
    for (_, before), (at, value) in pairwise(points):
        found += [(at, before), (at, value)]
    return [f"{at},{value}" for at, value in found]


def _step(top: int) -> int:
    """The step of the scale that gives at most five lines above nought."""
    size = 1
    while True:
        for step in _STEPS:
            if top <= 5 * step * size:
                return step * size
        size *= 10
