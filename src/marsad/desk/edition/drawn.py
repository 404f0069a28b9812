"""A map of some published incidents as a drawing: land, borders, and marks where something is known to be.

It needs no script. What is known to the place is a dot; what lies somewhere within a place is a dashed circle around it
or its whole area, hatched: never closer than it is known. The list beside it says the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, radians, sqrt
from pathlib import Path
from typing import Any, Final, Literal

from marsad.desk.pages.areas import Box
from marsad.desk.pages.maps import Told, map_of
from marsad.interface.labels import enclose, plain

WIDTH: Final = 440
HEIGHT: Final = 310
_FILES: Final = Path(__file__).parents[1] / "static/desk/map"
_KILOMETRES: Final = 111.2
#: Degrees of latitude that a drawing is wide at least, and how much wider it is than its marks.
_LEAST: Final = 5.0
_AROUND: Final = 1.25
#: Degrees up to which a drawing has the lines of first-level areas.
_DETAILED: Final = 14.0
#: How far beyond its edges a drawing reaches, and how near points may come to each other.
_BEYOND: Final = 6.0
_NEAR: Final = 1.2
_LETTER: Final = 8.0
_LINE: Final = 16.0
_LONGEST: Final = 30
Point = tuple[float, float]
Room = tuple[float, float, float, float]
"""In the drawing: left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands for the incidents of one place: `path` is of an area, else there is a circle."""

    shape: Literal["point", "ring", "area"]
    says: str
    x: float = 0.0
    y: float = 0.0
    r: float = 0.0
    path: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """Words on the drawing, and which end of them stands at `x`."""

    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    words: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under the marks, as paths; `shapes` are of areas, by their ids."""

    land: str
    lakes: str
    areas: str
    settled: str
    disputed: str
    shapes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map; `placed` and `unplaced` are for the list beside it."""

    ground: Ground
    marks: tuple[Mark, ...]
    names: tuple[Name, ...]
    placed: Sequence[Told]
    unplaced: Sequence[Told]
    width: int = WIDTH
    height: int = HEIGHT


def drawing_of(told: Iterable[Told]) -> Drawing | None:
    """The map of some incidents; None where none of them has a place that can be drawn."""
    made = map_of("map", told)
    box: Box | None = made.data["box"]
    if box is None:
        return None
    frame, ground = _Frame(box), _ground(box)
    marks = sorted(
        ((_mark(one, frame, ground), one) for one in made.data["marks"]),
        key=lambda each: ("area", "ring", "point").index(each[0].shape),
    )
    names = [*_names(marks, frame)]
    return Drawing(ground, tuple(mark for mark, _ in marks), tuple(names), made.placed, made.unplaced)


class _Frame:
    """What of the world a drawing shows, and where a place stands in it."""

    def __init__(self, box: Box) -> None:
        west, south, east, north = box
        self._middle = ((west + east) / 2, (south + north) / 2)
        self._narrow = max(cos(radians(self._middle[1])), 0.2)
        wide = max((east - west) * self._narrow, _LEAST)
        self.scale = min(WIDTH / wide, HEIGHT / max(north - south, 0.1)) / _AROUND
        """Units of the drawing to a degree of latitude."""

    def at(self, longitude: float, latitude: float) -> Point:
        """Where a place stands."""
        x, y = self._middle
        return WIDTH / 2 + (longitude - x) * self._narrow * self.scale, HEIGHT / 2 - (latitude - y) * self.scale


def _mark(one: dict[str, Any], frame: _Frame, ground: Ground) -> Mark:
    x, y = frame.at(*one["at"])
    if one["shape"] == "area":
        return Mark("area", one["label"], x, y, path=ground.shapes.get(one["area"], ""))
    if one["shape"] == "ring":
        r = max(one["kilometres"] / _KILOMETRES * frame.scale, 9.0)
    else:
        r = min(3.5 + 1.5 * sqrt(len(one["incidents"])), 12.0)
    return Mark(one["shape"], one["label"], round(x, 1), round(y, 1), round(r, 1))


def _names(marks: Sequence[tuple[Mark, dict[str, Any]]], frame: _Frame) -> Iterator[Name]:
    """The names of marks where there is room; those that find none are in the list."""
    taken = [(mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r) for mark, _ in marks if mark.r]
    for mark, one in reversed(marks):
        words = _words(one)
        for name in _around(mark, words):
            if _take(_room(name), taken):
                yield name
                break


def _words(one: dict[str, Any]) -> str:
    """What a mark is called, and how many incidents it stands for."""
    called = plain(f"≈ {one['called']}" if one["called"] else one["where"])
    called = called if len(called) <= _LONGEST else f"{called[: _LONGEST - 1].rstrip()}…"
    return enclose(f"{called} · {len(one['incidents'])}" if len(one["incidents"]) > 1 else called)


def _around(mark: Mark, words: str) -> Iterator[Name]:
    """Where the name of a mark may stand: in the middle of an area, else beside, over and under its circle."""
    if mark.shape == "area":
        half = len(words) * _LETTER / 2
        x = min(max(mark.x, half + 4), max(WIDTH - half - 4, half + 4))
        for y in (0.0, -_LINE, _LINE, -2 * _LINE, 2 * _LINE):
            yield Name(round(x, 1), round(min(max(mark.y, _LINE), HEIGHT - 6) + y, 1), "middle", words)
        return
    apart = mark.r + 4
    yield Name(round(mark.x + apart, 1), round(mark.y + 5, 1), "start", words)
    yield Name(round(mark.x - apart, 1), round(mark.y + 5, 1), "end", words)
    yield Name(mark.x, round(mark.y - apart, 1), "middle", words)
    yield Name(mark.x, round(mark.y + apart + 10, 1), "middle", words)


def _room(name: Name) -> Room:
    wide = len(name.words) * _LETTER
    left = name.x - {"start": 0.0, "middle": wide / 2, "end": wide}[name.anchor]
    return left, name.y - _LINE + 4, left + wide, name.y + 4


def _take(room: Room, taken: list[Room]) -> bool:
    """Whether there is room in the drawing, which is taken then."""
    left, top, right, bottom = room
    free = left >= 0 and top >= 0 and right <= WIDTH and bottom <= HEIGHT
    if free and all(left >= x2 or right <= x1 or top >= y2 or bottom <= y1 for x1, y1, x2, y2 in taken):
        taken.append(room)
        return True
    return False


@lru_cache(maxsize=32)
def _ground(box: Box) -> Ground:
    """What lies under the marks of a part of the world."""
    frame = _Frame(box)
    found: dict[str, list[str]] = {kind: [] for kind in ("land", "lake", "area", "settled", "disputed")}
    shapes: dict[str, list[str]] = {}
    for feature in (one for name in ("base", "areas") for one in _features(name)):
        said, geometry = feature["properties"], feature["geometry"]
        paths = [*_drawn(geometry, frame)]
        found[said["kind"]] += paths
        if "area" in said:
            shapes.setdefault(said["area"], []).extend(paths)
    if WIDTH / frame.scale > _DETAILED:
        found["area"] = []
    joined = {kind: "".join(paths) for kind, paths in found.items()}
    return Ground(
        joined["land"], joined["lake"], joined["area"], joined["settled"], joined["disputed"],
        {area: "".join(paths) for area, paths in shapes.items()},
    )  # fmt: skip


def _features(name: str) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads((_FILES / f"{name}.geojson").read_text("utf-8"))["features"]
    return features


def _drawn(geometry: dict[str, Any], frame: _Frame) -> Iterator[str]:
    """What of a shape or line lies in the drawing, as paths."""
    parts = geometry["coordinates"] if geometry["type"].startswith("Multi") else [geometry["coordinates"]]
    for part in parts:
        if geometry["type"].endswith("LineString"):
            for run in _runs([frame.at(*point) for point in part]):
                yield _path(run, "")
        else:
            rings = [_cut([frame.at(*point) for point in ring]) for ring in part]
            yield "".join(_path(ring, "Z") for ring in rings if len(ring) > 2)


def _runs(points: Sequence[Point]) -> Iterator[list[Point]]:
    """The stretches of a line that come into the drawing."""
    run: list[Point] = []
    for first, second in pairwise(points):
        if _is_in(first, second):
            run += [second] if run else [first, second]
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_in(first: Point, second: Point) -> bool:
    """Whether a stretch may come into the drawing."""
    return all(
        max(first[axis], second[axis]) >= -_BEYOND and min(first[axis], second[axis]) <= edge + _BEYOND
        for axis, edge in enumerate((WIDTH, HEIGHT))
    )


def _cut(ring: list[Point]) -> list[Point]:
    """A ring cut at the edges of the drawing (Sutherland and Hodgman 1974)."""
    for axis, edge, sign in ((0, -_BEYOND, 1), (0, WIDTH + _BEYOND, -1), (1, -_BEYOND, 1), (1, HEIGHT + _BEYOND, -1)):
        kept: list[Point] = []
        for at, point in enumerate(ring):
            before = ring[at - 1]
            inside, was = (sign * (one[axis] - edge) >= 0 for one in (point, before))
            if inside != was:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if inside:
                kept.append(point)
        ring = kept
    return ring


def _path(points: Sequence[Point], end: str) -> str:
    """Points as a path, without those that stand at the same spot."""
    kept: list[Point] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _NEAR:
            kept.append(point)
    if len(kept) < (3 if end else 2):
        return ""
    return "M" + " ".join(f"{x:.1f} {y:.1f}" for x, y in kept) + end
