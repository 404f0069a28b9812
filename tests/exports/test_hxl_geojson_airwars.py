"""HXL validates with libhxl, GeoJSON has longitude first, Airwars' bounds keep their order."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import hxl
import pytest

from marsad.exports.airwars import airwars_table
from marsad.exports.columns import columns_of
from marsad.exports.formats import FORMATS
from marsad.exports.material import Material, under
from marsad.exports.shown import shown


def _validated(material: Material) -> tuple[Any, list[Any]]:
    data = FORMATS["hxl"].files(material)[0].data()
    source = hxl.data(io.BytesIO(data))
    found: list[Any] = []
    hxl.schema(None, found.append).validate(source)
    return hxl.data(io.BytesIO(data)), found


def test_hxl_is_valid_by_libhxls_own_schema(small: Material) -> None:
    source, found = _validated(small)
    assert [str(each) for each in found if each.rule.severity == "error"] == []
    assert source.display_tags == [column.tag for column in columns_of("hxl")]
    row = next(row for row in source if row.get("#loc+name") == "Manbij")
    assert (row.get("#affected+killed+children"), row.get("#date+start")) == ("4", "2019-03-04")
    assert row.get("#affected+killed+f") == "5"
    rastan = next(row for row in hxl_rows(small) if row.get("#loc+name") == "Ar Rastan")
    assert rastan.get("#affected+killed+civilians") == "7"


def hxl_rows(material: Material) -> Any:
    """The rows of the export as libhxl reads them."""
    return _validated(material)[0]


def test_an_incident_of_which_hxl_holds_no_figure_is_named_in_the_readme(small: Material) -> None:
    one = small.record.incidents[0]
    freed = replace(one, tolls=tuple(replace(toll, outcome="freed") for toll in one.tolls))
    files = {file.path: file.data().decode() for file in FORMATS["hxl"].files(
        replace(small, record=replace(small.record, incidents=(freed,)))
    )}  # fmt: skip
    assert f"- `{one.incident.id}`: its row has no figure" in files["hxl.README.md"]


def test_hxl_that_is_wrong_is_found_by_the_same_check(small: Material) -> None:
    one = small.record.incidents[0]
    incident = replace(one.incident, first="soon", last=None, name=" x ")
    bad = replace(small, record=replace(small.record, incidents=(replace(one, incident=incident),)))
    with pytest.raises(ValueError, match="soon"):
        _validated(bad)
    spaced = replace(one, incident=replace(one.incident, name="two  blanks "))
    _, found = _validated(replace(small, record=replace(small.record, incidents=(spaced,))))
    assert found


@pytest.mark.slow
def test_the_storys_hxl_is_valid(story: Material) -> None:
    _, found = _validated(story)
    assert [str(each) for each in found if each.rule.severity == "error"] == []


def _features(material: Material) -> list[dict[str, Any]]:
    made = json.loads(FORMATS["geojson"].files(material)[0].data())
    assert made["type"] == "FeatureCollection"
    features: list[dict[str, Any]] = made["features"]
    return features


def test_geojson_has_longitude_first_and_what_the_readme_says(small: Material) -> None:
    for feature, one in zip(_features(small), small.record.incidents, strict=True):
        place = one.incident.place
        assert feature["geometry"] == {"type": "Point", "coordinates": [place.longitude, place.latitude]}
        assert list(feature["properties"]) == [column.name for column in columns_of("geojson")]
        assert feature["properties"]["precision"] == "town"
        for toll in feature["properties"]["tolls"]:
            assert toll["low"] <= toll["best"] <= toll["high"]
            assert toll["cites"]


def test_an_incident_without_coordinates_has_no_geometry(small: Material) -> None:
    one = small.record.incidents[0]
    nowhere = replace(one.incident, place=replace(one.incident.place, latitude=None, longitude=None))
    record = replace(small.record, incidents=(replace(one, incident=nowhere),))
    (feature,) = _features(replace(small, record=record))
    assert feature["geometry"] is None
    assert (feature["properties"]["where_prec"], feature["properties"]["coordinates_of"]) == (None, None)


def test_airwars_has_minimum_and_maximum_by_group(small: Material) -> None:
    rows = {row.cells["location"]: row.cells for row in airwars_table(under(shown(small), "airwars/1")).rows}
    assert (rows["Ar Rastan"]["civilians_killed_min"], rows["Ar Rastan"]["civilians_killed_max"]) == (7, 7)
    assert (rows["Manbij"]["children_killed_min"], rows["Manbij"]["children_killed_max"]) == (4, 4)
    assert rows["Manbij"]["women_killed_min"] == 5
    assert "health_killed_min" not in rows["Manbij"]


def test_airwars_leaves_out_incidents_in_which_nobody_is_counted(small: Material) -> None:
    one = small.record.incidents[0]
    claims = tuple(replace(claim, outcome="displaced") for claim in one.incident.claims)
    bare = replace(small.record, incidents=(replace(one, incident=replace(one.incident, claims=claims)),))
    table = airwars_table(under(shown(replace(small, record=bare)), "airwars/1"))
    assert (list(table.rows), list(table.left_out)) == ([], [(one.incident.id, "nobody_harmed")])


@pytest.mark.slow
def test_the_storys_bounds_keep_their_order(story: Material) -> None:
    for row in airwars_table(under(shown(story), "airwars/1")).rows:
        for column, low in row.cells.items():
            if column.endswith("_min"):
                assert int(str(low)) <= int(str(row.cells[column.replace("_min", "_max")]))
