"""Which parties belong together, and where a place lies."""

from __future__ import annotations

from marsad.incidents.ledger.countries import country_of
from marsad.incidents.ledger.families import body_of, force_of, is_above, is_force, line_of, root_of
from marsad.model.claim import Place


def test_a_force_stands_under_its_command():
    assert line_of("ypg") == ("ypg", "sdf", "aanes")
    assert is_above("aanes", "ypg")
    assert not is_above("ypg", "aanes")


def test_a_states_bodies_are_of_one_family():
    assert root_of("tr-army") == root_of("tr-defence-ministry") == "tr-government"
    assert root_of("sohr") == "sohr"


def test_forces_are_armies_groups_and_police():
    assert is_force("islamic-state")
    assert is_force("tr-army")
    assert not is_force("sohr")
    assert not is_force("civilian")


def test_the_force_of_a_people_is_that_of_the_country():
    assert (force_of("kurdish", "SY"), force_of("kurdish", "IQ"), force_of("kurdish", "YE")) == (
        "sdf",
        "peshmerga",
        None,
    )


def test_a_kind_of_body_under_a_state_or_a_party():
    assert list(body_of("health-ministry", "LB")) == ["lb-health-ministry"]
    assert list(body_of("health-ministry", "houthis")) == ["houthi-health-ministry"]
    assert list(body_of("health-ministry", "sohr")) == []


def _place(gazetteer: str | None) -> Place:
    return Place(0, 1, "x", None, gazetteer)


def test_the_country_of_a_place_is_the_gazetteers():
    assert country_of(_place("iso:SY")) == "SY"
    assert country_of(_place("geonames:276781")) == "LB"
    assert country_of(_place("geonames:0")) is None
    assert country_of(_place(None)) is None
    assert country_of(None) is None
