"""The language's cases of tolls, read from figure to outcome: how many are found, and found right."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from eval.cases import measure_cases
from eval.figures import Measured

#: What may not be fallen below: F1 of numbers found with their value, and with their outcome.
FLOORS = {"number.f1": 0.93, "core.f1": 0.9}
#: How many cases a language has at least.
LEAST = {"ar": 250, "en": 120}
_MOST_SHOWN = 40


@pytest.fixture(scope="module", params=LEAST)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def measured(language: str) -> Measured:
    return measure_cases(Path(str(files(f"marsad.languages.{language}") / "cases" / "tolls.toml")))


def test_cases_are_many(measured, language):
    assert measured.figures["cases"] >= LEAST[language]


@pytest.mark.parametrize("name", FLOORS)
def test_tolls_reach_their_floor(measured, name):
    shown = "\n".join(measured.misses[:_MOST_SHOWN])
    assert measured.figures[name] >= FLOORS[name], f"{name} is {measured.figures[name]:.3f}\n{shown}"
