"""What vague words stand for."""

from __future__ import annotations

import pytest

from marsad.model.span import Span
from marsad.tolls.counts.amounts import amount_of
from tests.tolls.invented import claim


@pytest.mark.parametrize(
    ("words", "qualifier", "amount"),
    [
        ("dozens", "tens", 12),
        ("Dozens", "tens", 12),
        ("several dozen", "tens", 12),
        ("scores", "tens", 10),
        ("tens", "tens", 10),
        ("عشرات", "tens", 10),
        ("des dizaines", "tens", 10),
        ("hundreds", "hundreds", 100),
        ("مئات", "hundreds", 100),
        ("thousands", "thousands", None),
        ("several", "several", None),
    ],
)
def test_amount_of_a_vague_word(words: str, qualifier: str, amount: int | None) -> None:
    told = claim("monitor", None, "2031-05-01T10:00", qualifier=qualifier, quote=Span(0, len(words), words))
    assert amount_of(told) == amount


def test_amount_of_a_number_is_none() -> None:
    assert amount_of(claim("monitor", 30, "2031-05-01T10:00", qualifier="tens")) is None
