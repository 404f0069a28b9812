"""What an origin's `new` figures add up to: they add only where place or period is disjoint or the text says so."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from marsad.tolls.counts.apart import are_apart
from marsad.tolls.counts.telling import Telling


@dataclass(frozen=True, slots=True)
class Cell:
    """A `new` figure in its place and period (ISO days); without a period where the text gives none."""

    telling: Telling
    first: str | None
    last: str | None


def cell_of(telling: Telling) -> Cell:
    """A figure's own cell: its period, else the day that the text gives for it, else none."""
    claim = telling.claim
    day = claim.as_of if claim.dated else None
    first, last = claim.first or claim.last or day, claim.last or claim.first or day
    return Cell(telling, first, last) if first is None or last is None or first <= last else Cell(telling, last, first)


class Additions:
    """An origin's `new` figures that stand, each in a place and period of its own, with their sum."""

    def __init__(self) -> None:
        self._places: dict[str | None, list[Cell]] = {}
        self._on_top: list[Telling] = []
        self.low = 0
        self.high = 0

    def add(self, telling: Telling) -> tuple[list[Telling], Telling | None]:
        """Take one in: which ones it restates; or the one, told later, by which it is restated itself."""
        if telling.on_top:
            self._on_top.append(telling)
            self._sum(telling, 1)
            return [], None
        cell = cell_of(telling)
        met = self._met(cell)
        newer = max((c.telling for c in met if c.telling.key > telling.key), key=lambda t: t.key, default=None)
        if newer is not None:
            return [], newer
        if cell.first is None and met:
            cell = Cell(telling, met[0].first, met[0].last)
        for other in met:
            self._remove(other)
        row = self._places.setdefault(telling.claim.place, [])
        row.insert(bisect_left(row, cell.last or "", key=_last), cell)
        self._sum(telling, 1)
        return [other.telling for other in met], None

    def tellings(self) -> list[Telling]:
        """Those that stand, the latest last."""
        cells = [cell.telling for row in self._places.values() for cell in row]
        return sorted([*cells, *self._on_top], key=lambda t: t.key)

    def _met(self, cell: Cell) -> list[Cell]:
        """The cells that a figure speaks of again; without a period, the latest of its place alone."""
        rows = [row for place, row in self._places.items() if row and not are_apart(place, cell.telling.claim.place)]
        if cell.first is None or cell.last is None:
            return [max((row[-1] for row in rows), key=lambda c: (c.last or "", c.telling.key))] if rows else []
        return [other for row in rows for other in _overlapping(row, cell.first, cell.last)]

    def _remove(self, cell: Cell) -> None:
        self._places[cell.telling.claim.place].remove(cell)
        self._sum(cell.telling, -1)

    def _sum(self, telling: Telling, sign: int) -> None:
        self.low += sign * telling.low
        self.high += sign * telling.high


def _last(cell: Cell) -> str:
    return cell.last or ""


def _overlapping(row: list[Cell], first: str, last: str) -> list[Cell]:
    """The cells of one place whose period meets the one given; cells of one place are disjoint, so order tells."""
    found = [row[0]] if row[0].last is None else []
    for at in range(bisect_left(row, first, key=_last), len(row)):
        cell = row[at]
        if cell.first is not None and cell.first > last:
            break
        found.append(cell)
    return found
