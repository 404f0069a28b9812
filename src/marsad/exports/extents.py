"""How far the place of an incident or claim reaches on a map: a point, a wide circle, an area; never closer than known.

A point is drawn only where a facility, neighbourhood or town has coordinates of its own. What lies somewhere in a place
is shown as that place: the circle of the town, the area of the governorate, the country.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from marsad.exports.geography import bearers_of, chain_of
from marsad.incidents.accounts.spots import FINE, Spot, spot_of
from marsad.model.incident import IncidentPlace
from marsad.model.vocabulary import PLACE_PRECISIONS, PlacePrecision

Shape = Literal["point", "ring", "area", "nowhere"]
#: Kilometres of the circle that stands for a place of which the extent is not known, by its precision.
_AROUND: Final = {"town": 5.0, "neighbourhood": 5.0, "facility": 5.0, "district": 25.0, "governorate": 40.0}
#: Of what is only told to be a part of a place or around it (شرق الباب), or as large as a country.
_PART: Final = 25.0
_WIDE: Final = 300.0


@dataclass(frozen=True, slots=True)
class Extent:
    """What stands on a map for a place: degrees (WGS 84) of a point or of a ring's centre, an area's id.

    `place` is the id of the place that is told, `within` of the one that is drawn in its stead, as its own position is
    not known; `precision` is that of what is drawn.
    """

    shape: Shape
    latitude: float | None = None
    longitude: float | None = None
    kilometres: float | None = None
    area: str | None = None
    place: str | None = None
    within: str | None = None
    precision: PlacePrecision | None = None


NOWHERE: Final = Extent("nowhere")


def extent_of(place: IncidentPlace, drawn: Mapping[str, str]) -> Extent:
    """What stands on a map for an incident's place; `drawn` is which area the map has of which place."""
    chain = chain_of(place)
    if chain:
        return _extent(chain[0].chain, drawn, None)
    if place.latitude is not None and place.longitude is not None:
        return _of_coordinates(place.latitude, place.longitude, place.precision)
    same = [extent_of_id(id_, drawn) for id_ in bearers_of(place.name, place.precision, place.country)]
    if same and len({(one.shape, one.latitude, one.longitude, one.area) for one in same}) == 1:
        return same[0]
    above = _above(place)
    found = _extent(above, drawn, None, inside=True) if above else NOWHERE
    return replace(found, kilometres=max(found.kilometres, _PART)) if found.kilometres else found


def extent_of_id(id_: str, drawn: Mapping[str, str], own: Path | None = None) -> Extent:
    """The same of a place of the gazetteer by its id; `own` is the folder of the user's own registers."""
    spot = spot_of(id_, own)
    return _extent(spot.chain, drawn, own) if spot is not None else NOWHERE


def _extent(chain: Sequence[str], drawn: Mapping[str, str], own: Path | None, *, inside: bool = False) -> Extent:
    """The nearest of a place and what it lies in that can be drawn; `inside` where the first is no more than around."""
    told = None if inside else chain[0]
    for id_ in chain:
        spot = spot_of(id_, own)
        if spot is not None:
            found = _drawn(spot, drawn, own_place=id_ == told)
            if found is not None:
                return found if id_ == told else replace(found, place=told, within=id_)
    return Extent("nowhere", place=told)


def _drawn(spot: Spot, drawn: Mapping[str, str], *, own_place: bool) -> Extent | None:
    """A place itself on a map; of what only lies in it, all of it."""
    at = (spot.latitude, spot.longitude)
    if spot.precision in FINE and spot.located:
        if own_place:
            return Extent("point", *at, place=spot.id, precision=spot.precision)
        return Extent("ring", *at, _AROUND[spot.precision], place=spot.id, precision=spot.precision)
    if spot.id in drawn:
        return Extent("area", area=drawn[spot.id], place=spot.id, precision=spot.precision)
    if spot.located and spot.precision in _AROUND:
        return Extent("ring", *at, _AROUND[spot.precision], place=spot.id, precision=spot.precision)
    return None


def _of_coordinates(latitude: float, longitude: float, precision: PlacePrecision | None) -> Extent:
    """A place that the shipped gazetteer does not have, by its coordinates: a point only where it is told to be one."""
    if precision in FINE:
        return Extent("point", latitude, longitude, precision=precision)
    return Extent("ring", latitude, longitude, _AROUND.get(precision or "district", _WIDE), precision=precision)


def _above(place: IncidentPlace) -> Sequence[str]:
    """What a place without position lies in: a part of a place of its name (ريف حلب الشمالي), else its country."""
    coarser = PLACE_PRECISIONS[PLACE_PRECISIONS.index(place.precision) + 1 :] if place.precision else ()
    for precision in coarser:
        ids = bearers_of(place.name, precision, place.country)
        spot = spot_of(ids[0]) if len(ids) == 1 else None
        if spot is not None:
            return spot.chain
    return (f"iso:{place.country}",) if place.country else ()
