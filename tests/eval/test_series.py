"""The measure of running counts: what is written, rebuilt, injected and flagged."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from eval.series import INJECTED, Day, exchanged, incident_of, inject, name_of, rebuilt, written
from marsad.tolls.anomalies import find_anomalies

FIRST = date(2031, 5, 1)


def days(count: int) -> list[Day]:
    """A count that grows by 10 and 20 a day."""
    all_ = [FIRST + timedelta(days=at) for at in range(count)]
    return [Day(day, 1000 + 10 * at, 5000 + 20 * at, 10, 20, day) for at, day in enumerate(all_)]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_series_is_rebuilt_from_its_reports(language: str) -> None:
    told = days(12)
    incident = incident_of([written(day, language) for day in told])
    assert rebuilt(told, incident) == []
    assert len(rebuilt([*told[:-1], replace(told[-1], killed=1)], incident)) == 1


def test_every_injected_figure_is_flagged_and_no_other() -> None:
    told, injected = inject(days(40), 2, seed=3)
    flagged = {
        (found.claim.split("/")[0], found.kind)
        for found in find_anomalies(incident_of([written(day, "en") for day in told]))
    }
    assert flagged == {(name_of(told[at]), INJECTED[kind]) for at, kind in injected.items()}
    assert len(injected) == 8


def test_exchanged_digits_make_another_number_of_the_same_length() -> None:
    chance = random.Random(1)
    assert {exchanged(1234, chance) for _ in range(50)} == {2134, 1324, 1243}
    assert {exchanged(1007, chance) for _ in range(50)} == {1070}
