"""The language's cases of tolls, read from figure to outcome: how many are found, and found right."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from eval.cases import measure_cases
from eval.figures import Measured

#: What may not be fallen below: F1 of numbers found with their value, and with their outcome.
FLOORS = {"number.f1": 0.93, "core.f1": 0.9}
_MOST_SHOWN = 40


@pytest.fixture(scope="module")
def measured() -> Measured:
    return measure_cases(Path(str(files("marsad.languages.ar") / "cases" / "tolls.toml")))


def test_cases_are_many(measured):
    assert measured.figures["cases"] >= 250


@pytest.mark.parametrize("name", FLOORS)
def test_tolls_reach_their_floor(measured, name):
    shown = "\n".join(measured.misses[:_MOST_SHOWN])
    assert measured.figures[name] >= FLOORS[name], f"{name} is {measured.figures[name]:.3f}\n{shown}"
