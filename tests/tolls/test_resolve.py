"""The tolls of an incident over time."""

from __future__ import annotations

from datetime import datetime

from marsad.tolls.resolve import resolve
from tests.tolls.invented import claim, incident


def test_resolve_gives_one_toll_for_each_day_on_which_it_changed() -> None:
    told = [
        claim("monitor", 10, "2031-05-01T10:00"),
        claim("monitor", 12, "2031-05-01T18:00"),
        claim("monitor", 12, "2031-05-02T18:00"),
        claim("monitor", 20, "2031-05-03T18:00"),
    ]
    assert [(t.as_of, t.low, t.high) for t in resolve(incident(told), "latest-by-origin/1")] == [
        ("2031-05-01", 12, 12),
        ("2031-05-03", 20, 20),
    ]


def test_resolve_sees_only_what_was_published_by_the_instant() -> None:
    told = [claim("monitor", 10, "2031-05-01T10:00"), claim("monitor", 12, "2031-05-01T18:00")]
    noon = datetime.fromisoformat("2031-05-01T12:00+00:00")
    (toll,) = resolve(incident(told), "latest-by-origin/1", noon)
    assert (toll.low, toll.high) == (10, 10)


def test_resolve_takes_the_day_in_the_reports_own_offset() -> None:
    (toll,) = resolve(incident([claim("monitor", 10, "2031-05-02T00:30:00+03:00")]), "latest-by-origin/1")
    assert toll.as_of == "2031-05-02"


def test_resolve_flags_parts_that_exceed_their_total() -> None:
    total = claim("monitor", 10, "2031-05-01T10:00", report="r1", id="r1/total")
    parts = [
        claim(
            "monitor", 8, "2031-05-01T10:00", report="r1", affected="force", affected_side="force", part_of="r1/total"
        ),
        claim("monitor", 5, "2031-05-01T10:00", report="r1", affected="civilian", part_of="r1/total"),
    ]
    tolls = resolve(incident([total, *parts]), "latest-by-origin/1")
    assert {toll.affected for toll in tolls if "parts-exceed-total" in toll.flags} == {"all", "force", "civilian"}
    assert not [
        toll
        for toll in resolve(incident([total, parts[0]]), "latest-by-origin/1")
        if "parts-exceed-total" in toll.flags
    ]


def test_resolve_flags_the_four_that_are_counted_in_the_121_and_again_beside_it() -> None:
    force = {"affected": "force", "affected_side": "force"}
    group = {"affected": "group", "affected_side": "group"}
    own = {"at": "2022-01-31T14:00", "report": "r1", "part_of": "r1/total"}
    paper = {"at": "2022-02-01T09:00", "report": "r2", "part_of": "r2/total", "as_of": "2022-01-31"}
    told = [
        claim("force", 495, "2022-01-31T14:00", report="r1", id="r1/total"),
        claim("force", 374, **own, **group),
        claim("force", 40, **own, **force),
        claim("force", 77, **own, affected="prison-staff"),
        claim("force", 4, **own, affected="civilian"),
        claim("force", 495, "2022-02-01T09:00", report="r2", id="r2/total", as_of="2022-01-31"),
        claim("force", 374, **paper, **group),
        claim("force", 121, **paper, **force, id="r2/121"),
        claim("force", 4, **paper, affected="civilian"),
    ]
    tolls = resolve(incident(told), "latest-by-origin/1")
    caught = {"overlap", "parts-exceed-total"}
    flagged = {(toll.affected, toll.as_of) for toll in tolls if caught & set(toll.flags)}
    assert flagged == {("force", "2022-02-01")}


def test_a_copy_of_a_denial_takes_back_nothing_that_was_told_since():
    denial = claim("ministry", 9, "2031-05-02T08:00", stance="denied", report="r1")
    told = claim("ministry", 9, "2031-05-02T10:00", report="r2")
    copy = claim("ministry", 9, "2031-05-02T12:00", stance="denied", report="r3", copy_of="r1")
    tolls = resolve(incident([denial, told, copy]), "latest-by-origin/1")
    assert tolls == resolve(incident([denial, told]), "latest-by-origin/1")
    assert tolls[-1].high == 9
