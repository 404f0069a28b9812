"""Lists of figures that go on from the last one."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes

CASES = [
    ("مقتل ثلاثة جنود وأربعة شرطيين.", [("ثلاثة", "killed"), ("أربعة", "killed")], "joined by `and`"),
    ("مقتل ثلاثة جنود، إضافة إلى مدني.", [("ثلاثة", "killed"), ("مدني", "killed")], "`in addition to`"),
    ("أصيب طفل وامرأة في القصف.", [("طفل", "injured"), ("امرأة", "injured")], "two singular nouns"),
    ("قتل ثلاثة جنود وأصيب سبعة آخرون.", [("ثلاثة", "killed"), ("سبعة", "injured")], "a new verb begins anew"),
    ("مقتل ثلاثة جنود وإصابة سبعة آخرين.", [("ثلاثة", "killed"), ("سبعة", "injured")], "a new verbal noun, too"),
    ("مقتل ثلاثة جنود وإصابة آخر.", [("ثلاثة", "killed"), ("آخر", "injured")], "one more"),
    ("قتل 15 عسكريا ومدنيا.", [("15", "killed")], "a second accusative describes the same people"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_continues(text, expected, why):
    assert outcomes(text) == expected, why
