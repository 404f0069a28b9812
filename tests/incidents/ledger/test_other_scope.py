"""Figures that may count other people than an incident's: doubted, and only they."""

from __future__ import annotations

from typing import Any

from marsad.incidents.doubts import OTHER_SCOPE
from marsad.incidents.ledger.other_scope import with_scope
from marsad.model.incident import IncidentClaim
from marsad.model.span import Span
from tests.tolls.invented import claim

FIRST = "2031-05-10"


def told(origin: str, value: int, at: str, start: int = 0, **slots: Any) -> IncidentClaim:
    kind = None if origin.startswith("report") else "official"
    return claim(origin, value, at, **{"origin_kind": kind, "quote": Span(start, start + 2, "x"), **slots})


def doubted(*claims: IncidentClaim) -> list[int | None]:
    return [each.value for each in with_scope(claims, FIRST) if OTHER_SCOPE in each.doubts]


def test_what_was_over_days_before_the_incident_is_doubted():
    drone = told("ministry", 10, "2031-05-11T08:00")
    older = told("ministry", 182, "2031-05-11T08:00", first="2031-05-01", last="2031-05-01")
    assert doubted(drone, older) == [182]
    assert doubted(drone, told("ministry", 182, "2031-05-11T08:00", first="2031-05-09", last="2031-05-09")) == []


def test_a_day_that_is_only_inferred_doubts_nothing():
    older = told("ministry", 9, "2031-05-11T08:00", first="2031-05-01", last="2031-05-01", doubts=("date-inferred",))
    assert doubted(older) == []


def test_a_figure_that_another_report_tells_too_is_the_incidents():
    older = {"first": "2031-05-01", "last": "2031-05-01"}
    assert doubted(told("ministry", 9, "2031-05-11T08:00", **older), told("agency", 9, "2031-05-11T09:00")) == []


def test_a_total_of_weeks_before_is_doubted_where_it_is_the_highest():
    raid, since = told("ministry", 11, "2031-05-12T08:00"), {"first": "2030-10-07", "last": "2031-05-12"}
    assert doubted(raid, told("office", 736, "2031-05-12T09:00", **since)) == [736]
    assert doubted(raid, told("office", 5, "2031-05-12T09:00", **since)) == []
    assert doubted(told("office", 736, "2031-05-12T09:00", **since)) == []


def test_what_a_report_tells_of_its_own_far_beyond_its_figure_is_doubted():
    mine = told("programme", 2, "2031-05-12T08:00", report="r1", start=40)
    assert doubted(mine, told("report:x", 29, "2031-05-12T08:00", report="r1", start=300)) == [29]
    assert doubted(mine, told("ministry", 29, "2031-05-12T08:00", report="r1", start=300)) == []


def test_it_is_not_doubted_where_others_come_near_it_or_it_comes_first():
    mine = told("programme", 2, "2031-05-12T08:00", report="r1", start=40)
    high = told("report:x", 29, "2031-05-12T08:00", report="r1", start=300)
    assert doubted(mine, high, told("ministry", 27, "2031-05-13T08:00")) == []
    assert doubted(mine, told("report:x", 29, "2031-05-12T08:00", report="r1", start=3)) == []


def test_far_fewer_by_somebody_unnamed_after_a_named_count_are_of_some_people():
    whole = told("hospital", 41, "2031-05-12T08:00")
    keeper = {"origin_kind": "anonymous"}
    assert doubted(whole, told("anonymous-source", 9, "2031-05-12T09:00", **keeper)) == [9]
    assert doubted(whole, told("anonymous-source", 19, "2031-05-12T09:00", **keeper)) == []
    assert doubted(whole, told("anonymous-source", 9, "2031-05-12T07:00", **keeper)) == []
    assert doubted(whole, told("police", 9, "2031-05-12T09:00")) == []


def test_a_partys_count_makes_nobodys_doubtful():
    army = told("army", 41, "2031-05-12T08:00", origin_side="state")
    assert doubted(army, told("anonymous-source", 9, "2031-05-12T09:00", origin_kind="anonymous")) == []


def test_who_counts_more_elsewhere_counts_all():
    whole = told("hospital", 41, "2031-05-12T08:00")
    unnamed = {"origin_kind": "anonymous"}
    claims = [told("anonymous-source", 9, "2031-05-12T09:00", **unnamed)]
    claims.append(told("anonymous-source", 30, "2031-05-12T12:00", **unnamed))
    assert doubted(whole, *claims) == []


def test_what_is_taken_back_or_no_harm_is_left_as_it_is():
    older = {"first": "2031-05-01", "last": "2031-05-01"}
    assert doubted(told("ministry", 9, "2031-05-11T08:00", stance="retracted", **older)) == []
    assert doubted(told("ministry", 9, "2031-05-11T08:00", outcome="displaced", **older)) == []


def test_beside_a_wars_total_a_low_count_of_somebody_unnamed_is_the_incidents_own():
    since = {"first": "2030-10-07", "last": "2031-05-12"}
    war = told("ministry", 39000, "2031-05-11T08:00", **since)
    unnamed = told("anonymous-medical-source", 37, "2031-05-12T08:00", origin_kind="anonymous")
    assert doubted(told("ministry", 30, "2031-05-10T20:00"), war, unnamed) == [39000]
    assert doubted(told("ministry", 39000, "2031-05-11T08:00"), unnamed) == [37]
