"""Cells of CSV: what a spreadsheet may run is defused and comes back; numbers stay numbers."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.exports.cells import csv_line, defused, is_dangerous, joined, plain

DANGEROUS = [
    "=1+1", "+44", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1", "﹢1", "−1",
    "  =1", "\u00a0=1", "\u200f=1", "\u202b=1", "\u2067 =1", "\ufeff=1", "\u0000=1", "|calc", "%0A=1", "\u3000＝1",
]  # fmt: skip
HARMLESS = ["", "12 killed", "قتل 12", "a=b", "(-5)", "«=»", "ـ", "   ", "#affected+killed", "[name withheld]"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_spreadsheet_may_run_is_defused_and_comes_back(text: str) -> None:
    assert is_dangerous(text)
    assert defused(text) == "'" + text
    assert plain(defused(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_other_words_stand_as_they_are(text: str) -> None:
    assert defused(text) == text


def test_an_apostrophe_of_the_words_own_comes_back() -> None:
    assert plain(defused("'twas")) == "'twas"


@given(st.text())
def test_every_text_comes_back_and_none_is_left_dangerous(text: str) -> None:
    assert plain(defused(text)) == text
    assert not is_dangerous(defused(text))


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    assert csv_line([-5, -44.25, 0, None, True, ()]) == "-5,-44.25,0,,true,\r\n"


def test_times_keep_their_offset() -> None:
    assert csv_line([datetime(2022, 1, 26, 5, tzinfo=UTC)]) == "2022-01-26T05:00:00+00:00\r\n"


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"]))))
def test_a_line_is_read_back_as_rfc_4180_says(texts: list[str]) -> None:
    line = csv_line([*texts, "end"])
    assert line.endswith("\r\n")
    (read,) = csv.reader(io.StringIO(line, newline=""))
    assert [plain(cell) for cell in read] == [*texts, "end"]


def test_a_cell_of_another_locales_separator_is_quoted() -> None:
    assert csv_line(["a;=cmd", "b\tc"]) == '"a;=cmd","b\tc"\r\n'


def test_items_of_a_list_are_parted_and_their_own_signs_escaped() -> None:
    assert joined(["a;b", "c\\d", None, 3]) == "a\\;b; c\\\\d; ; 3"


def test_a_list_that_opens_with_a_formula_is_defused() -> None:
    assert csv_line([("=1", "b")]) == '"\'=1; b"\r\n'
