"""Figures that do not fit the run of their origin's count."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.incident import IncidentClaim
from marsad.tolls.anomalies import find_anomalies
from tests.tolls.invented import claim, incident

FIRST = date(2031, 5, 1)


def day(number: int, total: int, rise: int | None = None, **slots: Any) -> list[IncidentClaim]:
    """The ministry's report of a day: its total, and by how much it says that it rose."""
    at = f"{FIRST + timedelta(days=number)}T10:00"
    report = slots.pop("report", f"r{number}")
    told = [claim("ministry", total, at, report=report, **slots)]
    return told if rise is None else [*told, claim("ministry", rise, at, report=report, basis="new")]


def kinds(*days: list[IncidentClaim]) -> list[tuple[str, str]]:
    """Each anomaly: its kind, and the value of its claim."""
    claims = [one for told in days for one in told]
    by_id = {one.id: one for one in claims}
    return [(found.kind, str(by_id[found.claim].value)) for found in find_anomalies(incident(claims))]


def test_a_count_that_grows_by_what_it_says_has_none() -> None:
    assert kinds(day(0, 100), day(1, 112, 12), day(2, 112), day(3, 140, 28)) == []
    assert kinds(day(0, 100), day(1, 112), day(2, 2000)) == []


def test_a_figure_of_a_day_before_one_that_was_counted_is_late() -> None:
    late = day(3, 112, 12, as_of="2031-05-02", report="late")
    assert kinds(day(0, 100), day(2, 130, 18), late, day(3, 141, 11)) == [("late", "112")]


def test_a_figure_told_again_with_its_day_is_not_late() -> None:
    assert kinds(day(0, 100), day(1, 112, 12), day(2, 130, 18), day(2, 112, as_of="2031-05-02")) == []


def test_a_total_that_did_not_rise_with_its_dead_is_repeated() -> None:
    assert kinds(day(0, 100), day(1, 112, 12), day(2, 112, 12), day(3, 150, 20)) == [("repeated", "112")]


def test_an_older_total_told_as_new_is_repeated() -> None:
    assert kinds(day(0, 100), day(1, 112), day(2, 130), day(3, 112), day(4, 141)) == [("repeated", "112")]


def test_a_total_lowered_to_an_older_one_goes_on_from_there() -> None:
    assert kinds(day(0, 100), day(1, 112), day(2, 130), day(3, 112), day(4, 118)) == [("lowered", "112")]


def test_a_total_told_of_a_later_day_is_repeated_though_it_keeps_its_first_day() -> None:
    stale = claim("ministry", 112, "2031-05-03T10:00", as_of="2031-05-02", dated=False, last="2031-05-03", report="r2")
    rise = claim("ministry", 12, "2031-05-03T10:00", basis="new", report="r2")
    assert kinds(day(0, 100), day(1, 112, 12), [stale, rise]) == [("repeated", "112")]


def test_digits_that_changed_places_are_seen_by_the_rise() -> None:
    assert kinds(day(0, 100), day(1, 112, 12), day(2, 130, 18), day(3, 114, 11), day(4, 150, 9)) == [
        ("transposed", "114")
    ]
    assert kinds(day(0, 1000), day(1, 1021, 12), day(2, 1020, 8)) == [("transposed", "1021")]


def test_digits_that_changed_places_are_seen_by_the_next_total() -> None:
    assert kinds(day(0, 1234), day(1, 1423), day(2, 1260)) == [("transposed", "1423")]
    assert kinds(day(0, 1234), day(1, 1254), day(2, 1260)) == []


def test_few_digits_alone_do_not_show_that_they_changed_places() -> None:
    assert kinds(day(0, 46), day(1, 84), day(2, 72)) == [("lowered", "72")]
    assert kinds(day(0, 100), day(1, 150), day(2, 138)) == [("lowered", "138")]
    assert kinds(day(0, 46), day(1, 84, 2), day(2, 72)) == [("transposed", "84")]


def test_a_total_that_falls_is_lowered_and_the_count_goes_on_from_it() -> None:
    assert kinds(day(0, 100), day(1, 150, 50), day(2, 138, 3), day(3, 140, 2)) == [("lowered", "138")]


def test_a_total_that_the_rise_does_not_explain_is_said() -> None:
    assert kinds(day(0, 100), day(1, 150, 12), day(2, 152, 2)) == [("unexplained", "150")]


def test_a_rise_is_not_added_over_days_without_a_report() -> None:
    assert kinds(day(0, 100), day(2, 150, 12)) == []


def test_origins_and_groups_are_counted_apart() -> None:
    other = claim("monitor", 90, "2031-05-02T11:00")
    injured = claim("ministry", 20, "2031-05-02T10:00", outcome="injured", report="r2")
    assert kinds(day(0, 100), [other, injured], day(2, 112)) == []


@pytest.mark.parametrize(
    "slots", [{"stance": "denied"}, {"qualifier": "about"}, {"copy_of": "r-x"}, {"basis": "partial"}]
)
def test_what_counts_nothing_by_itself_is_left_out(slots: dict[str, Any]) -> None:
    assert kinds(day(0, 100), day(1, 90, **slots)) == []


def test_an_anomaly_names_the_figure_before() -> None:
    claims = [*day(0, 100), *day(1, 90)]
    (found,) = find_anomalies(incident(claims))
    assert (found.claim, found.beside) == (claims[1].id, claims[0].id)


@given(st.permutations(range(8)))
def test_any_order_of_claims_gives_the_same(order: list[int]) -> None:
    claims = [*day(0, 100), *day(1, 112, 12), *day(2, 112, 12), *day(3, 90, 3), *day(4, 95, as_of="2031-05-02")]
    assert find_anomalies(incident(claims[at] for at in order)) == find_anomalies(incident(claims))


def test_an_older_total_told_last_is_lowered_as_nothing_shows_that_it_was_stale() -> None:
    assert kinds(day(0, 495), day(1, 499), day(2, 495)) == [("lowered", "495")]
