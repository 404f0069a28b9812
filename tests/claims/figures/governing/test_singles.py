"""Singular nouns, names, and nobody."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes

CASES = [
    ("مقتل جندي في القصف.", [("جندي", "killed")], "a singular noun is one"),
    ("استشهاد شاب برصاص الاحتلال.", [("شاب", "killed")], "after a verbal noun"),
    ("سقوط شهيد في البلدة.", [("شهيد", "killed")], "a counted noun that is carried"),
    ("مقتل أحد الجنود في الهجوم.", [("أحد", "killed")], "one of"),
    ("قتل فلسطيني برصاص الجيش.", [("فلسطيني", "killed")], "a nationality"),
    ("قتل فلسطينيان برصاص الجيش.", [("فلسطينيان", "killed")], "a nationality, twice"),
    ("مقتل سالم العكيلي في غارة.", [("سالم العكيلي", "killed")], "a name"),
    ("لم يقتل أي جندي في الهجوم.", [("أي", "killed")], "nobody"),
    ("لم تقع أي إصابات.", [("أي", "injured")], "no injuries"),
]
NONE = [
    ("زار الجندي أسرته أمس.", "no outcome"),
    ("قال طبيب إن القتل جريمة.", "a speaker is not harmed"),
    ("القاتل طفل مدلل.", "no outcome word"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_take_single(text, expected, why):
    assert outcomes(text) == expected, why


@pytest.mark.parametrize(("text", "why"), NONE)
def test_a_singular_noun_elsewhere_counts_nobody(text, why):
    assert outcomes(text) == [], why
