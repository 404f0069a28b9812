"""Figures whose fate another sentence of the report settles."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفع عدد الضحايا إلى 179. وبلغت الحصيلة 179 قتيلا.", "killed"),
        ("ارتفع عدد الضحايا إلى 179. وبلغت الحصيلة 100 قتيل.", "casualties"),
        ("أعلن الجيش فقدان 17 من جنوده. وقال إن 17 جنديا قتلوا.", "killed"),
        ("أعلن الجيش فقدان 17 من جنوده.", "missing"),
        ("فقد 17 صيادا في البحر. وقال إن 17 جنديا قتلوا.", "missing"),
        ("استسلم 30 مسلحا والحصيلة إلى 15. قتل سبعة.", "surrendered"),
    ],
)
def test_the_first_figure_by_what_is_told_below(text, expected):
    assert outcomes(text)[0][1] == expected


def test_a_toll_stands_only_where_somebody_was_killed():
    assert outcomes("استسلم 30 مسلحا والحصيلة إلى 15.") == [("30", "surrendered")]
    assert ("15", "killed") in outcomes("استسلم 30 مسلحا والحصيلة إلى 15. قتل سبعة.")
