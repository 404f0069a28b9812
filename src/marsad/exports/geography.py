"""Where an incident lies: areas around it, whose its coordinates are, its cell of PRIO-GRID, its point as text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import floor
from typing import Final

from marsad.gazetteer.curated_table import curated_table
from marsad.gazetteer.register import FOLDER
from marsad.gazetteer.table import TABLE, Table
from marsad.incidents.accounts.spots import Spot, names_of, spot_of
from marsad.model.incident import Incident, IncidentPlace
from marsad.model.precision import where_prec
from marsad.model.vocabulary import PLACE_PRECISIONS, PlacePrecision

_CELL: Final = 0.5
"""Degrees of a side of a cell of PRIO-GRID (Tollefsen, Strand and Buhaug 2012)."""
_COLUMNS: Final = 720


@dataclass(frozen=True, slots=True)
class Geography:
    """What is known of where an incident lies; names in English, None where the gazetteer does not tell."""

    place: IncidentPlace
    coordinates_of: str | None
    """Whose the coordinates are: the place's own, or those of what it lies in."""
    where_prec: int | None
    adm_1: str | None
    adm_2: str | None
    country: str | None

    @property
    def point(self) -> tuple[float, float] | None:
        """Degrees of latitude and longitude, None where either is not known."""
        place = self.place
        return None if place.latitude is None or place.longitude is None else (place.latitude, place.longitude)


def geography_of(incident: Incident) -> Geography:
    """Where an incident lies, by the place of the shipped gazetteer that bears its name."""
    place = incident.place
    chain = chain_of(place)
    point = place.latitude is not None and place.longitude is not None
    located = next((spot for spot in chain if spot.located), None) if point else None
    return Geography(
        place=place,
        coordinates_of=(_name(located) if located else place.name) if point else None,
        where_prec=_coarsest(place.precision, located) if point else None,
        adm_1=_area(chain, "governorate"),
        adm_2=_area(chain, "district"),
        country=names_of(f"iso:{place.country}").get("en") if place.country else None,
    )


def priogrid_gid(latitude: float, longitude: float) -> int:
    """The cell of PRIO-GRID that holds a point: cells of half a degree, counted from 1 at 180° W 90° S, eastward first.

    Points on the northern or eastern end of the world belong to the last cell.
    """
    row = min(floor((latitude + 90) / _CELL), _COLUMNS // 2 - 1)
    column = min(floor((longitude + 180) / _CELL), _COLUMNS - 1)
    return row * _COLUMNS + column + 1


def wkt(latitude: float, longitude: float) -> str:
    """A point as well-known text: longitude first."""
    return f"POINT ({longitude} {latitude})"


def chain_of(place: IncidentPlace) -> list[Spot]:
    """The incident's place in the gazetteer and what it lies in, the nearest first; none where two places fit."""
    ids = bearers_of(place.name, place.precision, place.country)
    bearers = [spot for id_ in ids if (spot := spot_of(id_)) is not None]
    found = [spot for spot in bearers if (spot.latitude, spot.longitude) == (place.latitude, place.longitude)]
    return [spot for id_ in found[0].chain if (spot := spot_of(id_)) is not None] if len(found) == 1 else []


def bearers_of(name: str | None, precision: PlacePrecision | None, country: str | None) -> tuple[str, ...]:
    """The ids of the places of the shipped gazetteer of an English name, a precision and a country."""
    return _index().get((name, precision, country), ())


@cache
def _index() -> dict[tuple[str | None, str | None, str | None], tuple[str, ...]]:
    """The ids of the gazetteer's places by what an incident's place tells of one: English name, precision, country."""
    found: dict[tuple[str | None, str | None, str | None], tuple[str, ...]] = {}
    shipped: set[str] = set()
    for table in (Table(TABLE.read_bytes()), curated_table(FOLDER)):
        for town, names in zip(table, table.all_names(), strict=True):
            if town.id not in shipped:
                key = (next(iter(names.get("en", ())), town.name), town.precision, town.country)
                found[key] = (*found.get(key, ()), town.id)
            shipped.add(town.id)
    return found


def _name(spot: Spot) -> str:
    return names_of(spot.id).get("en", spot.name)


def _coarsest(precision: PlacePrecision | None, located: Spot | None) -> int | None:
    """UCDP's number: of a place whose coordinates are those of the district that it lies in, the district's."""
    if precision is None or located is None:
        return where_prec(precision)
    return where_prec(min(precision, located.precision, key=lambda one: -PLACE_PRECISIONS.index(one)))


def _area(chain: list[Spot], precision: PlacePrecision) -> str | None:
    return next((_name(spot) for spot in chain if spot.precision == precision), None)
