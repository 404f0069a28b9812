"""The measure of incidents: how alike sets are, and which ranges overlap."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from eval.incidents import b_cubed, best_match, judge, last_range, placed
from marsad.incidents.grouping.reconcile import Group, Grouping, Member
from marsad.model.incident import IncidentPlace
from marsad.model.toll import Toll
from marsad.pipeline.build_tolls import Gathered

NOWHERE = IncidentPlace(None, None, None, None, None)
TOLL = Toll("killed", "civilian", "2031-05-02", 3, 4, 5, (), (), 1, (), "weak")


def test_b_cubed_is_whole_where_sets_are_the_same() -> None:
    told = {"a": "1", "b": "1", "c": "2"}
    assert b_cubed({"a": "x", "b": "x", "c": "y"}, told) == (1, 1)
    assert b_cubed({"a": "x", "b": "y", "c": "z"}, told) == (1, pytest.approx(2 / 3))
    assert b_cubed({"a": "x", "b": "x", "c": "x"}, told) == (pytest.approx(5 / 9), 1)


def member(report: str, role: str, claims: int) -> Member:
    return Member(report, f"{report}#", role, tuple(map(str, range(claims))), (), ())  # type: ignore[arg-type]


def test_a_report_of_several_incidents_is_put_to_that_of_its_lead() -> None:
    first = Group("i1", None, None, NOWHERE, (), (member("a", "other", 5), member("b", "other", 1)))
    second = Group("i2", None, None, NOWHERE, (), (member("a", "lead", 1), member("b", "other", 2)))
    grouping = Grouping((first, second), ("c",))
    assert placed(cast(Gathered, type("G", (), {"grouping": grouping}))) == {"a": "i2", "b": "i2"}


def test_the_incident_that_shares_most_is_compared() -> None:
    found = {"x": {"a", "b", "q", "r"}, "y": {"c"}, "z": {"d"}}
    assert best_match({"a", "b", "c"}, found) == "x"
    assert best_match({"p"}, found) is None


def test_the_last_toll_of_the_first_group_that_has_one_counts() -> None:
    later = replace(TOLL, as_of="2031-05-03", low=6, best=6, high=7)
    total = replace(TOLL, affected="all", low=20, best=20, high=20)
    assert last_range([later, TOLL, total], ("civilian", "all")) == (6, 7)
    assert last_range([total], ("civilian", "all")) == (20, 20)
    assert last_range([replace(TOLL, outcome="injured")], ("civilian",)) is None


@pytest.mark.parametrize(
    ("found", "low", "high", "expected"),
    [
        ((3, 5), 5, 8, "overlap"),
        ((3, 4), 5, 8, "too-low"),
        ((9, 9), 5, 8, "too-high"),
        (None, 5, 8, "nothing-counted"),
        (None, 0, 0, "overlap"),
    ],
)
def test_ranges_are_judged(found: tuple[int, int] | None, low: int, high: int, expected: str) -> None:
    assert judge(found, low, high) == expected
    assert judge(found, low, high, None) == "put-to-none"
