"""Numbers that forms and addresses say."""

from __future__ import annotations

import pytest

from marsad.desk.numbers import number_in


@pytest.mark.parametrize(
    ("said", "number"),
    [("0", 0), ("12", 12), ("١٢", 12), ("9" * 15, 10**15 - 1), ("9" * 16, None), ("9" * 5000, None)]
    + [(said, None) for said in ("", "-1", "+1", "1.5", "1e3", "²", "½", "x", " 1")],
)
def test_a_number_is_digits_of_any_script_and_no_more_than_databases_hold(said: str, number: int | None) -> None:
    assert number_in(said) == number
