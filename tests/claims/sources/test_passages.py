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
