"""Words that name an outcome only beside another word."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وفي السجن نحو 500 نزيل.", [("500", "held")]),
        ("قلق على 850 طفلا عالقين في سجن المدينة.", [("850", "held")]),
        ("لا يزال 40 عاملا عالقين تحت الركام.", []),
        ("فارق جريحان الحياة.", [("جريحان", "killed")]),
        ("عاد جريحان إلى الحياة.", [("جريحان", "injured")]),
    ],
)
def test_an_outcome_that_needs_a_word_beside_it(text, expected):
    assert [row for row in outcomes(text) if row[1] != "other"] == expected
