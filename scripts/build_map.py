"""Write what the desk's maps are drawn from: land, borders, areas with the gazetteer's ids, and names to set on them.

python -m scripts.build_map          # fetch Natural Earth (scripts/map_sources.py), write everything
python -m scripts.build_map --names  # the names alone, after a change of the gazetteer
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any, Final

from marsad.gazetteer.table import TABLE, Table, Town
from scripts.gazetteer_sources import countries
from scripts.map_sources import WHOLE, Feature, layers
from scripts.vendor import STATIC, write

MAP: Final = STATIC / "desk/map"
#: Every place of which an area is drawn, the area's own id, where its name stands, and how far it reaches.
DRAWN: Final = STATIC.parent / "map_areas.tsv"
_HEAD: Final = "# Drawn on the desk's maps: place, area, where its name stands, west, south, east, north. Generated.\n"
#: What the gazetteer knows by two ids.
_ALSO: Final = {"geonames:281132": "curated:gaza-strip", "geonames:285153": "curated:west-bank"}
#: An area is believed to be the gazetteer's where so many towns of each are the other's: some were divided since.
_SHARED: Final = 0.6
#: Square kilometres below which an island is left out: near the countries of the gazetteer, and elsewhere.
_ISLAND: Final = (20.0, 2_000.0)
_NEAR: Final = (-18.0, -12.0, 80.0, 45.0)
#: From how many people on a town's name is shown, and from which zoom.
_TOWNS: Final = ((3_000_000, 4.0), (1_000_000, 5.0), (300_000, 6.0), (100_000, 7.0), (40_000, 8.0))
_GOVERNORATE_ZOOM: Final = 6.2
_SLIP: Final = re.compile(r"(.)\1\1")
Ring = list[tuple[float, float]]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--names", action="store_true", help="write the names alone")
    if not parser.parse_args().names:
        with tempfile.TemporaryDirectory() as folder:
            found = layers(Path(folder))
        countries, areas = list(_countries(found["countries"])), list(_areas(found["areas"]))
        drawn = [*countries, *_plain("lake", found["lakes"]), *_borders(found["borders"])]
        _write("base.geojson", {"type": "FeatureCollection", "features": drawn})
        _write("areas.geojson", {"type": "FeatureCollection", "features": areas})
        DRAWN.write_text(_HEAD + "".join(_lines([*countries, *areas])), "utf-8")
    _write("names.json", [name for name in _names() if name[-1]])


def _write(name: str, value: Any) -> None:
    write(MAP / name, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def _countries(features: Sequence[Feature]) -> Iterator[Feature]:
    """Land, with the id of the country that the gazetteer counts it to."""
    main: dict[str, tuple[float, str]] = {}
    for one in features:
        said = one["properties"]
        size = max(_size(ring) for ring in _rings(one["geometry"]))
        main[said["ISO_A2_EH"]] = max(main.get(said["ISO_A2_EH"], (0.0, "")), (size, said["ADM0_A3"]))
    places = {place.id for place in Table(TABLE.read_bytes())}
    known = {one["properties"]["ADM0_A3"]: one["properties"]["ISO_A2_EH"] for one in features}
    for one in features:
        said = one["properties"]
        code = said["ISO_A2_EH"] if said["ISO_A2_EH"] != "-99" else known.get(said["ADM0_ISO"], "-99")
        told: dict[str, Any] = {"kind": "land"}
        if f"iso:{code}" in places:
            told |= {"area": f"iso:{code}"}
        if said["ISO_A2_EH"] == code != "-99" and main[code][1] == said["ADM0_A3"]:
            told |= {"at": [said["LABEL_X"], said["LABEL_Y"]], "from": said["MIN_LABEL"]}
        geometry = _without_islands(one["geometry"])
        if geometry is not None:
            yield {"type": "Feature", "properties": told, "geometry": geometry}


def _areas(features: Iterable[Feature]) -> Iterator[Feature]:
    """First-level areas, with the gazetteer's id where an area's towns lie in what is drawn, and hardly any others."""
    towns = _towns()
    for one in features:
        said = one["properties"]
        inside = Counter(area for area, town in towns.get(said["iso_a2"], ()) if _within(town, one["geometry"]))
        told: dict[str, Any] = {"kind": "area"}
        for area, there in inside.most_common(1):
            all_of_it = sum(1 for other, _ in towns[said["iso_a2"]] if other == area)
            if there >= _SHARED * all_of_it and there >= _SHARED * inside.total():
                told |= {"area": area, "at": [said["longitude"], said["latitude"]]}
        if "area" not in told:
            print(f"{said['iso_3166_2']}: drawn without a name, its towns are of {dict(inside) or 'none'}")
        yield {"type": "Feature", "properties": told, "geometry": one["geometry"]}


def _towns() -> dict[str, list[tuple[str, Town]]]:
    """The towns of each country, each with the governorate that it lies in, right under the country."""
    places = {place.id: place for place in Table(TABLE.read_bytes())}
    found: dict[str, list[tuple[str, Town]]] = {}
    for town in places.values():
        here = town
        while here.parent in places and places[here.parent].precision != "country":
            here = places[here.parent]
        if town.precision == "town" and here.precision == "governorate":
            found.setdefault(town.country, []).append((here.id, town))
    return found


def _plain(kind: str, features: Iterable[Feature]) -> Iterator[Feature]:
    for one in features:
        yield {"type": "Feature", "properties": {"kind": kind}, "geometry": one["geometry"]}


def _borders(features: Iterable[Feature]) -> Iterator[Feature]:
    """`settled` or `disputed`, as Natural Earth says."""
    for one in features:
        yield {"type": "Feature", "properties": {"kind": one["properties"]["kind"]}, "geometry": one["geometry"]}


def _lines(features: Iterable[Feature]) -> Iterator[str]:
    """The table of what is drawn: one line a place; parts that are drawn apart are one area."""
    reach: dict[str, tuple[float, float, float, float]] = {}
    named: dict[str, tuple[float, float]] = {}
    for one in features:
        if "area" in one["properties"]:
            area = one["properties"]["area"]
            points = [point for ring in _rings(one["geometry"]) for point in ring]
            x, y = [point[0] for point in points], [point[1] for point in points]
            if "at" in one["properties"]:
                named[area] = one["properties"]["at"]
                x, y = [*x, named[area][0]], [*y, named[area][1]]
            west, south, east, north = reach.get(area, (180.0, 90.0, -180.0, -90.0))
            reach[area] = min(west, *x), min(south, *y), max(east, *x), max(north, *y)
    for area in sorted(named):
        for id_ in (area, *([_ALSO[area]] if area in _ALSO else ())):
            yield "\t".join([id_, area, *(f"{degrees:.3f}" for degrees in (*named[area], *reach[area]))]) + "\n"


def _names() -> Iterator[list[Any]]:
    """Of each country, area and large town: longitude, latitude, zoom from which it is named, what, Arabic, Latin."""
    table = Table(TABLE.read_bytes())
    base = json.loads((MAP / "base.geojson").read_text("utf-8"))["features"]
    drawn = {line.split("\t")[0] for line in DRAWN.read_text("utf-8").splitlines()}
    called = {f"iso:{code}": (arabic[0], label) for code, label, arabic, _ in countries()}
    for one in base:
        if "at" in one["properties"]:
            area = one["properties"]["area"]
            names = called[area] if area in called else _both(table.names(area), "")
            yield [*one["properties"]["at"], one["properties"]["from"], "country", *names]
    for place in table:
        if place.precision == "governorate" and place.id in drawn and place.latitude is not None:
            yield [place.longitude, place.latitude, _GOVERNORATE_ZOOM, "area", *_both(table.names(place.id), "")]
    for place in sorted(table, key=lambda one: (-one.population, one.id)):
        zoom = next((zoom for people, zoom in _TOWNS if place.population >= people), None)
        if place.precision == "town" and zoom is not None and (place.country in WHOLE.values() or _is_large(place)):
            yield [place.longitude, place.latitude, zoom, "town", *_both(table.names(place.id), place.name)]


def _is_large(place: Town) -> bool:
    """Whether it is a city of a million around the countries of the gazetteer."""
    at = (place.longitude or 0.0, place.latitude or 0.0)
    return place.population >= _TOWNS[1][0] and _is_near(at)


def _both(names: dict[str, list[str]], label: str) -> tuple[str, str]:
    """A place's Arabic and Latin name, no slip of the pen with a letter thrice; the one for the other's lack."""
    arabic, latin = (next((one for one in names.get(code, []) if not _SLIP.search(one)), "") for code in ("ar", "en"))
    said = label or latin
    return arabic or said, said


def _without_islands(geometry: dict[str, Any]) -> dict[str, Any] | None:
    """Land without small islands; of a country of islands alone the largest stays."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    sized = sorted(((_size(part[0]), part) for part in parts), key=lambda one: -one[0])
    kept = [part for size, part in sized if size >= _ISLAND[0 if _is_near(part[0][0]) else 1]] or [sized[0][1]]
    return {"type": "MultiPolygon", "coordinates": kept}


def _is_near(point: tuple[float, float]) -> bool:
    west, south, east, north = _NEAR
    return west < point[0] < east and south < point[1] < north


def _size(ring: Ring) -> float:
    """Square kilometres of a ring, nearly."""
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    return abs(twice) / 2 * 111.2**2 * cos(radians(ring[0][1]))


def _rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    """The outer rings of a polygon or several."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return (part[0] for part in parts)


def _within(town: Town, geometry: dict[str, Any]) -> bool:
    assert town.longitude is not None
    assert town.latitude is not None
    return any(_holds(ring, town.longitude, town.latitude) for ring in _rings(geometry))


def _holds(ring: Ring, x: float, y: float) -> bool:
    """Whether a point lies in a ring: how often a line from it eastward crosses."""
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


if __name__ == "__main__":
    main()
