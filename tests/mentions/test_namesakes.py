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
