"""Passages of another language within a report."""

from __future__ import annotations

import pytest

from marsad.text.passages import foreign_passages, only
from tests.growth import grows_in_step, seconds_of

QUOTED = 'قال المتحدث: "At least 12 civilians were killed". وأضاف أن ثلاثة قتلوا.'


def passages(text: str, language: str) -> list[str]:
    return [text[start:end] for spans in foreign_passages(text, language).values() for start, end in spans]


def test_a_quotation_in_another_script_is_a_passage() -> None:
    assert passages(QUOTED, "ar") == ["At least 12 civilians were killed"]


def test_a_passage_takes_the_number_before_it_along() -> None:
    assert passages("وكتب: 12 people were killed near Homs on Friday.", "ar") == [
        "12 people were killed near Homs on Friday."
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قتل 4 جنود، بحسب BBC World Service.", "ar"),
        ("قتل 4 جنود في هجوم على حاجز.", "ar"),
        ("Tala Siam تالا سيام was killed.", "en"),
        ("https://www.example.org/a/b/c قتل 4 جنود", "ar"),
        ("", "ar"),
    ],
)
def test_names_and_addresses_are_no_passages(text: str, language: str) -> None:
    assert passages(text, language) == []


def test_a_passage_in_another_language_of_the_script_is_none() -> None:
    assert passages("They wrote: ئەم هێرشە لە شاری حەلەب ڕوویدا.", "en") == []


def test_a_report_in_latin_letters_has_no_passages_in_them() -> None:
    text = "Deux gardes ont été tués jeudi. وقتل أربعة جنود في هجوم آخر."
    assert list(foreign_passages(text, "fr", latin=True)) == ["ar"]


def test_only_keeps_every_offset() -> None:
    spans = foreign_passages(QUOTED, "ar")["en"]
    left = only(QUOTED, spans)
    assert len(left) == len(QUOTED)
    assert left.strip() == "At least 12 civilians were killed"
    assert all(left[start:end] == QUOTED[start:end] for start, end in spans)


@pytest.mark.parametrize("unit", ["a-", "1.1,", "a b c d\n", "'a", "a 1 ", "قتل "])
def test_looking_for_passages_takes_time_in_step_with_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        return seconds_of(lambda: foreign_passages(unit * size, "ar"))

    assert grows_in_step(seconds, 20_000)
