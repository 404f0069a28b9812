"""One name for each origin of an incident."""

from __future__ import annotations

from itertools import permutations

from marsad.incidents.ledger.names import one_name_each
from tests.tolls.invented import claim


def names(*origins: str) -> list[str]:
    told = [
        claim(origin, 20, f"2031-05-0{day}T08:00", origin_kind=None if origin.startswith("report") else "official")
        for day, origin in enumerate(origins, 1)
    ]
    return [each.origin for each in one_name_each(told)]


def test_a_body_told_with_its_town_and_without_is_one():
    assert names("governor", "beirut-governor", "governor") == ["beirut-governor"] * 3


def test_where_two_bear_the_name_it_stays_open():
    assert names("governor", "beirut-governor", "tyre-governor") == ["governor", "beirut-governor", "tyre-governor"]


def test_a_party_of_the_register_keeps_its_name():
    assert names("sdf", "media-sdf") == ["sdf", "media-sdf"]


def test_a_party_of_every_country_is_the_one_of_a_country_that_speaks():
    assert names("red-crescent", "libyan-red-crescent") == ["libyan-red-crescent"] * 2


def test_the_unnamed_and_the_reports_own_word_have_no_name():
    assert names("anonymous-source", "anonymous-source-x") == ["anonymous-source", "anonymous-source-x"]
    assert names("report", "report-x") == ["report", "report-x"]


def test_a_name_without_a_longer_one_stays():
    assert names("governor", "mayor") == ["governor", "mayor"]


def test_the_order_of_claims_changes_nothing():
    origins = ["governor", "beirut-governor", "mayor"]
    assert {tuple(sorted(names(*order))) for order in permutations(origins)} == {
        ("beirut-governor", "beirut-governor", "mayor")
    }


def kinds(*origins: tuple[str, str | None]) -> list[str]:
    told = [
        claim(origin, 20, f"2031-05-0{day}T08:00", origin_kind=kind) for day, (origin, kind) in enumerate(origins, 1)
    ]
    return [each.origin for each in one_name_each(told)]


def test_one_body_told_in_two_scripts_is_one():
    assert kinds(("مرصد-تهامه", "monitor"), ("tihama-observatory", "monitor")) == ["tihama-observatory"] * 2


def test_bodies_of_other_kinds_that_bear_one_place_stay_two():
    told = kinds(("شرطه-تهامه", "official"), ("tihama-observatory", "monitor"))
    assert told == ["شرطه-تهامه", "tihama-observatory"]


def test_where_two_in_the_other_script_may_be_meant_it_stays_open():
    told = kinds(("مرصد-تهامه", "monitor"), ("tihama-observatory", "monitor"), ("tihama-rights-observatory", "monitor"))
    assert told[0] == "مرصد-تهامه"


def test_what_an_outlet_says_of_its_own_is_whose_name_it_bears():
    assert kinds(("report:zara-watch", None), ("zara-watch", "monitor")) == ["zara-watch"] * 2
    assert kinds(("report:غرفه-زارا-(تلغرام)", None), ("غرفه-زارا", "party")) == ["غرفه-زارا"] * 2


def test_an_agency_named_elsewhere_takes_over_nothing():
    assert kinds(("report:zara-news", None), ("zara-news", "agency")) == ["report:zara-news", "zara-news"]


def test_a_bulletins_own_name_stands_for_it_in_the_other_script():
    assert kinds(("report:tihama-observatory", None), ("مرصد-تهامه", "monitor")) == ["tihama-observatory"] * 2
