"""Places by their ids: what each lies in, and how two lie to one another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from marsad.gazetteer.curated_table import curated_table
from marsad.gazetteer.register import FOLDER
from marsad.gazetteer.resolve import kilometres
from marsad.gazetteer.table import TABLE
from marsad.gazetteer.towns import Gazetteer
from marsad.languages.incident_words import incident_words
from marsad.model.vocabulary import PlacePrecision

Relation = Literal["same", "inside", "near", "apart"]
_LONG: Final = 4
"""Letters of the shortest word of a name that is no article."""
_NEAR: Final = 12.0
"""Kilometres within which two places can be one."""
#: Precisions of places that are fine enough to tell two happenings apart.
FINE: Final = frozenset({"facility", "neighbourhood", "town"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: `chain` is its id and the ids of what it lies in, the nearest first; coordinates in degrees (WGS 84)."""

    id: str
    name: str
    precision: PlacePrecision
    country: str
    chain: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    town: str | None
    """The id of the town that it is or lies in."""
    population: int = 0
    located: bool = False
    """Whether the coordinates are its own, not those of what it lies in."""


@cache
def _gazetteer(own: Path | None) -> Gazetteer:
    return Gazetteer(TABLE.read_bytes(), str, names_in="", own=lambda: curated_table(FOLDER, own))


@cache
def spot_of(id_: str, own: Path | None = None) -> Spot | None:
    """The place with an id; `own` is the folder of the user's own registers."""
    gazetteer = _gazetteer(own)
    town = gazetteer.town(id_)
    if town is None:
        return None
    above = [town, *gazetteer.above(town)]
    located = next((place for place in above if place.latitude is not None and place.precision in FINE), None)
    return Spot(
        id_,
        town.name,
        town.precision,
        town.country,
        tuple(place.id for place in above),
        located.latitude if located else town.latitude,
        located.longitude if located else town.longitude,
        next((place.id for place in above if place.precision == "town"), None),
        town.population,
        town.latitude is not None,
    )


@cache
def _all_names(id_: str, own: Path | None) -> frozenset[str]:
    return frozenset(name for names in _gazetteer(own).names(id_).values() for name in names)


@cache
def seat_of(id_: str, own: Path | None = None) -> str | None:
    """The id of the governorate or district that is named for a town (إدلب): its name may mean either."""
    spot = spot_of(id_, own)
    if spot is None or spot.precision != "town":
        return None
    names = _all_names(id_, own)
    areas = [area for area in spot.chain[1:-1] if names & _all_names(area, own)]
    return areas[-1] if areas else None


def is_seat_of(one: Spot, other: Spot) -> bool:
    """Whether a place may be meant as the area, named like it, that the other lies in."""
    area = seat_of(one.id)
    return area is not None and area in other.chain


@cache
def names_of(id_: str, own: Path | None = None) -> dict[str, str]:
    """The first name of a place in each language."""
    return {code: names[0] for code, names in _gazetteer(own).names(id_).items() if names}


def relation(one: Spot, other: Spot) -> Relation:
    """How two places lie: the same, one inside the other, near, or apart."""
    if one.id == other.id:
        return "same"
    if one.id in other.chain or other.id in one.chain:
        return "inside"
    if FINE.issuperset((one.precision, other.precision)):
        if one.town is not None and one.town == other.town:
            return "near"
        away = kilometres(one, other)
        if away is not None and away <= _NEAR:
            return "near"
    return "apart"


@cache
def words_of(id_: str, own: Path | None = None) -> tuple[tuple[str, str], ...]:
    """The words of a place's first name in each language, as `(language, word)`, in small letters."""
    return tuple((code, word) for code, name in names_of(id_, own).items() for word in re.findall(r"\w+", name.lower()))


def bear_one_name(one: Spot, other: Spot) -> bool:
    """Whether a place's name is, or holds, that of another: a gazetteer may have one place twice, or a wrong namesake.

    `الروضة` and `مسجد الروضة`.
    """
    mine, theirs = _by_language(one.id), _by_language(other.id)
    return any(mine[code] <= theirs[code] or theirs[code] <= mine[code] for code in mine.keys() & theirs.keys())


@cache
def _by_language(id_: str) -> dict[str, frozenset[tuple[str, str]]]:
    """What the words of a place's first name sound like, by language, without its short ones (articles)."""
    told: dict[str, set[tuple[str, str]]] = {}
    for code, word in words_of(id_):
        if len(word) >= _LONG:
            told.setdefault(code, set()).add(incident_words(code).sound(incident_words(code).bare(word)))
    return {code: frozenset(words) for code, words in told.items()}
