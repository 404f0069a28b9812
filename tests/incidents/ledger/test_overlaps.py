"""Totals that count some people twice are doubted, and only they."""

from __future__ import annotations

from typing import Any

from marsad.incidents.doubts import OVERLAP
from marsad.incidents.ledger.overlaps import with_overlaps
from marsad.model.incident import IncidentClaim
from tests.tolls.invented import claim


def told(value: int, affected: str = "all", report: str = "r1", **slots: Any) -> IncidentClaim:
    return claim(
        "force", value, "2031-05-01T08:00", **{"origin_kind": "party", "affected": affected, "report": report, **slots}
    )


def doubted(*claims: IncidentClaim) -> list[int | None]:
    return [each.value for each in with_overlaps(claims) if OVERLAP in each.doubts]


OWN = told(121, "force", id="r1/own")
FIRST = (
    told(374, "enemy"),
    OWN,
    told(77, "prison-staff", part_of="r1/own"),
    told(4, "civilian", part_of="r1/own"),
    told(495),
)
AGAIN = (told(374, "enemy", "r2"), told(121, "force", "r2"), told(4, "civilian", "r2"))


def test_a_total_that_exceeds_its_origins_by_a_part_told_beside_its_whole_counts_it_twice():
    assert doubted(*FIRST, *AGAIN, told(499, report="r2")) == [499]


def test_a_total_without_the_part_or_its_whole_beside_it_is_left():
    assert doubted(*FIRST, *AGAIN[:2], told(499, report="r2")) == []
    assert doubted(*FIRST, AGAIN[0], AGAIN[2], told(499, report="r2")) == []
    assert doubted(*FIRST, *AGAIN, told(500, report="r2")) == []


def test_another_origins_total_and_one_of_nobody_named_are_left():
    assert doubted(*FIRST, *AGAIN, claim("watch", 499, "2031-05-02T08:00", report="r2", origin_kind="monitor")) == []
    assert doubted(*FIRST, *AGAIN, told(499, report="r2", origin_kind=None)) == []
