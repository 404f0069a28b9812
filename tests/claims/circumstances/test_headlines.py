"""When what a headline tells happened."""

from __future__ import annotations

import marsad


def _first(text: str) -> marsad.Claim:
    return marsad.read(text, published="2023-05-12", language="ar").claims[0]


def test_a_headline_takes_its_day_from_the_text_below():
    claim = _first("مقتل سبعة جنود في كمين\nقتل سبعة جنود في كمين قرب مدينة الموصل يوم الأربعاء 10 أيار 2023.")
    assert claim.when is not None
    assert claim.when.first == "2023-05-10"
    assert "date-inferred" not in claim.doubts


def test_a_headline_of_another_number_does_not():
    claim = _first("مقتل سبعة جنود في كمين\nقتل ستة جنود في كمين قرب مدينة الموصل يوم الأربعاء 10 أيار 2023.")
    assert "date-inferred" in claim.doubts


def test_one_told_twice_may_be_another():
    claim = _first("مقتل جندي في كمين\nقتل جندي في كمين قرب مدينة الموصل يوم الأربعاء 10 أيار 2023.")
    assert "date-inferred" in claim.doubts
