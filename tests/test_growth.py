"""The test of growth itself can fail."""

from __future__ import annotations

from tests.growth import grows_in_step


def test_grows_in_step_tells_a_square_from_a_line() -> None:
    assert grows_in_step(lambda size: size * 1.0, 100)
    assert not grows_in_step(lambda size: size**2 * 1.0, 100)


def test_grows_in_step_says_nothing_under_its_floor() -> None:
    assert grows_in_step(lambda size: size**2 * 1e-9, 100)
