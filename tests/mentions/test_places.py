"""Places of sentences: the pack's own cases, what is known of a place, and input that is no sentence."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest

from marsad.languages.pack import load_pack
from marsad.mentions.places import find_places
from marsad.model.mention import PlaceMention
from marsad.model.vocabulary import PlacePrecision
from marsad.text.fold import fold
from marsad.text.sentences import sentences
from marsad.text.tokens import tokenise
from tests.claims.located import mentions_of
from tests.growth import grows_in_step, seconds_of

PACK = load_pack("ar")
CASES = tomllib.loads((files("marsad.languages") / "ar/cases/places.toml").read_text(encoding="utf-8"))["case"]


def places(text: str) -> list[tuple[str, PlaceMention]]:
    """Every place of a text with its words as the text has them."""
    folded = fold(text, PACK.orthography)
    found = []
    for number, (start, end) in enumerate(sentences(folded.text)):
        sentence = tokenise(folded.text, start, end, PACK.lexicon, number)
        for mention in find_places(sentence, PACK):
            found.append((folded.span(mention.start, mention.end).text, mention))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_places_cases(case: dict[str, Any]) -> None:
    assert [words for words, _ in places(case["text"])] == case["expect"], case["why"]


def test_places_cases_are_many_with_rejects() -> None:
    assert len(CASES) >= 80
    assert sum(not case["expect"] for case in CASES) >= 20


@pytest.mark.parametrize(
    ("text", "name", "precision", "country"),
    [
        ("في مدينة حلب.", "Aleppo", "town", "SY"),
        ("في حلب.", "Aleppo", "town", "SY"),
        ("في محافظة حلب.", "Aleppo Governorate", "governorate", "SY"),
        ("في بلدة البارة.", "Al-Bara", "town", "SY"),
        ("داخل سجن الصناعة.", "Sinaa prison", "facility", "SY"),
        ('داخل سجن "الصناعة".', "Sinaa prison", "facility", "SY"),
        ("في حي غويران.", "Ghuwayran", "neighbourhood", "SY"),
        ("في اليمن.", "Yemen", "country", "YE"),
        ("في شرق ليبيا.", "Libya", "district", "LY"),
        ("في ريف حلب الشمالي.", "Aleppo Governorate", "district", "SY"),
        ("في قرية قهوانة.", None, "town", None),
        ("في السجن.", None, "facility", None),
    ],
)
def test_places_name_what_the_register_knows(text: str, name: str | None, precision: str, country: str | None) -> None:
    ((_, mention),) = places(text)
    assert (mention.name, mention.precision, mention.country) == (name, precision, country)


def test_places_give_coordinates_of_the_very_place_only() -> None:
    ((_, town),) = places("في مدينة حلب.")
    assert town.gazetteer == "geonames:170063"
    assert (town.latitude, town.longitude) == (36.20124, 37.16117)
    ((_, area),) = places("في محافظة حلب.")
    assert (area.gazetteer, area.latitude) == ("iso:SY-HL", 36.1054)
    for text in ("في ريف حلب الشمالي.", "شمال مدينة حلب.", "في مستشفى حلب."):
        ((_, beside),) = places(text)
        assert (beside.latitude, beside.longitude) == (None, None), text


def test_places_leave_namesakes_open() -> None:
    ((_, mention),) = places("وقع الانفجار في طرابلس.")
    assert (mention.name, mention.latitude) == (None, None)
    assert mention.candidates == ("geonames:2210247", "geonames:266826")


def test_places_say_what_a_place_is_part_of() -> None:
    for text, id_ in (("في ريف حلب الشمالي.", "iso:SY-HL"), ("شرق مدينة حلب.", "geonames:170063")):
        ((_, mention),) = places(text)
        assert (mention.gazetteer, mention.latitude, mention.precision) == (id_, None, "district")


def test_places_take_the_namesake_of_the_kind_that_is_said() -> None:
    for text, id_ in (("في مدينة إدلب.", "geonames:169389"), ("في محافظة إدلب.", "iso:SY-ID")):
        ((_, mention),) = places(text)
        assert mention.gazetteer == id_


def test_places_read_a_doubted_name_behind_its_kind_only() -> None:
    """`صاحب` is a village, and the word for a companion."""
    assert places("وصل صاحب الدار.") == []
    assert [words for words, _ in places("في قرية صاحب.")] == ["قرية صاحب"]


def test_places_are_in_order_and_apart() -> None:
    text = "قصفت قوات النظام السوري بلدات الفطيرة وسفوهن في ريف إدلب الجنوبي ومدينة أريحا، شمال غربي سوريا."
    found = [mention for _, mention in places(text)]
    assert all(one.last < other.first for one, other in pairwise(found))


def test_every_place_of_the_pack_has_a_known_precision_and_country() -> None:
    precisions = set(PlacePrecision.__args__)  # type: ignore[attr-defined]
    for entry in PACK.entries:
        if entry.kind in ("place", "designator") and "precision" in entry.attributes:
            assert entry.attributes["precision"] in precisions, entry.id
        if "country" in entry.attributes:
            assert len(entry.attributes["country"]) == 2, entry.id


def test_no_coordinates_are_typed_into_the_pack() -> None:
    for entry in PACK.entries:
        if entry.kind != "place":
            assert not {"latitude", "longitude"} & entry.attributes.keys(), entry.id


@pytest.mark.parametrize(
    "words",
    ["بلدة ", "محافظة تل ", "شمال ", 'في مدينة "', "غزة ", "أم ", "سجن ", "بلدات الفطيرة و", "القسم الشمالي من ", "# "],
)
def test_places_of_hostile_input_take_linear_time(words: str) -> None:
    def seconds(size: int) -> float:
        text = fold(words * (size // len(words)), PACK.orthography).text
        sentence = tokenise(text, 0, len(text), PACK.lexicon)
        return seconds_of(lambda: find_places(sentence, PACK))

    assert grows_in_step(seconds, 20_000)


@pytest.mark.parametrize(
    "text",
    [
        "نقل المصابون إلى مستشفيات العاصمة، وأن أربعة منها خرجت من الخدمة.",
        "قصفت الطائرات الحي صباح الخميس شمال غربي سوريا.",
    ],
)
def test_a_weekday_or_a_complementiser_is_no_place(text):
    mentions = mentions_of(text)
    names = [mentions.folded.span(place.start, place.end).text for place in mentions.places(0)]
    assert not {"وأن", "أن", "الخميس"} & set(names)
