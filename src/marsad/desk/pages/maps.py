"""A map as a page hands it to its script, and the list that tells the same: what stands where, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from typing import Any, Final

from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.apps import registers
from marsad.desk.pages.areas import Box, areas
from marsad.exports.extents import Extent, extent_of, extent_of_id
from marsad.incidents.accounts.spots import names_of
from marsad.interface.labels import isolate, labels, plain
from marsad.model.incident import IncidentPlace

_KILOMETRES: Final = 111.2
_AROUND_POINT: Final = 40.0
#: The columns of `names.json`: Arabic, and Latin letters for every other language.
_COLUMN: Final = {"ar": 0}


@dataclass(frozen=True, slots=True)
class Item:
    """What a mark leads to: an incident, a claim."""

    name: str
    url: str
    days: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One item with its place in words, and what stands for that on a map."""

    item: Item
    where: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class Map:
    """A map: `data` for its script, `placed` and `unplaced` for the list beside it."""

    key: str
    data: dict[str, Any]
    placed: Sequence[Told]
    unplaced: Sequence[Told]


def map_of(key: str, told: Iterable[Told]) -> Map:
    """The map of some items; those of one place share a mark, those of none stand in the list alone."""
    rows = list(told)
    placed = [one for one in rows if one.extent.shape != "nowhere"]
    grouped: dict[tuple[object, ...], list[Told]] = {}
    for one in placed:
        extent = one.extent
        grouped.setdefault((extent.shape, extent.latitude, extent.longitude, extent.area), []).append(one)
    marks = [_mark(some) for some in grouped.values()]
    boxes = [mark.pop("box") for mark in marks]
    data = {
        "marks": marks,
        "box": _around(boxes) if boxes else None,
        "column": _COLUMN.get(context.language(), 1),
        "words": {"close": _("Close"), "comma": _(", ")},
        "locale": {
            "Map.Title": _("Map"),
            "NavigationControl.ZoomIn": _("Closer"),
            "NavigationControl.ZoomOut": _("Further away"),
            "CooperativeGesturesHandler.WindowsHelpText": _("Hold Ctrl and scroll to come closer"),
            "CooperativeGesturesHandler.MacHelpText": _("Hold ⌘ and scroll to come closer"),
            "CooperativeGesturesHandler.MobileHelpText": _("Move the map with two fingers"),
        },
    }
    return Map(key, data, placed, [one for one in rows if one.extent.shape == "nowhere"])


def incident_place(place: IncidentPlace, item: Item) -> Told:
    """An incident's place."""
    return _told(item, extent_of(place, _drawn()), place.name)


def claim_place(said: str, item: Item) -> Told:
    """A claim's place: the gazetteer's id, else the report's words."""
    extent = extent_of_id(said, _drawn(), registers())
    return _told(item, extent, None if extent.place else said)


@cache
def _drawn() -> dict[str, str]:
    """Which area the map has of which place."""
    return {place: area.id for place, area in areas().items()}


def _told(item: Item, extent: Extent, otherwise: str | None) -> Told:
    """A place in words that say no more than is known; `otherwise` is its name where the gazetteer is silent."""
    place = (_name(extent.place) if extent.place else "") or isolate(otherwise or "")
    own = plain(place).strip("\u2068\u2069 ")
    if extent.shape == "nowhere":
        words = _("%(place)s: position not known") % {"place": place} if own else _("place not known")
    elif extent.within is not None:
        within = _wide(extent)
        words = _("%(place)s: %(within)s, its own position is not known") % {"place": place, "within": within}
        words = words if own else within
    elif extent.shape == "point":
        words = _("%(place)s (%(precision)s)") % {"place": place, "precision": _precision(extent)}
    else:
        words = _wide(extent, place)
    return Told(item, words, extent)


def _wide(extent: Extent, place: str = "") -> str:
    """What is drawn where no point is known."""
    said = {"place": _name(extent.within or extent.place) or place, "precision": _precision(extent)}
    return _("somewhere in %(place)s (%(precision)s)") % said


def _called(extent: Extent) -> str:
    """What stands on the map itself: what is drawn, with how wide that is."""
    said = {"place": _name(extent.within or extent.place), "precision": _precision(extent)}
    return _("%(place)s (%(precision)s)") % said if said["place"] else said["precision"]


def _precision(extent: Extent) -> str:
    words = labels(context.language())
    return words.word("precision", extent.precision) if extent.precision else _("how exact is not known")


def _name(id_: str | None) -> str:
    """What a place is called in the page's language, else in any."""
    names = names_of(id_, registers()) if id_ else {}
    known = names.get(context.language()) or names.get("en") or next(iter(names.values()), "")
    return isolate(known) if known else ""


def _mark(some: Sequence[Told]) -> dict[str, Any]:
    """One mark for all items of one place."""
    first = some[0]
    extent, items = first.extent, [one.item for one in some]
    at, box = _position(extent)
    where = first.where if extent.shape == "point" or len(some) == 1 else _wide(extent, first.where)
    named = f"{items[0].name}, {items[0].days}" if len(items) == 1 else _("%(n)s here") % {"n": len(items)}
    return {
        "shape": extent.shape,
        "at": at,
        "area": extent.area,
        "kilometres": extent.kilometres,
        "called": _called(extent) if extent.shape != "point" else "",
        "where": where,
        "label": f"{named} · {where}",
        "incidents": [{"name": item.name, "url": item.url, "days": item.days} for item in items],
        "reach": 0 if extent.shape == "point" else (box[2] - box[0]) * (box[3] - box[1]),
        "box": box,
    }


def _position(extent: Extent) -> tuple[tuple[float, float], Box]:
    """Where a mark stands, and what of the map must be seen with it."""
    if extent.area is not None:
        area = areas()[extent.area]
        return area.at, area.box
    assert extent.longitude is not None
    assert extent.latitude is not None
    high = (extent.kilometres or _AROUND_POINT) / _KILOMETRES
    wide = high / max(cos(radians(extent.latitude)), 0.05)
    x, y = extent.longitude, extent.latitude
    return (x, y), (x - wide, y - high, x + wide, y + high)


def _around(boxes: Sequence[Box]) -> Box:
    west, south, east, north = zip(*boxes, strict=True)
    return max(min(west), -180.0), max(min(south), -85.0), min(max(east), 180.0), min(max(north), 85.0)
