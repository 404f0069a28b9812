"""ACLED: one number, Marsad's own ids, and nothing that claims do not determine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.exports.acled import acled_table
from marsad.exports.cells import Cell
from marsad.exports.columns import columns_of
from marsad.exports.countries import TABLE, numeric_code
from marsad.exports.material import Material, under
from marsad.exports.shown import shown
from marsad.model.claim import Event, Evidence, Group
from marsad.model.span import Span
from scripts.build_countries import countries


def _rows(material: Material) -> dict[str, dict[str, Cell]]:
    return {str(row.cells["location"]): dict(row.cells) for row in acled_table(under(shown(material), "acled/1")).rows}


def test_a_row_has_one_number_with_its_sources_and_no_open_column(small: Material) -> None:
    row = _rows(small)["Manbij"]
    assert str(row["event_id_cnty"]).startswith("marsad-i-")
    assert row["fatalities"] == 19
    assert row["source"] == ("=Hill Courier", "Dale Wire", "المنارة")
    assert (row["iso"], row["country"], row["admin1"], row["geo_precision"]) == (760, "Syria", "Halab", 1)
    assert "Syrian Observatory for Human Rights 19" in str(row["notes"])
    assert "Reported, not verified." in str(row["notes"])
    assert not {column.name for column in columns_of("acled") if column.open} & set(row)


def test_an_event_type_is_that_of_most_reports(small: Material) -> None:
    rows = _rows(small)
    assert (rows["Manbij"]["event_type"], rows["Manbij"]["sub_event_type"]) == ("Explosions/Remote violence", None)
    assert rows["Ar Rastan"]["sub_event_type"] == "Shelling/artillery/missile attack"
    assert rows["Ar Rastan"]["disorder_type"] == "Political violence"


def test_reports_that_tell_events_of_two_types_leave_it_open(small: Material) -> None:
    reading = small.readings["b1"]
    clash = Event("0-1-clash", "clash", None, None, None, None, (), "asserted", Evidence(0, 1), Span(0, 1, "x"))
    denied = replace(clash, stance="denied")
    for events, known in (((*reading.events, clash), False), ((*reading.events, denied), True)):
        readings = small.readings | {"b1": replace(reading, events=events)}
        assert ("event_type" in _rows(replace(small, readings=readings))["Ar Rastan"]) == known


def test_an_event_that_few_reports_tell_changes_no_type(small: Material) -> None:
    clash = Event("0-1-clash", "clash", None, None, None, None, (), "asserted", Evidence(0, 1), Span(0, 1, "x"))
    reading = small.readings["a2"]
    readings = small.readings | {"a2": replace(reading, events=(*reading.events, clash))}
    assert _rows(replace(small, readings=readings))["Manbij"]["event_type"] == "Explosions/Remote violence"


def test_whom_a_report_holds_responsible_is_no_actor(small: Material) -> None:
    reading = small.readings["b1"]
    blamed = tuple(replace(claim, responsible=Group(0, 1, "x", "sy-army")) for claim in reading.claims)
    readings = small.readings | {"b1": replace(reading, claims=blamed)}
    row = _rows(replace(small, readings=readings))["Ar Rastan"]
    assert "actor1" not in row


@pytest.mark.parametrize(
    ("side", "country", "kind"),
    [
        ("sy-army", "SY", "State forces"),
        ("sy-army", "LB", "External/Other forces"),
        ("sdf", "SY", None),
        ("xx", "SY", None),
    ],
)
def test_a_kind_of_actor_is_told_of_armies_alone(small: Material, side: str, country: str, kind: str | None) -> None:
    one = small.record.incidents[0]
    claims = tuple(replace(claim, affected_side=side) for claim in one.incident.claims)
    place = replace(one.incident.place, country=country)
    changed = replace(one, incident=replace(one.incident, claims=claims, place=place))
    (row,) = _rows(replace(small, record=replace(small.record, incidents=(changed,)))).values()
    assert row["inter1"] == kind
    assert "actor2" not in row


def test_nobody_counted_is_empty_and_not_zero(small: Material) -> None:
    one = small.record.incidents[0]
    claims = tuple(replace(claim, outcome="injured") for claim in one.incident.claims)
    bare = replace(small.record, incidents=(replace(one, incident=replace(one.incident, claims=claims)),))
    (row,) = _rows(replace(small, record=bare)).values()
    assert row["fatalities"] is None
    assert "No number of fatalities is told." in str(row["notes"])


def test_numbers_of_countries_are_those_of_their_source() -> None:
    assert TABLE.read_text("utf-8") == countries()
    assert (numeric_code("SY"), numeric_code("XK"), numeric_code("ZZ")) == (760, None, None)
