"""Reports are grouped into incidents by what, where, when and who, the same in any order."""

from __future__ import annotations

from marsad.incidents.reconcile import explain, reconcile
from tests.incidents.dispatches import two_bombings


def test_two_bombings_in_one_town_in_one_week_stay_two() -> None:
    grouping = reconcile(two_bombings())
    assert sorted(group.reports for group in grouping.groups) == [("b1", "b2"), ("b3", "b4")]


def test_the_order_of_reports_changes_nothing() -> None:
    readings = two_bombings()
    assert reconcile(readings) == reconcile(readings[::-1])


def test_a_membership_says_why() -> None:
    grouping = reconcile(two_bombings())
    group = next(group for group in grouping.groups if "b2" in group.reports)
    assert {"place-same", "days-same"} <= {reason.code for reason in explain(grouping, group.id, "b2")}
    assert explain(grouping, group.id, "b3") == ()
