"""How many people a figure can stand for."""

from __future__ import annotations

import pytest

from marsad.tolls.counts.extents import Extent, extent_of
from tests.tolls.invented import claim


@pytest.mark.parametrize(
    ("slots", "low", "high"),
    [
        ({}, 100, 100),
        ({"qualifier": "at_least"}, 100, None),
        ({"qualifier": "more_than"}, 100, None),
        ({"qualifier": "at_most"}, 0, 100),
        ({"qualifier": "about"}, 90, 110),
        ({"qualifier": "between", "value_high": 120}, 100, 120),
        ({"basis": "partial"}, 100, None),
    ],
    ids=str,
)
def test_extent_of(slots, low, high):
    found = extent_of(claim("watch", 100, "2031-05-01T08:00", **slots))
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high) if high is not None else None)


def test_a_figure_that_names_no_number_has_none():
    assert extent_of(claim("watch", None, "2031-05-01T08:00", qualifier="tens")) is None


def test_below_needs_a_gap():
    assert Extent(1, 5).below(Extent(6, None))
    assert not Extent(1, 6).below(Extent(6, None))
    assert not Extent(1, None).below(Extent(6, None))
