"""Totals and their parts."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes, parts

CASES = [
    ("قتل تسعة مدنيين بينهم طفلان.", [("تسعة", None), ("طفلان", "تسعة")], "among them"),
    ("قتل تسعة مدنيين بينهم طفلان وامرأة.", [("تسعة", None), ("طفلان", "تسعة"), ("امرأة", "تسعة")], "a list of parts"),
    ("قتل تسعة مدنيين، من بينهم ثلاث نساء، وأصيب عشرة.", [("تسعة", None), ("ثلاث", "تسعة"), ("عشرة", None)],
     "a new verb is no part"),
    ("قتل 44 مدنيا منهم 10 أطفال.", [("44", None), ("10", "44")], "of them"),
    ("قتل 12 شخصا، سبعة منهم من الجنود.", [("12", None), ("سبعة", "12")], "a number of them"),
    ("قتل 12 شخصا (سبعة رجال وخمس نساء).", [("12", None), ("سبعة", "12"), ("خمس", "12")], "in brackets"),
    ("قتل 12 شخصا هم: سبعة رجال وخمس نساء.", [("12", None), ("سبعة", "12"), ("خمس", "12")], "after a colon"),
    ("سقوط 30 ضحية: 10 قتلى و20 جريحا.", [("30", None), ("10", "30"), ("20", "30")], "killed and wounded of casualties"),
    ("قتل تسعة مدنيين بينهم 20 طفلا.", [("تسعة", None)], "a part is not larger than its total"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_part_total(text, expected, why):
    assert parts(text) == expected, why


def test_parts_of_casualties_keep_their_own_fate():
    assert outcomes("سقوط 30 ضحية: 10 قتلى و20 جريحا.") == [("30", "casualties"), ("10", "killed"), ("20", "injured")]


def test_lines_of_a_list_are_parts_of_its_header():
    text = "مقتل 10 أشخاص:\n- 6 مدنيين\n- 4 جنود"
    assert parts(text) == [("10", None), ("6", "10"), ("4", "10")]


def test_later_sentences_that_make_a_total_are_its_parts():
    text = "قتل 10 أشخاص أمس. وقتل 6 أشخاص في حلب. وقتل 4 أشخاص في حمص."
    assert parts(text) == [("10", None), ("6", "10"), ("4", "10")]


def test_forces_after_a_colon_or_a_comma_are_parts():
    row = [("33", None), ("20", "33"), ("13", "33")]
    assert parts("قتل 33 عنصرا من الطرفين، 20 من قوات النظام و13 من الفصائل.") == row
    assert parts("مقتل 33 عنصرا من الطرفين: 20 من الفصائل و13 من قوات النظام.") == row
