"""UCDP GED: deaths that add up, days and places by the codebook's numbers, nothing of UCDP's own made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.exports.calendar_days import days_of
from marsad.exports.columns import columns_of
from marsad.exports.deaths import deaths_of
from marsad.exports.formats import FORMATS
from marsad.exports.geography import _coarsest, geography_of, priogrid_gid, wkt
from marsad.exports.material import Material, under
from marsad.exports.shown import shown
from marsad.exports.tolls import claims_of
from marsad.exports.ucdp import ucdp_table
from marsad.incidents.accounts.spots import Spot
from marsad.model.incident import IncidentClaim
from marsad.model.record import IncidentRecord, Record
from marsad.pipeline.build_tolls import under_policy
from tests.tolls.invented import claim, incident


def _record(*claims: IncidentClaim) -> IncidentRecord:
    one = IncidentRecord(incident(claims), (), (), ())
    return under_policy(Record(None, "none/1", "", (one,), (), ()), "ucdp/1").incidents[0]


def _forces(origin: str, value: int, at: str, party: str, side: str, **slots: object) -> IncidentClaim:
    return claim(origin, value, at, affected=party, affected_side=side, **slots)


def test_parts_are_those_of_one_origin_and_add_up_to_best() -> None:
    at = "2031-05-02T10:00"
    deaths = deaths_of(
        _record(
            claim("monitor", 100, at, origin_kind="monitor"),
            _forces("monitor", 40, at, "alpha-army", "alpha", origin_kind="monitor"),
            _forces("monitor", 25, at, "beta-group", "beta", origin_kind="monitor"),
            claim("monitor", 5, at, affected="civilian", origin_kind="monitor"),
            claim("alpha", 90, at, origin_kind="party", origin_side="alpha"),
            _forces("alpha", 60, at, "beta-group", "beta", origin_kind="party", origin_side="alpha"),
        )
    )
    assert deaths is not None
    assert deaths.sides == ("alpha", "beta")
    assert {name: deaths.cells[name] for name in ("low", "best", "high")} == {"low": 90, "best": 100, "high": 100}
    parts = {name: deaths.cells[name] for name in deaths.cells if name.startswith("deaths_")}
    assert parts == {"deaths_a": 40, "deaths_b": 25, "deaths_civilians": 5, "deaths_unknown": 30}


def test_parts_that_exceed_their_total_are_not_told_apart() -> None:
    at = "2031-05-02T10:00"
    deaths = deaths_of(_record(claim("monitor", 10, at), _forces("monitor", 40, at, "alpha-army", "alpha")))
    assert deaths is not None
    assert {k: v for k, v in deaths.cells.items() if k.startswith("deaths_")} == {
        "deaths_unknown": deaths.cells["best"]
    }


def test_more_than_two_sides_are_none() -> None:
    at = "2031-05-02T10:00"
    deaths = deaths_of(
        _record(
            claim("monitor", 30, at),
            *(_forces("monitor", 5, at, f"{side}-army", side) for side in ("alpha", "beta", "gamma")),
        )
    )
    assert deaths is not None
    assert deaths.sides == (None, None)
    assert "deaths_a" not in deaths.cells


def test_a_count_of_nobody_is_no_event() -> None:
    assert deaths_of(_record(claim("monitor", 0, "2031-05-02T10:00", qualifier="none"))) is None
    assert deaths_of(_record(claim("monitor", 4, "2031-05-02T10:00", outcome="injured"))) is None


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2022-01-20", "2022-01-20", ("2022-01-20", "2022-01-20", 1, 1)),
        ("2022-01-20", "2022-01-25", ("2022-01-20", "2022-01-25", 2, 2)),
        ("2022-01-20", "2022-01-26", ("2022-01-20", "2022-01-26", 3, 2)),
        ("2022-01-20", "2022-02-02", ("2022-01-20", "2022-02-02", 4, 3)),
        ("2024-02", None, ("2024-02-01", "2024-02-29", 4, 3)),
        ("2019", "2019", ("2019-01-01", "2019-12-31", 5, None)),
        (None, "2019-03-04", ("2019-03-04", "2019-03-04", 1, 1)),
        ("2019", "2021", ("2019-01-01", "2021-12-31", None, None)),
    ],
)
def test_days_are_the_earliest_and_latest_possible(
    first: str | None, last: str | None, told: tuple[object, ...]
) -> None:
    days = days_of(first, last)
    assert days is not None
    assert (days.earliest.isoformat(), days.latest.isoformat(), days.date_prec, days.time_precision) == told


def test_no_day_is_made_up() -> None:
    assert days_of(None, None) is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [
        (-90.0, -180.0, 1),
        (34.531, 69.163, 179779),
        (36.50237, 40.74772, 182602),
        (90.0, 180.0, 259200),
        (-90, -179.5, 2),
    ],
)
def test_cells_of_prio_grid_are_counted_from_the_south_west(latitude: float, longitude: float, cell: int) -> None:
    assert priogrid_gid(latitude, longitude) == cell


def test_a_point_as_text_has_longitude_first() -> None:
    assert wkt(36.5, 40.75) == "POINT (40.75 36.5)"


def test_columns_of_ucdps_own_lists_are_empty_and_ids_are_marsads(small: Material) -> None:
    table = ucdp_table(under(shown(small), "ucdp/1"))
    open_columns = {column.name for column in columns_of("ucdp") if column.open}
    assert len(table.rows) == 2
    for row in table.rows:
        assert not open_columns & set(row.cells)
        assert str(row.cells["id"]).startswith("marsad-i-")


def test_where_follows_the_gazetteer(small: Material) -> None:
    (manbij,) = [one.incident for one in small.record.incidents if one.incident.place.name == "Manbij"]
    lies = geography_of(manbij)
    assert (lies.place.name, lies.coordinates_of, lies.where_prec, lies.adm_1) == ("Manbij", "Manbij", 1, "Halab")
    assert lies.country == "Syria"


def test_incidents_without_deaths_are_named_in_the_readme(small: Material) -> None:
    claims = [replace(one, outcome="injured") for one in small.record.incidents[1].incident.claims]
    other = replace(small.record.incidents[1].incident, claims=tuple(claims))
    bare = replace(
        small.record, incidents=(small.record.incidents[0], replace(small.record.incidents[1], incident=other))
    )
    files = {file.path: file.data().decode() for file in FORMATS["ucdp"].files(replace(small, record=bare))}
    assert f"- `{other.id}`: nobody is counted as killed" in files["ucdp.README.md"]
    assert other.id not in files["ucdp.csv"]


@pytest.mark.slow
def test_the_storys_deaths_keep_the_codebooks_sums(story: Material) -> None:
    table = ucdp_table(under(shown(story), "ucdp/1"))
    assert len(table.rows) > 10
    parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    for row in table.rows:
        low, best, high = (int(str(row.cells[name])) for name in ("low", "best", "high"))
        assert low <= best <= high
        assert sum(int(str(row.cells.get(name) or 0)) for name in parts) == best
    (siege,) = [row.cells for row in table.rows if row.cells["where_description"] == "Sinaa prison"]
    assert [siege[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "best")] == [79, 268, 7, 373]
    assert (siege["side_a"], siege["side_b"]) == ("Autonomous Administration of North and East Syria", "Islamic State")


def test_copies_are_one_source_and_a_row_of_several_days_a_summary(small: Material) -> None:
    one = next(one for one in small.record.incidents if one.incident.place.name == "Manbij")
    for copies, last, told in (((), one.incident.first, (3, 1)), ((("a1", "a2"),), "2019-03-06", (2, 2))):
        incident = replace(one.incident, last=last)
        record = replace(small.record, incidents=(replace(one, incident=incident),), copies=copies)
        (row,) = ucdp_table(under(replace(small, record=record), "ucdp/1")).rows
        assert (row.cells["number_of_sources"], row.cells["event_clarity"]) == told


def test_a_bound_that_no_origin_gives_cites_all_that_the_toll_does() -> None:
    at = "2031-05-02T10:00"
    (toll,) = [
        toll
        for toll in _record(claim("monitor", 7, at), claim("ministry", 9, at)).tolls
        if (toll.outcome, toll.affected) == ("killed", "all")
    ]
    assert [len(claims_of(replace(toll, low=low), "low")) for low in (7, 9, 8)] == [1, 1, 2]


def test_coordinates_of_a_district_tell_a_place_in_it_no_better() -> None:
    spot = Spot("x", "X", "district", "SY", ("x",), 1.0, 2.0, None, 0, True)
    assert _coarsest("neighbourhood", spot) == 3
    assert _coarsest("neighbourhood", None) == 1
    assert _coarsest("governorate", replace(spot, precision="town")) == 4
