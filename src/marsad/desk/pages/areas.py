"""What the desk's maps have as areas: of which places, where their names stand, how far they reach."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_TABLE: Final = Path(__file__).parents[1] / "map_areas.tsv"
Box = tuple[float, float, float, float]
"""Degrees: west, south, east, north."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the map's files: its id there, longitude and latitude of its name, how far it reaches."""

    id: str
    at: tuple[float, float]
    box: Box


@cache
def areas() -> dict[str, Area]:
    """Every place of which a map has the area, by the place's id."""
    found = {}
    for line in _TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            place, area, *degrees = line.split("\t")
            x, y, west, south, east, north = map(float, degrees)
            found[place] = Area(area, (x, y), (west, south, east, north))
    return found
