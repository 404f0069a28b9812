"""Which of several places of one name is meant, by the other places that are named with it.

Nothing is guessed: a candidate is chosen where the others of the report lie in its district, its governorate or its
country, or close to it, and plainly more of them than with any other candidate. Else the name stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import Final, NamedTuple, Protocol

from marsad.gazetteer.table import Town

#: What a candidate can share with the places around it, the finest first.
_SHARED: Final = ("district", "governorate", "country")
#: A country must have so many times the places of another to decide.
_PLAINLY: Final = 2
_NEAR, _FARTHER = 60.0, 3.0
_EARTH: Final = 6371.0


class Located(Protocol):
    """What may have a position, in degrees (WGS 84)."""

    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...


class Choice(NamedTuple):
    """The place that is meant, None where that stays open; why; and who else it could have been."""

    town: Town | None
    why: str
    """`only`, `same-district`, `same-governorate`, `same-country`, `nearest`, or empty."""
    candidates: tuple[Town, ...]


def resolve(found: Sequence[Town], around: Sequence[Town], above: Callable[[Town], Sequence[Town]]) -> Choice:
    """The one of namesakes to which the other places of a report point; `above` gives what a place lies in."""
    if len(found) < 2:
        return Choice(found[0] if found else None, "only" if found else "", tuple(found))
    left = list(found)
    others = [town for town in around if town not in left]
    for shared in _SHARED:
        votes = Counter(id_ for town in others for id_ in _of(town, shared, above))
        counts = [max((votes[id_] for id_ in _of(town, shared, above)), default=0) for town in left]
        most = max(counts)
        best = [town for town, count in zip(left, counts, strict=True) if count == most]
        second = max((count for count in counts if count < most), default=0)
        if not most or (shared == "country" and most < _PLAINLY * second):
            continue
        if len(best) == 1:
            return Choice(best[0], f"same-{shared}", tuple(found))
        left = best
    return _nearest(left, others, tuple(found))


def kilometres(one: Located, other: Located) -> float | None:
    """The distance of two places on the sphere, None where one has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, south = radians(one.latitude), radians(other.latitude)
    half = sin((north - south) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(one.longitude - other.longitude) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


def _of(town: Town, precision: str, above: Callable[[Town], Sequence[Town]]) -> list[str]:
    """The ids of a place and of what it lies in that are of a precision."""
    return [area.id for area in (town, *above(town)) if area.precision == precision]


def _nearest(left: Sequence[Town], others: Sequence[Town], found: tuple[Town, ...]) -> Choice:
    """The candidate that is near a town of the report, and much nearer than any other."""
    towns = [town for town in others if town.precision == "town"]
    ranked = []
    for town in left:
        distances = [far for other in towns if (far := kilometres(town, other)) is not None]
        if distances:
            ranked.append((min(distances), town.id, town))
    ranked.sort(key=lambda row: row[:2])
    if ranked and ranked[0][0] <= _NEAR and (len(ranked) == 1 or ranked[1][0] >= _FARTHER * ranked[0][0]):
        return Choice(ranked[0][2], "nearest", found)
    return Choice(None, "", found)
