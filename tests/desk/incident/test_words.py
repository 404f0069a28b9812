"""Days and words from outside in lines of either direction."""

from __future__ import annotations

import pytest

from marsad.desk.pages.words import whole_words
from marsad.desk.templatetags.desk import day, days, instant, seen


def test_a_day_in_a_line_is_shown_as_a_day_by_itself() -> None:
    assert days("من 2031-05-01 إلى 2031-05-03") == f"من {day('2031-05-01')} إلى {day('2031-05-03')}"


def test_what_stands_around_a_day_is_text() -> None:
    assert days("<b>2031-05-01") == f"&lt;b&gt;{day('2031-05-01')}"


@pytest.mark.parametrize("text", ["", "i-20310501", "12031-05-011", "no day"])
def test_what_is_no_day_stays_as_it_is(text: str) -> None:
    assert days(text) == text


def test_a_day_that_nobody_knows_is_said() -> None:
    assert day(None) == "day not known"


def test_controls_of_direction_are_seen() -> None:
    assert "\u202e" not in seen("\u202eabc")
    assert "abc" in seen("\u202eabc")


def test_an_instant_is_told_in_utc() -> None:
    assert "1 May 2031 05:10 UTC" in instant("2031-05-01T08:10:00+03:00")


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [
        (4, 8, "ثلاثة"),
        (2, 4, "قتل "),
        (1, 6, "قتل ثلاثة"),
        (4, 9, "ثلاثة"),
        (0, 30, "قتل ثلاثة أشخاص"),
    ],
)
def test_no_word_is_cut_at_the_ends_of_what_is_shown(start: int, end: int, whole: str) -> None:
    text = "قتل ثلاثة أشخاص"
    first, last = whole_words(text, start, min(end, len(text)))
    assert text[first:last] == whole


def test_a_word_that_goes_on_and_on_is_cut() -> None:
    first, last = whole_words("x" * 500, 200, 250)
    assert last - first < 150
