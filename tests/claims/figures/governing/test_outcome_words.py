"""Which figures an outcome word takes: those before it, those after it, those brought to it."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes

CASES = [
    ("قال المصدر إن 30 مسلحا قتلوا في الغارة.", [("30", "killed")], "a plural verb takes who waits"),
    ("لقي ستة عمال مصرعهم في الانهيار.", [("ستة", "killed")], "a word that completes a verb"),
    ("فقد خمسة جنود حياتهم في المعركة.", [("خمسة", "killed")], "what was lost is life"),
    ("اضطرت 50 عائلة للنزوح.", [("50", "displaced")], "what people were brought to"),
    ("كان شخص قد فارق الحياة في المستشفى.", [("شخص", "killed")], "a person named before the verb"),
    ("أطلقوا النار على عنصر من الشرطة ما أدى لمقتله.", [("عنصر", "killed")], "his death"),
    ("وفاة ثلاثة جرحى في المستشفى.", [("ثلاثة", "killed")], "a verbal noun says what became of the wounded"),
    ("إطلاق سراح خمسة أسرى.", [("خمسة", "freed")], "a phrase is read whole, and yields the fate of prisoners"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_take_outcome(text, expected, why):
    assert outcomes(text) == expected, why
