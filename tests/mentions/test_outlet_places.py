"""A place that is only part of the outlet's own name is none; districts called like offices are places."""

from __future__ import annotations

import pytest

from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.text.fold import fold


def _places(text: str, language: str, outlet: str | None = None) -> list[str]:
    pack = load_pack(language)
    mentions = Mentions(fold(text, pack.orthography), pack, None, outlet)
    spans = [mentions.folded.span(place.start, place.end) for place in mentions.places(0)]
    return [span.text for span in spans]


def test_the_town_in_the_outlet_s_name_is_no_place_where_the_name_is_told() -> None:
    assert _places("قال طبيب لـ«منبج اليوم» إن ثلاثة قتلوا في جرابلس.", "ar", "منبج اليوم") == ["جرابلس"]
    assert _places("A doctor told Manbij Herald that three were killed.", "en", "Manbij Herald") == []


def test_the_town_itself_stays_one_and_so_does_that_of_another_outlet() -> None:
    assert _places("قال طبيب لـ«منبج اليوم» إن ثلاثة قتلوا في منبج.", "ar", "منبج اليوم") == ["منبج"]
    assert _places("ثلاثة قتلوا في منبج اليوم.", "ar", "منبج") == ["منبج"]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("قتل ثلاثة بقصف على منزل في مديرية الحوك.", ["مديرية الحوك"]),
        ("قالت مديرية الزراعة إن ثلاثة قتلوا.", []),
    ],
)
def test_a_known_district_is_a_place_though_its_kind_is_also_a_word_for_an_office(text: str, expect: list[str]) -> None:
    assert _places(text, "ar") == expect
