"""Checks of English reports: sums, opposed statements, weekdays, durations, flows, figures told twice, loaded words."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

import marsad
from marsad.model.claim import Check

CASES = tomllib.loads((files("marsad.languages") / "en/cases/opposed.toml").read_text(encoding="utf-8"))["case"]
OPPOSED_FLOOR, LOOKALIKE_FLOOR = 0.85, 0.85


def checks(text: str, kind: str, published: str = "2022-01-26") -> list[Check]:
    return [check for check in marsad.read(text, published=published, language="en").checks if check.kind == kind]


@pytest.mark.parametrize(("opposed", "floor"), [(True, OPPOSED_FLOOR), (False, LOOKALIKE_FLOOR)])
def test_opposed_pairs_are_told_from_lookalikes(opposed: bool, floor: float) -> None:
    cases = [case for case in CASES if case["opposed"][0]["opposed"] is opposed]
    wrong = [case["text"] for case in cases if bool(checks(case["text"], "opposed")) is not opposed]
    print(*wrong, sep="\n")
    assert len(cases) >= (20 if opposed else 8)
    assert 1 - len(wrong) / len(cases) >= floor


def test_parts_that_make_a_total() -> None:
    (check,) = checks("The attack killed 12 people, including five soldiers and seven civilians.", "parts-sum-to-total")
    assert check.holds


def test_parts_that_exceed_their_total() -> None:
    (check,) = checks("The attack killed 10 people, including 8 soldiers and 7 civilians.", "parts-sum-to-total")
    assert not check.holds


def test_a_weekday_that_is_not_that_date() -> None:
    (check,) = checks("Two soldiers were killed on Monday, January 18, 2022.", "weekday-mismatch")
    assert not check.holds
    assert not checks("Two soldiers were killed on Tuesday, January 18, 2022.", "weekday-mismatch")


def test_more_freed_than_were_held() -> None:
    text = "The group abducted 10 students in Rasafa. A week later 25 students were freed in Rasafa."
    (check,) = checks(text, "flow-exceeds-stock")
    assert not check.holds


def test_a_figure_told_twice() -> None:
    text = "Rockets killed 14 civilians in Aleppo. Residents buried the dead. The 14 civilians were killed at noon in Aleppo."
    assert len(checks(text, "told-twice")) == 1


def test_a_loaded_word() -> None:
    (check,) = checks("The army killed 12 terrorists in the valley.", "loaded-word")
    assert [word.text for word in check.words] == ["terrorists"]


def test_a_duration_that_does_not_fit_its_start() -> None:
    text = "The siege began on January 20, 2022. It has gone on for the past {} days. Five soldiers were killed."
    (check,) = checks(text.format(12), "duration-mismatch")
    assert not check.holds
    assert not checks(text.format(6), "duration-mismatch")
