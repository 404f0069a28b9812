"""What a record's origins are called where no register has them: the reports' own words."""

from __future__ import annotations

import pytest

from marsad.incidents.called import called
from marsad.interface.labels import labels
from marsad.interface.manner import Digits, Manner
from marsad.interface.record_phrases import Names, bounds
from marsad.model.review import Bounds
from marsad.pipeline.build_tolls import gather
from tests.pipeline.invented import read

ENGLISH = "A bomb killed five people in the town of Manbij on Monday, the Karama Committee said."
ARABIC = "قالت لجنة الكرامة إن خمسة أشخاص قتلوا بتفجير في مدينة منبج يوم الاثنين."


def _names(language: str, *texts: tuple[str, str]) -> tuple[Names, list[str]]:
    readings = [
        read(f"r{n}", text, "2019-03-05T10:00:00+03:00", code, "Dale Wire") for n, (code, text) in enumerate(texts)
    ]
    gathered = gather(readings)
    origins = [claim.origin for one in gathered.incidents for claim in one.claims]
    return Names(labels(language), called(gathered.incidents, gathered.readings)), origins


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_origin_of_no_register_has_the_words_of_its_source(language: str) -> None:
    names, origins = _names(language, ("ar", ARABIC))
    assert [names.origin(origin).strip("\u2068\u2069") for origin in origins] == ["لجنة الكرامة"]


def test_the_words_are_as_they_are_written() -> None:
    names, origins = _names("en", ("en", ENGLISH))
    assert [names.origin(origin).strip("\u2068\u2069") for origin in origins] == ["Karama Committee"]


def test_bounds_are_in_the_digits_of_their_reader_and_one_number_where_they_are_one() -> None:
    assert bounds(Bounds(332, 373, 1495)) == "332–373–1,495"
    assert bounds(Bounds(1250, 1250, 1250), Manner(Digits.ARABIC)) == "١٬٢٥٠"
    assert bounds(Bounds(332, 373, 1495), Manner(Digits.ARABIC)).replace("\u200e", "") == "٣٣٢–٣٧٣–١٬٤٩٥"
