"""Times of publication as carriers say them."""

from __future__ import annotations

import pytest

from marsad.intake.times import iso_time


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("2022-01-26", "2022-01-26"),
        (" 2022-01-26T20:30:00+03:00 ", "2022-01-26T20:30:00+03:00"),
        ("2022-01-26T20:30:00Z", "2022-01-26T20:30:00Z"),
        ("Wed, 26 Jan 2022 20:30:00 +0300", "2022-01-26T20:30:00+03:00"),
        ("26 Jan 2022 20:30 GMT", "2022-01-26T20:30:00+00:00"),
        ("Wed, 26 Jan 2022 20:30:00 -0000", "2022-01-26T20:30:00"),
        ("Wed, 31 Feb 2022 20:30:00 GMT", None),
        ("26/01/2022", None),
        ("20220126", None),
        ("2022-W04-3", None),
        ("أمس", None),
        ("", None),
        (None, None),
    ],
)
def test_iso_time_takes_two_forms_and_guesses_nothing(said: str | None, iso: str | None) -> None:
    assert iso_time(said) == iso
