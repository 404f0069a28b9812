"""How far an outcome word reaches."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes

REACHED = [
    ("أصيب صباح اليوم مدني.", [("مدني", "injured")], "over words of time"),
    ("قتل مسلح 38 سائحا في المنتجع.", [("38", "killed")], "a singular noun before a number is the doer"),
    ("قتل الجيش طفلا في البلدة.", [("طفلا", "killed")], "over the doer, to the object"),
    ("قتل أربعة مسلحين أجانب 52 شخصا في الهجوم.", [("52", "killed")], "more than the doers: their victims"),
    ("قتل قائد ميداني وأحد العناصر.", [("قائد", "killed"), ("أحد", "killed")], "`and one of`, not `one`"),
    ("قتل جندي واحد.", [("واحد", "killed")], "`one`"),
    ("استشهد برصاص الاحتلال شاب فلسطيني.", [("شاب", "killed")], "over a weapon and whose it is"),
    ("أصيب برصاص قناص طفل في الحي.", [("طفل", "injured")], "over the one who shot"),
    ("أن الطفل علي سعد استشهد برصاص قناص.", [("الطفل", "killed")], "not to the one who shot"),
    ("مقتل الطفل محمد الحسن برصاص قناص.", [("الطفل", "killed")], "a definite noun is news after a verbal noun"),
    ("أصيب في البلدة أمس خمسة مدنيين.", [("خمسة", "injured")], "a verb reaches over place and time"),
]
NOT_REACHED = [
    ("قضت محكمة الجنايات بإعدام خمسة متهمين.", "a verdict kills nobody yet"),
    ("وفاة الشاعر الكبير الذي كتب 20 ديوانا.", "what he wrote is not people"),
    ("مقتل الزعيم في مدينة يسكنها 20 ألف نسمة.", "a verbal noun does not reach over a clause"),
]


@pytest.mark.parametrize(("text", "expected", "why"), REACHED)
def test_reaches(text, expected, why):
    assert outcomes(text) == expected, why


@pytest.mark.parametrize(("text", "why"), NOT_REACHED)
def test_does_not_reach_what_counts_other_things(text, why):
    assert not [number for number, _ in outcomes(text) if number.startswith("20")], why
