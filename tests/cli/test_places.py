"""`marsad places find`: what matched and why, both interface languages, exit codes, input that is no name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from marsad.cli.main import app


def find(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["places", "find", *arguments])


def records(*arguments: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(find(*arguments, "--json").stdout)
    return result


def test_find_gives_the_place_with_its_hierarchy_position_and_source() -> None:
    found = records("تدمر")["places"][0]
    assert (found["id"], found["country"], found["precision"], found["where_prec"]) == (
        "geonames:163808",
        "SY",
        "town",
        1,
    )
    assert [area["id"] for area in found["within"]] == ["iso:SY-HI", "iso:SY"]
    assert found["matched"] == {"name": "تدمر", "language": "ar", "how": "exact"}
    assert (found["latitude"], found["longitude"]) == (34.5624, 38.28402)
    assert "CC BY 4.0" in found["source"]


@pytest.mark.parametrize(
    ("name", "id_", "language", "how"),
    [
        ("إدْلِب", "geonames:169389", "ar", "folded"),
        ("deir al zour", "geonames:170794", "en", "folded"),
        ("Deir al-Zour", "geonames:170794", "en", "exact"),
        ("باب", "geonames:174018", "ar", "article"),
    ],
)
def test_find_says_by_what_folding_a_name_was_matched(name: str, id_: str, language: str, how: str) -> None:
    found = next(place for place in records(name)["places"] if place["id"] == id_)
    assert (found["matched"]["language"], found["matched"]["how"]) == (language, how)


def test_find_gives_the_position_of_what_a_place_lies_in_and_says_so() -> None:
    found = records("غويران")["places"][0]
    assert (found["id"], found["latitude"], found["position_of"]) == ("curated:ghuwayran", None, "geonames:173811")
    assert "its own is not known" in find("غويران", "--lang", "en").stdout
    assert records("تدمر")["places"][0]["position_of"] is None


def test_find_gives_every_namesake_and_says_how_each_is_read() -> None:
    found = records("طرابلس")["places"]
    assert {place["id"] for place in found} >= {"geonames:2210247", "geonames:266826", "geonames:266825"}
    assert {place["precision"]: place["read"] for place in found} == {
        "town": "open", "district": "behind", "governorate": "behind",
    }  # fmt: skip
    assert next(place["read"] for place in records("دمشق", "--country", "SY")["places"]) == "alone"
    assert {place["country"] for place in records("طرابلس", "--country", "lb")["places"]} == {"LB"}


def test_find_takes_a_name_of_several_words_without_quotes() -> None:
    assert records("دير", "الزور")["places"][0]["id"] == "geonames:170794"


@pytest.mark.parametrize(("lang", "words"), [("en", "lies in: "), ("ar", "يقع في: ")])
def test_find_speaks_both_languages(lang: str, words: str) -> None:
    result = find("تدمر", "--lang", lang)
    assert result.exit_code == 0
    assert words in result.stdout


def test_find_names_what_is_near_where_nothing_bears_the_name() -> None:
    result = find("Allepo", "--lang", "en")
    assert result.exit_code == 1
    assert "No place bears the name" in result.stdout
    assert "aleppo" in result.stdout
    assert records("Allepo") == {
        "format": "marsad.places/1",
        "name": "Allepo",
        "places": [],
        "near": ["alepo", "aleppo", "alep"],
    }
    assert find("ققققققققق").exit_code == 1


@pytest.mark.parametrize("arguments", [[" "], ["حلب", "--country", "SYR"], ["حلب", "--country", "1a"], []])
def test_find_refuses_what_is_no_name_or_country(arguments: list[str]) -> None:
    assert find(*arguments).exit_code == 2


def test_find_shows_no_control_characters() -> None:
    result = find("ح\x1b[31mلب\u202e", "--lang", "en")
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
