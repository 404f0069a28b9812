"""Reports in two languages: each passage read with its own pack, one attribution across."""

from __future__ import annotations

import marsad
from marsad.model.claim import Reading

ENGLISH_IN_ARABIC = (
    'قال المتحدث باسم الأمم المتحدة: "At least 12 civilians were killed when warplanes bombed the market in Saraqib". '
    "وأضاف أن ثلاثة أطفال قتلوا في بلدة البارة."
)
ARABIC_IN_ENGLISH = (
    "The army said that two soldiers were killed near Homs. "
    'Residents wrote on Facebook: "قتل خمسة مدنيين في قصف على حي الوعر". A curfew began.'
)


def read(text: str, language: str) -> Reading:
    return marsad.read(text, published="2022-01-26", language=language)


def test_an_english_quotation_is_read_and_said_by_the_arabic_speaker() -> None:
    reading = read(ENGLISH_IN_ARABIC, "ar")
    told = {claim.quantity.text: claim for claim in reading.claims}
    assert (told["12"].outcome, told["12"].quantity.value) == ("killed", 12)
    assert [source.text for source in told["12"].sources] == ["المتحدث باسم الأمم المتحدة"]
    assert told["ثلاثة"].quantity.value == 3
    assert set(reading.report.packs) == {"ar", "en"}


def test_an_arabic_quotation_is_read_and_said_by_the_english_speaker() -> None:
    reading = read(ARABIC_IN_ENGLISH, "en")
    told = {claim.quantity.text: claim for claim in reading.claims}
    assert told["two"].quantity.value == 2
    assert told["خمسة"].quantity.value == 5
    assert [source.text for source in told["خمسة"].sources] == ["Residents"]
    assert told["خمسة"].place is not None
    assert told["خمسة"].place.text == "حي الوعر"


def test_spans_of_a_passage_are_those_of_the_report() -> None:
    for text, language in ((ENGLISH_IN_ARABIC, "ar"), (ARABIC_IN_ENGLISH, "en")):
        reading = read(text, language)
        spans = [
            span for claim in reading.claims for span in (claim.quantity, claim.affected, claim.place, *claim.sources)
        ]
        spans += [span for event in reading.events for span in (event.trigger, event.actor, event.target)]
        spans += [statement.quote for statement in reading.statements]
        for span in spans:
            if span is not None:
                assert text[span.start : span.end] == span.text
        starts = [claim.quantity.start for claim in reading.claims]
        assert starts == sorted(starts)


def test_a_line_of_its_own_takes_nothing_from_the_lines_around_it() -> None:
    text = "قتل 4 جنود في حمص يوم الثلاثاء.\nTwelve civilians were killed in a village on the road.\nانتهى."
    (first, second) = read(text, "ar").claims
    assert (first.quantity.value, second.quantity.value) == (4, 12)
    assert (second.when, second.sources) == (None, ())


def test_names_in_another_script_change_nothing() -> None:
    reading = read("قتل 4 جنود، بحسب BBC World Service.", "ar")
    assert [claim.quantity.value for claim in reading.claims] == [4]
    assert set(reading.report.packs) == {"ar"}


def test_a_reading_of_two_languages_is_written_as_any_other() -> None:
    written = marsad.to_json(read(ENGLISH_IN_ARABIC, "ar"))
    assert '"packs"' in written
    assert '"en"' in written
