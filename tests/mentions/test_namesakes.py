"""Namesakes in a report: resolved by its other places, else open with their ids and a doubt."""

from __future__ import annotations

import pytest

import marsad
from marsad.model.mention import Mention
from marsad.pipeline.read_report import read_mentions, report_from_text


def tripoli(text: str) -> Mention:
    mentions = read_mentions(report_from_text(text, language="ar"))
    return next(mention for mention in mentions if mention.kind == "place" and "طرابلس" in mention.text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("انفجرت قنبلة في طرابلس. وأعلنت الحكومة في لبنان الحداد في بيروت.", "geonames:266826"),
        ("انفجرت قنبلة في طرابلس. وتشهد ليبيا قتالا في بنغازي ومصراتة.", "geonames:2210247"),
        ("انفجرت قنبلة في طرابلس.", None),
        ("انفجرت قنبلة في طرابلس. وتابعت ليبيا ولبنان الحادث.", None),
    ],
)
def test_namesakes_are_told_apart_by_the_other_places(text: str, meant: str | None) -> None:
    mention = tripoli(text)
    assert mention.gazetteer == meant
    assert bool(mention.candidates) == (meant is None)
    assert (mention.latitude is None) == (meant is None)
    assert ("same-country" in mention.rule) == (meant is not None)


def test_namesakes_that_stay_open_are_doubted_in_claims() -> None:
    open_ = marsad.read("قتل 12 شخصا في طرابلس.", language="ar").claims[0]
    assert open_.place is not None
    assert (open_.place.gazetteer, open_.place.text) == (None, "طرابلس")
    assert "namesakes" in open_.doubts
    told = marsad.read("قتل 12 شخصا في طرابلس شمالي لبنان.", language="ar").claims[0]
    assert told.place is not None
    assert told.place.gazetteer == "geonames:266826"
    assert "namesakes" not in told.doubts


def test_a_part_of_a_namesake_has_no_coordinates() -> None:
    mention = tripoli("انفجرت قنبلة شرق طرابلس. وتشهد ليبيا قتالا.")
    assert (mention.gazetteer, mention.latitude, mention.precision) == ("geonames:2210247", None, "district")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Clashes broke out in Deir Ezzor and two men were killed.", "geonames:170794"),
        ("Four people were killed in the town of Tel Rifaat.", "geonames:163476"),
        ("Four people were killed in Hassakeh, in northern Syria.", "geonames:173811"),
        ("Four people were killed in Hassakeh.", None),
        ("Four people were killed in Kemb Arro in Syria.", None),
    ],
)
def test_english_names_in_other_spellings_are_known_where_the_report_bears_them_out(
    text: str, meant: str | None
) -> None:
    place = marsad.read(text, language="en").claims[0].place
    assert place is not None
    assert place.gazetteer == meant


def test_a_single_place_that_a_name_only_sounds_like_is_no_namesake() -> None:
    assert "namesakes" not in marsad.read("Four people were killed in Hassakeh.", language="en").claims[0].doubts


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Trois civils ont été tués à Alep lundi.", "geonames:170063"),
        ("Cinq personnes ont été tuées dans la ville de Homs.", "geonames:169577"),
        ("Quatre personnes ont été tuées dans la province d'Idlib.", "iso:SY-ID"),
        ("Six civils ont été tués dans le gouvernorat de Homs.", "iso:SY-HI"),
        ("Un enfant a été tué dans le village de Kafr Nabl.", "geonames:168661"),
    ],
)
def test_french_reads_the_gazetteers_latin_names(text: str, meant: str) -> None:
    place = marsad.read(text, language="fr").claims[0].place
    assert place is not None
    assert place.gazetteer == meant
