"""Speakers whose word runs over several sentences."""

import pytest

from marsad.pipeline.read_report import read_report, report_from_text


def sources_of(text: str, language: str) -> dict[int | None, list[str]]:
    """The sources of each number of a text."""
    report = report_from_text(text, published="2025-05-03", language=language)
    return {claim.quantity.value: [source.text for source in claim.sources] for claim in read_report(report).claims}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "- Monitors report 11 people killed in the town.\n- 270 families were displaced from the camp."),
        ("ar", "- أعلن المرصد مقتل 11 شخصا في البلدة.\n- نزوح 270 عائلة من المخيم."),
    ],
)
def test_a_line_of_a_list_has_its_own_source(language: str, text: str) -> None:
    found = sources_of(text, language)
    assert found[11]
    assert found[270] == []


def test_a_speaker_over_a_list_says_all_its_lines() -> None:
    found = sources_of("قال المرصد إن القتلى توزعوا كالتالي:\n- 12 قتيلا في حلب.\n- خمسة قتلى في حمص.", "ar")
    assert found == {12: ["المرصد"], 5: ["المرصد"]}


FINDINGS = "أصدر المرصد تقريرا عن القتلى في النصف الأول من عام 2024.\nووفق التقرير قتلت القوات 11 مدنيا.\nوقتل الفصيل 12 مدنيا.\n"


def test_a_report_goes_on_between_two_sentences_that_name_it() -> None:
    found = sources_of(FINDINGS + "وذكر التقرير أن 13 شخصا قتلوا بالألغام.", "ar")
    assert found == {11: ["المرصد", "التقرير"], 12: ["المرصد", "التقرير"], 13: ["المرصد", "التقرير"]}


def test_a_report_that_is_named_no_more_says_no_more() -> None:
    found = sources_of(FINDINGS + "وقال السكان إن 13 شخصا قتلوا بالألغام.", "ar")
    assert found[12] == []


def test_what_a_report_found_is_of_the_period_that_it_covers() -> None:
    report = report_from_text(FINDINGS, published="2025-05-03", language="ar")
    claim = next(claim for claim in read_report(report).claims if claim.quantity.value == 11)
    assert claim.basis == "cumulative"
    assert claim.when is not None
    assert (claim.when.first, claim.when.last) == ("2024-01-01", "2024-06-30")
    assert "date-inferred" in claim.doubts


def test_a_statement_is_whose_it_is() -> None:
    found = sources_of("قالت الوزارة في بيان إن 11 شخصا قتلوا.\nوأضاف البيان أن 12 آخرين أصيبوا.", "ar")
    assert found[12] == ["الوزارة"]
