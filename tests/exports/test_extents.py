"""What stands on a map for a place is never closer than what is known of it."""

from __future__ import annotations

import pytest

from marsad.exports.extents import NOWHERE, extent_of, extent_of_id
from marsad.model.incident import IncidentPlace
from marsad.model.vocabulary import PlacePrecision

GAZA = "geonames:281132"
DRAWN = {id_: id_ for id_ in ("iso:SY", "iso:SY-HA", "iso:SY-HL", "iso:PS", GAZA)} | {"curated:gaza-strip": GAZA}


def _place(name: str | None, precision: PlacePrecision | None, country: str | None = "SY") -> IncidentPlace:
    return IncidentPlace(name, None, None, precision, country)


def test_a_town_is_a_point() -> None:
    found = extent_of(IncidentPlace("Aleppo", 36.20124, 37.16117, "town", "SY"), DRAWN)
    assert (found.shape, found.latitude, found.longitude) == ("point", 36.20124, 37.16117)
    assert (found.place, found.within) == ("geonames:170063", None)


def test_a_prison_at_the_coordinates_of_its_town_is_somewhere_in_the_town() -> None:
    found = extent_of(IncidentPlace("Sinaa prison", 36.50237, 40.74772, "facility", "SY"), DRAWN)
    assert (found.shape, found.kilometres, found.precision) == ("ring", 5.0, "town")
    assert found.within is not None
    assert found.place != found.within


def test_a_facility_with_coordinates_of_its_own_is_a_point() -> None:
    found = extent_of(IncidentPlace("Kabul airport", 34.5659, 69.2123, "facility", "AF"), DRAWN)
    assert found.shape == "point"


def test_a_town_whose_position_nobody_gives_is_somewhere_in_its_governorate() -> None:
    found = extent_of(_place("Tal Brak", "town"), DRAWN)
    assert (found.shape, found.area, found.within) == ("area", "iso:SY-HA", "iso:SY-HA")
    assert found.latitude is None


@pytest.mark.parametrize(("id_", "area"), [("iso:SY-HL", "iso:SY-HL"), ("iso:SY", "iso:SY"), ("iso:PS-GZA", GAZA)])
def test_a_governorate_and_a_country_are_areas(id_: str, area: str) -> None:
    found = extent_of_id(id_, DRAWN)
    assert (found.shape, found.area) == ("area", area)
    assert found.within == (None if id_ == area else area)


def test_what_the_gazetteer_knows_by_two_ids_is_one_area() -> None:
    assert extent_of(_place("Gaza Strip", "governorate", "PS"), DRAWN).area == GAZA


def test_a_name_of_two_places_that_lie_apart_is_neither() -> None:
    apart = DRAWN | {"curated:gaza-strip": "iso:PS"}
    assert extent_of(_place("Gaza Strip", "governorate", "PS"), apart).precision == "country"


def test_a_governorate_of_which_the_map_has_no_area_is_a_wide_circle() -> None:
    found = extent_of_id("iso:SY-HL", {})
    assert (found.shape, found.kilometres, found.precision) == ("ring", 40.0, "governorate")


def test_a_part_of_a_governorate_is_the_governorate_and_never_its_seat() -> None:
    """`ريف حلب الشمالي` has the governorate's name, the precision of a district, and no coordinates."""
    found = extent_of(_place("Halab", "district"), DRAWN)
    assert (found.shape, found.area) == ("area", "iso:SY-HL")


def test_what_lies_beside_a_town_is_a_wide_circle() -> None:
    found = extent_of(_place("Aleppo", "neighbourhood"), DRAWN)
    assert (found.shape, found.kilometres) == ("ring", 25.0)


def test_a_country_alone_is_the_country() -> None:
    found = extent_of(_place(None, None), DRAWN)
    assert (found.shape, found.area, found.place) == ("area", "iso:SY", None)


@pytest.mark.parametrize(
    "place", [_place(None, None, None), _place("Nowhere at all", None, None), _place("X", "town", "QQ")]
)
def test_what_is_not_known_is_nowhere(place: IncidentPlace) -> None:
    assert extent_of(place, DRAWN) == NOWHERE


def test_coordinates_of_a_place_of_which_no_precision_is_told_are_no_point() -> None:
    found = extent_of(IncidentPlace("A place of a project's own", 35.0, 38.0, None, "SY"), DRAWN)
    assert (found.shape, found.kilometres) == ("ring", 25.0)
    assert extent_of(IncidentPlace("A country", 35.0, 38.0, "country", "QQ"), DRAWN).kilometres == 300.0


def test_an_id_that_no_place_has_is_nowhere() -> None:
    assert extent_of_id("words of a report", DRAWN) == NOWHERE
