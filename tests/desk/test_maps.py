"""Maps of the desk: what is handed to the script, and the list that tells the same without it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from marsad.desk.access import Role
from marsad.desk.pages.maps import Item, claim_place, incident_place, map_of
from marsad.model.incident import IncidentPlace
from marsad.record.home import Home
from tests.desk import records
from tests.desk.conftest import As, open_desk

ALEPPO = IncidentPlace("Aleppo", 36.20124, 37.16117, "town", "SY")
SYRIA = IncidentPlace("Syria", None, None, "country", "SY")
PRISON = IncidentPlace("Sinaa prison", 36.50237, 40.74772, "facility", "SY")
UNKNOWN = IncidentPlace(None, None, None, None, None)


def _item(name: str = "Shelling of the mill") -> Item:
    return Item(name, "/incidents/i-1/", "2024-03-04")


def test_a_town_is_a_point_and_a_country_is_an_area_that_says_so(desk: Home) -> None:
    with override("en"):
        made = map_of("map", [incident_place(ALEPPO, _item()), incident_place(SYRIA, _item())])
    point, area = made.data["marks"]
    assert (point["shape"], point["at"]) == ("point", (37.16117, 36.20124))
    assert (area["shape"], area["area"]) == ("area", "iso:SY")
    assert "somewhere in" in area["where"]
    assert "country" in area["called"]
    assert [one.where for one in made.placed] == [point["where"], area["where"]]


def test_a_prison_whose_position_is_its_town_is_no_point(desk: Home) -> None:
    with override("en"):
        [mark] = map_of("map", [incident_place(PRISON, _item())]).data["marks"]
    assert (mark["shape"], mark["kilometres"]) == ("ring", 5.0)
    assert "its own position is not known" in mark["where"]


def test_what_is_at_one_place_shares_a_mark(desk: Home) -> None:
    with override("en"):
        made = map_of("map", [incident_place(ALEPPO, _item("One")), incident_place(ALEPPO, _item("Two"))])
    [mark] = made.data["marks"]
    assert [one["name"] for one in mark["incidents"]] == ["One", "Two"]
    assert mark["label"].startswith("2 here")
    assert len(made.placed) == 2


def test_an_unknown_place_stands_in_the_list_alone(desk: Home) -> None:
    with override("en"):
        made = map_of("map", [incident_place(UNKNOWN, _item()), claim_place("near the old mill", _item())])
        shown = render_to_string("desk/_map_list.html", {"map": made})
    assert made.data["marks"] == []
    assert [one.where for one in made.unplaced] == [
        "place not known",
        "\u2068near the old mill\u2069: position not known",
    ]
    assert "Not on the map" in shown
    with override("en"):
        assert "data-map" not in render_to_string("desk/_map_drawn.html", {"map": made})


def test_names_are_in_the_language_of_the_page(desk: Home) -> None:
    with override("ar"):
        [mark] = map_of("map", [incident_place(ALEPPO, _item())]).data["marks"]
    assert "حلب" in mark["where"]


def test_hostile_names_stay_text(desk: Home) -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    with override("en"):
        made = map_of("map", [incident_place(ALEPPO, _item(evil)), claim_place(evil + "\u202e", _item())])
        shown = render_to_string("desk/_map_drawn.html", {"map": made}) + render_to_string(
            "desk/_map_list.html", {"map": made}
        )
    assert "<script>alert" not in shown
    assert "<img" not in shown
    assert "\u202e" not in shown
    said = re.search(r'<script id="map" type="application/json">(.*?)</script>', shown, re.DOTALL)
    assert said is not None
    assert json.loads(said[1])["marks"][0]["incidents"][0]["name"] == evil


def test_a_map_reaches_as_far_as_its_marks(desk: Home) -> None:
    far = replace(ALEPPO, name="Nowhere in the register", latitude=15.5, longitude=32.5)
    west, south, east, north = map_of("map", [incident_place(ALEPPO, _item()), incident_place(far, _item())]).data[
        "box"
    ]
    assert west < 32.5 < 37.2 < east
    assert south < 15.5 < 36.3 < north


@pytest.fixture
def shelled(desk: Home, signed_in: As) -> tuple[Any, str]:
    """A browser on a record of an incident whose figures are of several places, and the incident's id."""
    text = (
        "قتل 12 شخصا في قصف على مدينة إدلب يوم الاثنين، بينهم 4 قتلى في سراقب، حسب الدفاع المدني. "
        "وأصيب 9 آخرون في ريف حلب الغربي."
    )
    told = {
        "id": "x1",
        "outlet": "وكالة الواحة",
        "language": "ar",
        "published": "2024-03-05T10:00:00+03:00",
        "text": text,
    }
    records.add(desk, [told])
    listed = records.run("incidents", "--json", home=desk).splitlines()
    [one] = [said for line in listed if "x1" in (said := json.loads(line))["reports"]]
    open_desk(desk)
    return signed_in(Role.READER), one["id"]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_an_incidents_page_tells_where_each_figure_is(shelled: tuple[Any, str], lang: str) -> None:
    client, id_ = shelled
    client.cookies["django_language"] = lang
    page = client.get(f"/incidents/{id_}/").content.decode()
    marks = json.loads(
        re.search(r'<script id="map-incident" type="application/json">(.*?)</script>', page, re.DOTALL)[1]
    )["marks"]
    assert {mark["shape"] for mark in marks} == {"point", "area"}
    assert any(one["url"].startswith("/reports/x1/?at=") for mark in marks for one in mark["incidents"])
    assert "Natural Earth" in page
    assert "GeoNames" in page
    assert page.count('<ul class="map-list">') == 1
