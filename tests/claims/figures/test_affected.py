"""Whom a figure counts: the words that name the group, and the tags that they state."""

from __future__ import annotations

import pytest

from tests.claims.told import told

CASES = [
    ("قُتل خمسة مدنيين في القصف.", "مدنيين", {"civilian"}, "the counted noun"),
    ("اعتقلت الشرطة 12 شابا في البلدة.", "شابا", {"man"}, "what the noun states of itself"),
    ("أطلقوا النار على عنصر من الشرطة ما أدى لمقتله.", "عنصر من الشرطة", {"security"}, "a member takes the side"),
    ("مقتل 5 من عناصر الشرطة.", "عناصر الشرطة", {"security"}, "after `of`"),
    ("سقط 10 قتلى في القصف.", None, set(), "nobody says who they were"),
    ("خمسة أسرى في سجون الجماعة.", "أسرى", {"detainee"}, "who is held is a detainee"),
    ("قتل فلسطيني برصاص الجيش.", "فلسطيني", set(), "who was shot by an army is no member of it"),
]


@pytest.mark.parametrize(("text", "group", "tags", "why"), CASES)
def test_name_groups(text, group, tags, why):
    [figure] = told(text)
    assert (figure.group, figure.tags) == (group, tags), why


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("قتل ثلاثة جنود وأصيب سبعة آخرون.", ["جنود", "جنود"]),
        ("قتل 12 شخصا، سبعة منهم من الجنود.", ["شخصا", "الجنود"]),
        ("داهمت مجموعة من المسلحين البلدة وقتلت أربعة منهم.", ["المسلحين"]),
    ],
)
def test_others_take_the_group_before_them(text, groups):
    assert [figure.group for figure in told(text)] == groups


def test_parts_of_civilians_are_civilians():
    total, part = told("قتل تسعة مدنيين بينهم طفلان.")
    assert total.tags == {"civilian"}
    assert part.tags == {"civilian", "child"}
