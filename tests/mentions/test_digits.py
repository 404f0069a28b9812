"""The value of digits with separators."""

import pytest

from marsad.mentions.digits import digits_value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0),
        ("12", 12),
        ("1,200", 1200),
        ("1.200", 1200),
        ("1,234,567", 1234567),
        ("1,234.5", 1234.5),
        ("3.5", 3.5),
        ("0.500", 0.5),
        ("007", None),
        ("1.2.2011", None),
        ("1,2345", None),
        ("9" * 15, 999_999_999_999_999),
        ("9" * 16, None),
        ("9" * 100_000, None),
    ],
)
def test_digits_value(written, value):
    assert digits_value(written) == value
