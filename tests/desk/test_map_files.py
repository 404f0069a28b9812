"""What the desk's maps are drawn from: small, of places that the gazetteer has, with disputed borders told apart."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest

from marsad.desk.pages.areas import areas
from marsad.gazetteer.table import TABLE, Table
from marsad.incidents.accounts.spots import spot_of
from scripts.vendor import LARGE, STATIC, stale

MAP = STATIC / "desk/map"
_MOST = 300_000


@pytest.fixture(scope="module")
def base() -> list[dict[str, Any]]:
    """Land, lakes and borders."""
    found: list[dict[str, Any]] = json.loads((MAP / "base.geojson").read_text("utf-8"))["features"]
    return found


@pytest.fixture(scope="module")
def parts() -> list[dict[str, Any]]:
    """First-level areas."""
    found: list[dict[str, Any]] = json.loads((MAP / "areas.geojson").read_text("utf-8"))["features"]
    return found


def _points(shape: Any) -> Iterator[tuple[float, float]]:
    if shape and isinstance(shape[0], (int, float)):
        yield shape[0], shape[1]
    else:
        for one in shape:
            yield from _points(one)


def test_what_is_sent_is_small_and_the_same_compressed() -> None:
    files = [path for path in MAP.iterdir() if path.suffix in {".geojson", ".json"}]
    assert [line for path in files for line in stale(path)] == []
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < _MOST
    assert all(path.stat().st_size >= LARGE for path in files)


def test_every_point_is_on_earth(base: list[dict[str, Any]], parts: list[dict[str, Any]]) -> None:
    assert base
    assert parts
    for one in [*base, *parts]:
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in _points(one["geometry"]["coordinates"]))


def test_every_area_is_drawn_is_of_the_gazetteer_and_reaches_as_far_as_is_told(
    base: list[dict[str, Any]], parts: list[dict[str, Any]]
) -> None:
    drawn: dict[str, list[tuple[float, float]]] = {}
    for one in [*base, *parts]:
        if "area" in one["properties"]:
            drawn.setdefault(one["properties"]["area"], []).extend(_points(one["geometry"]["coordinates"]))
    for place, area in areas().items():
        assert spot_of(place) is not None, place
        west, south, east, north = area.box
        assert all(west <= x <= east and south <= y <= north for x, y in drawn[area.id])
        assert west <= area.at[0] <= east
        assert south <= area.at[1] <= north


def test_most_governorates_have_an_area() -> None:
    governorates = [place.id for place in Table(TABLE.read_bytes()) if place.precision == "governorate"]
    assert sum(id_ in areas() for id_ in governorates) > 0.8 * len(governorates)
    assert {"iso:SY-HL", "iso:YE-TA", "iso:IQ-NI", "iso:SD-DN"} <= areas().keys()


@pytest.mark.parametrize(("town", "area"), [("geonames:170063", "iso:SY-HL"), ("geonames:281133", "geonames:281132")])
def test_a_town_lies_in_its_area(town: str, area: str) -> None:
    spot, box = spot_of(town), areas()[area].box
    assert spot is not None
    assert spot.latitude is not None
    assert spot.longitude is not None
    assert box[0] <= spot.longitude <= box[2]
    assert box[1] <= spot.latitude <= box[3]


@pytest.mark.parametrize(
    ("where", "box"),
    [
        ("round the West Bank", (34.8, 31.3, 35.4, 32.6)),
        ("round the Gaza Strip", (34.2, 31.2, 34.6, 31.7)),
        ("the line of 1974 on the Golan", (35.7, 32.7, 35.9, 33.4)),
        ("between Egypt and Sudan at Halaib", (34.1, 21.9, 37.0, 22.1)),
        ("Kashmir", (74.0, 32.5, 77.0, 35.0)),
    ],
)
def test_a_disputed_border_is_told_apart(where: str, box: tuple[float, ...], base: list[dict[str, Any]]) -> None:
    [disputed] = [one for one in base if one["properties"]["kind"] == "disputed"]
    west, south, east, north = box
    assert any(west <= x <= east and south <= y <= north for x, y in _points(disputed["geometry"]["coordinates"])), (
        where
    )


def test_names_are_there_in_both_languages() -> None:
    names = json.loads((MAP / "names.json").read_text("utf-8"))
    assert {kind for _, _, _, kind, _, _ in names} == {"country", "area", "town"}
    assert all(arabic and latin for *_, arabic, latin in names)
    assert any(arabic == "سوريا" and latin == "Syria" for *_, arabic, latin in names)
    countries = [arabic for *_, kind, arabic, _ in names if kind == "country"]
    assert [one for one in countries if not "ء" <= one[0] <= "ي"] == []
