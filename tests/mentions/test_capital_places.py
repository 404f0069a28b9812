"""Places in a language that writes names with capitals: the pack's own cases, and what is known of a place."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.model.mention import PlaceMention
from marsad.text.fold import fold

PACK = load_pack("en")
CASES = tomllib.loads((files("marsad.languages") / "en/cases/places.toml").read_text(encoding="utf-8"))["case"]


def places(text: str) -> list[tuple[str, PlaceMention]]:
    """Every place of a text with its words as the text has them."""
    mentions = Mentions(fold(text, PACK.orthography), PACK, None)
    found = [place for number in range(len(mentions)) for place in mentions.places(number)]
    return [(mentions.folded.span(place.start, place.end).text, place) for place in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_places_cases(case: dict[str, Any]) -> None:
    assert [words for words, _ in places(case["text"])] == case["expect"], case["why"]


def test_places_cases_are_many_with_rejects() -> None:
    assert len(CASES) >= 80
    assert sum(not case["expect"] for case in CASES) >= 20


@pytest.mark.parametrize(
    ("text", "name", "precision", "country"),
    [
        ("Shells fell in Aleppo city overnight.", "Aleppo", "town", "SY"),
        ("Two people died in Yemen on the way.", "Yemen", "country", "YE"),
        ("A man was killed in the village of Qahwana.", None, "town", None),
        ("Several inmates escaped from the prison.", None, "facility", None),
    ],
)
def test_places_name_what_is_known(text: str, name: str | None, precision: str, country: str | None) -> None:
    ((_, mention),) = places(text)
    assert (mention.name, mention.precision, mention.country) == (name, precision, country)


def test_a_place_beside_a_town_has_no_coordinates_of_it() -> None:
    for text in ("The jets struck east of Aleppo.", "Fire was seen in the northern Aleppo countryside."):
        ((_, beside),) = places(text)
        assert (beside.latitude, beside.longitude) == (None, None), text


def test_places_take_time_in_step_with_the_text() -> None:
    text = "in the towns of Binnish, Taftanaz and Sarmin near Al-Bara and Umm al-Qalaq village " * 1500
    assert len(places(text)) > 3000
