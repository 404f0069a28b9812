"""The words by which copies are told."""

from __future__ import annotations

from marsad.incidents.copies.wording import body_start, positions_of, wording_of
from marsad.model.claim import Reading
from marsad.pipeline.read_report import report_from_text

SPEECH = "«لن نترك أهلنا في المدينة وحدهم مهما طال الوقت»"


def reading(text: str, title: str | None = None, language: str = "ar") -> Reading:
    return Reading(report_from_text(text, title=title, language=language), (), (), (), ())


def own(text: str) -> str:
    """The words of a text that count as the reporter's own."""
    read = reading(text)
    told, positions = wording_of(read).told, positions_of(read)
    return " ".join(text[slice(*positions.span(at, at))] for at, mine in enumerate(told) if mine)


def test_the_title_is_no_part_of_the_body() -> None:
    read = reading("قال مصدر محلي", title="مقتل ثلاثة")
    assert read.report.text[body_start(read.report) :].strip() == "قال مصدر محلي"
    assert len(wording_of(read).codes) == 3


def test_words_that_fold_alike_are_one() -> None:
    assert wording_of(reading("أُصيبَ ٣ مدنيـين")).codes == wording_of(reading("اصيب 3 مدنيين")).codes
    assert (
        wording_of(reading("Three Killed", language="en")).codes
        == wording_of(reading("three killed", language="en")).codes
    )


def test_speech_in_quotation_marks_is_not_the_reporters_own() -> None:
    assert own(f"قال المحافظ {SPEECH} ثم غادر") == "قال المحافظ ثم غادر"
    assert own("قال تنظيم «أنصار الحق» إنه انسحب") == "قال تنظيم أنصار الحق إنه انسحب"
    assert own("قال «لن نترك أهلنا في المدينة وحدهم\nثم غادر") == "قال لن نترك أهلنا في المدينة وحدهم ثم غادر"


def test_apostrophes_open_no_quotation() -> None:
    text = "The guards' families said they didn't know of it and the soldiers' names were not given."
    assert 0 not in wording_of(reading(text, language="en")).told


def test_headlines_beside_paragraphs_are_not_the_reporters_own() -> None:
    paragraph = "قتل ثلاثة مدنيين وأصيب خمسة آخرون بجروح في قصف مدفعي على بلدة في ريف المدينة صباح اليوم الأحد."
    assert own(f"مقتل خمسة في حادث سير\nالطقس غداً\n{paragraph}") == paragraph.rstrip(".")
    assert own("مقتل خمسة في حادث سير\nالطقس غداً") == "مقتل خمسة في حادث سير الطقس غداً"
    assert own("\n".join(["مقتل خمسة في حادث سير على الطريق"] * 12)) == ""


def test_numbers_are_facts() -> None:
    assert list(wording_of(reading("قتل 12 مدنياً و٣ جنود")).facts) == [0, 1, 0, 0, 0]
