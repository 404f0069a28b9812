"""Totals with their parts: which sums agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.model.incident import IncidentClaim
from marsad.tolls.breakdowns import breakdowns_of
from tests.tolls.invented import claim

FORCE = {"affected": "force", "affected_side": "force"}
GROUP = {"affected": "group", "affected_side": "group"}
CIVILIAN = {"affected": "civilian"}


def told(total: int, group: int, force: int, civilian: int, report: str = "r1") -> list[IncidentClaim]:
    at = f"2031-05-01T0{len(report)}:00"
    whole = claim("watch", total, at, report=report)
    groups = ((group, GROUP), (force, FORCE), (civilian, CIVILIAN))
    return [whole, *(claim("watch", value, at, report=report, part_of=whole.id, **slots) for value, slots in groups)]


@pytest.mark.parametrize(
    ("figures", "verdict", "made"),
    [((181, 124, 50, 7), "agrees", 181), ((185, 124, 50, 7), "short", 181), ((170, 124, 50, 7), "exceeds", 181)],
)
def test_the_sum_of_disjoint_parts_is_held_against_the_total(
    figures: tuple[int, int, int, int], verdict: str, made: int
) -> None:
    [found] = breakdowns_of(told(*figures))
    assert (found.verdict, found.sum, len(found.summed)) == (verdict, made, 3)


def test_parts_that_may_overlap_are_not_added() -> None:
    whole = claim("watch", 20, "2031-05-01T08:00")
    parts = [
        claim("watch", value, "2031-05-01T08:00", report=whole.report, part_of=whole.id, affected=group)
        for value, group in ((9, "civilian"), (6, "child"))
    ]
    [found] = breakdowns_of([whole, *parts])
    assert (found.verdict, found.sum) == ("open", None)


def test_the_same_breakdown_told_again_is_one_and_says_where_else() -> None:
    first, again = told(181, 124, 50, 7), told(181, 124, 50, 7, report="r-22")
    [found] = breakdowns_of([*again, *first])
    assert (found.total.id, found.told) == (first[0].id, (again[0].id,))


def test_what_a_person_rejected_is_no_part() -> None:
    whole, *parts = told(170, 124, 50, 7)
    parts[1] = replace(parts[1], rejected=True)
    [found] = breakdowns_of([whole, *parts])
    assert found.verdict == "short"
