"""A toll over time as a drawing: a band from low to high, a line of the best, a point for every origin's figure.

Drawn by the server as SVG, so that it needs no script and prints; and given as data, from which a script draws it so
that points can be walked through. Both are made of the rows of the tables beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final

from django.utils.translation import gettext as _

from marsad.desk.pages.incident.figures import SIGNS, Row, State
from marsad.desk.pages.tolls import Day, Series
from marsad.interface.labels import Labels

WIDTH: Final = 640
HEIGHT: Final = 260
_LEFT: Final = 56
_RIGHT: Final = 14
_TOP: Final = 14
_BOTTOM: Final = 30
_STEPS: Final = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: where, how it is drawn, what it is."""

    x: float
    y: float
    state: State
    says: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the scale, with what it stands for."""

    at: float
    says: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing in units of its own: `band` and `line` are SVG points; days run from left to right."""

    name: str
    band: str
    line: str
    points: tuple[Point, ...]
    values: tuple[Mark, ...]
    days: tuple[Mark, ...]
    weak: bool
    """The toll is below the level at which it may be taken for settled: its line is broken."""
    width: int = WIDTH
    height: int = HEIGHT


def chart_of(series: Series, rows: Sequence[Row], labels: Labels) -> Chart | None:
    """The drawing of a series; None where fewer than two days are known, of which a line would tell nothing.

    `labels` write its numbers and days as whoever it is for wants them.
    """
    days = [day for day in series.days if day.day is not None]
    dated = [row for row in rows if row.day is not None]
    known = sorted({day.day or "" for day in days} | {row.day or "" for row in dated})
    if not days or len(known) < 2:
        return None
    scale = _Scale(known[0], known[-1], max([day.high for day in days] + [row.value for row in dated]) or 1)
    until = scale.x(known[-1])
    return Chart(
        series.name,
        " ".join([*_level(days, "high", scale, until), *reversed(_level(days, "low", scale, until))]),
        " ".join(_level(days, "best", scale, until)),
        tuple(_point(row, scale, labels) for row in dated),
        tuple(Mark(scale.y(value), labels.number(value)) for value in range(0, scale.most + 1, scale.step)),
        tuple(Mark(scale.x(day), labels.day(day)) for day in (known[0], known[-1])),
        series.flagged,
    )


def data_of(series: Series, rows: Iterable[Row], words: dict[str, str]) -> dict[str, Any]:
    """The same as data: every day and every figure of the tables, with the words that a script needs."""
    return {
        "name": series.name,
        "weak": series.flagged,
        "words": words,
        "days": [{"day": day.day, "low": day.low, "best": day.best, "high": day.high} for day in series.days],
        "points": [
            {
                "day": row.day,
                "value": row.value,
                "high": row.value_high,
                "says": row.says,
                "who": row.who,
                "state": row.state,
                "why": row.why,
                "claims": list(row.claims),
            }
            for row in rows
        ],
    }


def words() -> dict[State | str, str]:
    """What the chart's signs mean, and what its script says."""
    return {
        "counts": _("counts now"),
        "renewed": _("its origin told it again or anew since"),
        "fell": _("bounds nothing (why: in the table)"),
        "derived": _("derived: nobody stated this sum"),
        "band": _("low to high"),
        "best": _("best"),
        "walk": _("Arrow keys walk through the figures."),
    }


def signs() -> list[tuple[str, State, str]]:
    """Each sign of the chart, the state that it stands for, and what that means."""
    said = words()
    return [(sign, state, said[state]) for state, sign in SIGNS.items()]


class _Scale:
    """Where days and numbers stand in the drawing."""

    def __init__(self, first: str, last: str, top: int) -> None:
        self._first, until = (date.fromisoformat(day).toordinal() for day in (first, last))
        self._days = until - self._first
        self.step = _step(top)
        self.most = -(-top // self.step) * self.step

    def x(self, day: str) -> float:
        """Where a day stands."""
        at = date.fromisoformat(day).toordinal() - self._first
        return round(_LEFT + at / self._days * (WIDTH - _LEFT - _RIGHT), 1)

    def y(self, value: int) -> float:
        """Where a number stands."""
        return round(HEIGHT - _BOTTOM - value / self.most * (HEIGHT - _TOP - _BOTTOM), 1)


def _point(row: Row, scale: _Scale, labels: Labels) -> Point:
    assert row.day is not None
    says = f"{labels.day(row.day)} · {row.who} · {row.says} · {row.why}"
    return Point(scale.x(row.day), scale.y(row.value), row.state, says)


def _level(days: Sequence[Day], bound: str, scale: _Scale, until: float) -> list[str]:
    """A toll stands until it changes: from each day level to the next one, and from the last to the end."""
    points = [(scale.x(day.day or ""), scale.y(getattr(day, bound))) for day in days]
    found = [points[0]]
    for (_at, before), (at, value) in pairwise(points):
        found += [(at, before), (at, value)]
    if found[-1][0] < until:
        found.append((until, found[-1][1]))
    return [f"{at},{value}" for at, value in found]


def _step(top: int) -> int:
    """The step of the scale that gives at most five lines above nought."""
    size = 1
    while True:
        for step in _STEPS:
            if top <= 5 * step * size:
                return step * size
        size *= 10
