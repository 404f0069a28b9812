"""An origin that lowers or withdraws its own count."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from marsad.model.incident import IncidentClaim
from marsad.tolls.corrections import find_corrections
from tests.tolls.invented import claim, incident


def told(origin: str, value: int | None, at: str, **slots: Any) -> IncidentClaim:
    return claim(origin, value, at, **{"origin_kind": "monitor", **slots})


def values(*claims: IncidentClaim) -> list[tuple[int | None, int | None]]:
    of = {each.id: each for each in claims}
    return [(of[each.from_claim].value, of[each.to_claim].value) for each in find_corrections(incident(claims))]


def test_a_lower_count_of_ones_own_is_a_correction():
    assert values(told("ministry", 179, "2031-05-01T08:00"), told("ministry", 177, "2031-05-03T08:00")) == [(179, 177)]


def test_a_higher_count_or_another_origins_is_none():
    assert values(told("ministry", 177, "2031-05-01T08:00"), told("ministry", 179, "2031-05-03T08:00")) == []
    assert values(told("ministry", 179, "2031-05-01T08:00"), told("governor", 177, "2031-05-03T08:00")) == []


@pytest.mark.parametrize(
    "slots",
    [
        {"affected": "civilian"},
        {"basis": "new"},
        {"basis": "partial"},
        {"additional": True},
        {"qualifier": "about"},
        {"qualifier": "at_least"},
        {"as_of": "2031-05-01"},
        {"doubts": ("source-carried",)},
        {"origin_kind": "anonymous"},
    ],
    ids=str,
)
def test_a_lower_figure_of_another_scope_is_none(slots):
    first = told("ministry", 179, "2031-05-02T08:00", origin_kind=slots.get("origin_kind", "monitor"))
    assert values(first, told("ministry", 177, "2031-05-03T08:00", **slots)) == []


def test_a_far_lower_figure_is_another_things_count():
    assert values(told("army", 158, "2031-05-02T08:00"), told("army", 5, "2031-05-03T08:00")) == []


def test_what_may_fall_by_itself_is_corrected_only_where_it_is_taken_back():
    first = told("ministry", 60, "2031-05-02T08:00", outcome="missing")
    lower = told("ministry", 21, "2031-05-03T08:00", outcome="missing", report="r2")
    taken = told("ministry", 60, "2031-05-03T08:00", outcome="missing", report="r2", stance="retracted")
    assert values(first, lower) == []
    assert values(first, lower, taken) == [(60, 21)]


def test_a_figure_that_is_taken_back_points_to_where_it_was_first_told():
    first = told("police", 35, "2031-05-02T08:00", origin_kind="anonymous")
    now = told("police", 32, "2031-05-05T08:00", report="r2", origin_kind="anonymous")
    taken = told("police", 35, "2031-05-05T08:00", report="r2", stance="retracted", origin_kind="anonymous")
    found = find_corrections(incident([first, now, taken]))
    assert [(each.from_claim, each.to_claim) for each in found] == [(first.id, now.id)]


def test_a_correction_that_two_reports_tell_is_one():
    assert values(
        told("ministry", 266, "2031-05-01T08:00"),
        told("ministry", 236, "2031-05-03T08:00", report="r2"),
        told("ministry", 266, "2031-05-03T08:00", report="r2", stance="retracted"),
        told("ministry", 236, "2031-05-03T09:00", report="r3"),
    ) == [(266, 236)]


def test_the_order_of_claims_changes_nothing():
    claims = [
        told("ministry", 266, "2031-05-01T08:00"),
        told("ministry", 236, "2031-05-03T08:00", report="r2"),
        told("ministry", 240, "2031-05-04T08:00"),
        told("ministry", 239, "2031-05-05T08:00"),
    ]
    assert len({find_corrections(incident(order)) for order in permutations(claims)}) == 1


def test_an_unnamed_source_is_the_same_where_its_report_tells_both():
    first = told("police", 35, "2031-05-02T08:00", origin_kind="anonymous")
    now = told("police", 32, "2031-05-05T08:00", report="r2", origin_kind="anonymous")
    again = told("police", 35, "2031-05-05T08:00", report="r2", as_of="2031-05-02", origin_kind="anonymous")
    assert values(first, now) == []
    assert values(first, now, again) == [(35, 32)]


def test_what_stands_instead_is_no_far_lesser_thing_of_the_same_report():
    found = values(
        told("ministry", 29, "2031-05-01T08:00"),
        told("ministry", 29, "2031-05-03T08:00", report="r9", stance="retracted"),
        told("ministry", 3, "2031-05-03T08:00", report="r9", id="r9/1-2-killed"),
        told("ministry", 26, "2031-05-03T08:00", report="r9", id="r9/3-4-killed"),
    )
    assert (29, 26) in found
    assert (29, 3) not in found


def test_a_correction_told_again_under_another_name_is_one():
    told_first = told("council", 22, "2031-05-01T08:00")
    taken = told("council", 22, "2031-05-03T08:00", report="r2", stance="retracted")
    now = told("council", 19, "2031-05-03T08:00", report="r2")
    again = told("leaders", 22, "2031-05-03T12:00", report="r3", stance="retracted")
    again_now = told("leaders", 19, "2031-05-03T12:00", report="r3")
    assert values(told_first, taken, now, again, again_now) == [(22, 19)]
    assert values(again, again_now) == [(22, 19)]
