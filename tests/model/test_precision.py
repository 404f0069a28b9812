"""Precision of a place in the numbers of UCDP."""

from __future__ import annotations

from typing import get_args

import pytest

from marsad.model.precision import where_prec
from marsad.model.vocabulary import PlacePrecision


@pytest.mark.parametrize(
    ("precision", "part_of", "expected"),
    [
        ("facility", None, 1),
        ("neighbourhood", None, 1),
        ("town", None, 1),
        ("district", None, 3),
        ("governorate", None, 4),
        ("country", None, 6),
        ("district", "town", 2),
        ("district", "district", 3),
        ("district", "governorate", 4),
        ("district", "country", 5),
        (None, None, None),
    ],
)
def test_where_prec(precision: PlacePrecision | None, part_of: PlacePrecision | None, expected: int | None) -> None:
    assert where_prec(precision, part_of) == expected


def test_where_prec_knows_every_precision() -> None:
    for precision in get_args(PlacePrecision):
        assert where_prec(precision) in range(1, 7)
        assert where_prec("district", precision) in range(1, 7)
