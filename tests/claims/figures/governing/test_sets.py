"""Nouns that name a set, and words that tell a fate again."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes

CASES = [
    ("ارتفع عدد القتلى إلى 45.", [("45", "killed")], "the size of a set"),
    ("عدد الجرحى 10.", [("10", "injured")], "right after it"),
    ("القتلى: 5.", [("5", "killed")], "a label"),
    ("ارتفعت حصيلة القتلى من 30 إلى 45.", [("30", "killed"), ("45", "killed")], "before and after"),
    ("ارتفع عدد الجنود الذين قتلوا إلى عشرة.", [("عشرة", "killed")], "what befell them is told by a clause"),
    ("سقط 30 شخصا بين قتيل وجريح.", [("30", "casualties")], "between killed and wounded"),
    ("لا يزال خمسة مدنيين مفقودين.", [("خمسة", "missing")], "a predicate"),
    ("خمسة أسرى في سجون الجماعة.", [("خمسة", "held")], "a state that the noun names"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_sets(text, expected, why):
    assert outcomes(text) == expected, why
