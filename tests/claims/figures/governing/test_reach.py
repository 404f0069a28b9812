"""How far an outcome word reaches."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes

REACHED = [
    ("أصيب صباح اليوم مدني.", [("مدني", "injured")], "over words of time"),
    ("قتل مسلح 38 سائحا في المنتجع.", [("38", "killed")], "a singular noun before a number is the doer"),
    ("قتل الجيش طفلا في البلدة.", [("طفلا", "killed")], "over the doer, to the object"),
    ("مقتل الطفل محمد الحسن برصاص قناص.", [("الطفل", "killed")], "a definite noun is news after a verbal noun"),
    ("أصيب في البلدة أمس خمسة مدنيين.", [("خمسة", "injured")], "a verb reaches over place and time"),
]
NOT_REACHED = [
    ("وفاة الشاعر الكبير الذي كتب 20 ديوانا.", "what he wrote is not people"),
    ("مقتل الزعيم في مدينة يسكنها 20 ألف نسمة.", "a verbal noun does not reach over a clause"),
]


@pytest.mark.parametrize(("text", "expected", "why"), REACHED)
def test_reaches(text, expected, why):
    assert outcomes(text) == expected, why


@pytest.mark.parametrize(("text", "why"), NOT_REACHED)
def test_does_not_reach_what_counts_other_things(text, why):
    assert not [number for number, _ in outcomes(text) if number.startswith("20")], why
