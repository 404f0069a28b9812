"""Parts and totals of one origin held against each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

from marsad.model.incident import IncidentClaim
from marsad.tolls.consistency import EXCEEDS, OVERLAPS, checked, find_inconsistencies
from marsad.tolls.resolve import resolve
from tests.tolls.invented import claim, incident

AT = "2031-05-01T08:00"
FORCE = {"affected": "force", "affected_side": "force"}
GROUP = {"affected": "group", "affected_side": "group"}
CIVILIAN = {"affected": "civilian"}


def told(value: int, report: str = "r1", origin: str = "watch", **slots: Any) -> IncidentClaim:
    return claim(origin, value, AT, report=report, **{"origin_kind": "monitor", **slots})


def kinds(*claims: IncidentClaim) -> list[tuple[str, int | None, tuple[int | None, ...]]]:
    of = {each.id: each.value for each in claims}
    return [
        (each.kind, of[each.total], tuple(of[part] for part in each.parts)) for each in find_inconsistencies(claims)
    ]


def breakdown(total: int, group: int, force: int, civilian: int) -> list[IncidentClaim]:
    whole = told(total)
    return [
        whole,
        told(group, part_of=whole.id, **GROUP),
        told(force, part_of=whole.id, **FORCE),
        told(civilian, part_of=whole.id, **CIVILIAN),
    ]


def test_parts_that_add_up_to_their_total_or_less_are_consistent():
    assert kinds(*breakdown(181, 124, 50, 7)) == []
    assert kinds(*breakdown(185, 124, 50, 7)) == []


def test_parts_that_exceed_their_total_are_flagged():
    [(kind, total, parts)] = kinds(*breakdown(181, 142, 50, 7))
    assert (kind, total, sorted(filter(None, parts))) == (EXCEEDS, 181, [7, 50, 142])


def test_groups_that_may_overlap_are_not_added():
    whole = told(10)
    parts = [told(8, part_of=whole.id, **CIVILIAN), told(5, part_of=whole.id, affected="child")]
    assert kinds(whole, *parts) == []


def test_a_single_part_greater_than_its_total_is_flagged():
    whole = told(10)
    assert [found[0] for found in kinds(whole, told(12, part_of=whole.id, **CIVILIAN))] == [EXCEEDS]


def test_an_open_total_is_exceeded_by_nothing():
    whole = told(10, qualifier="at_least")
    assert kinds(whole, told(12, part_of=whole.id, **CIVILIAN)) == []


def test_a_part_counted_inside_a_figure_and_again_beside_it_overlaps():
    """121 = 40 fighters + 77 guards + 4 civilians; a newspaper prints 121 fighters and workers, and four civilians."""
    own = [
        told(40, "r1", "force", **FORCE),
        told(77, "r1", "force", affected="prison-staff"),
        told(4, "r1", "force", **CIVILIAN),
    ]
    printed = [told(121, "r2", "force", **FORCE), told(4, "r2", "force", **CIVILIAN)]
    assert kinds(*own, *printed) == [(OVERLAPS, 121, (4,))]
    assert kinds(*own, told(117, "r2", "force", **FORCE), told(4, "r2", "force", **CIVILIAN)) == []


def test_a_part_counted_twice_in_what_is_told_again_the_day_after_overlaps():
    own = [
        told(40, "r1", "force", **FORCE),
        told(77, "r1", "force", affected="prison-staff"),
        told(4, "r1", "force", **CIVILIAN),
    ]
    for day, found in (("2031-02-01", [(OVERLAPS, 121, (4,))]), ("2031-02-09", [])):
        again = {"as_of": day}
        printed = [told(121, "r2", "force", **FORCE, **again), told(4, "r2", "force", **CIVILIAN, **again)]
        assert kinds(*(replace(one, as_of="2031-01-31") for one in own), *printed) == found


def test_a_total_of_all_holds_its_parts_and_overlaps_with_none():
    assert kinds(told(121), *[told(40, **FORCE), told(77, **GROUP), told(4, **CIVILIAN)]) == []


def test_what_was_taken_back_or_added_is_not_held_against_anything():
    whole = told(10)
    assert kinds(whole, told(12, part_of=whole.id, stance="retracted", **CIVILIAN)) == []
    assert kinds(whole, told(12, part_of=whole.id, basis="new", **CIVILIAN)) == []


def test_a_toll_that_cites_what_does_not_fit_says_so():
    story = incident(breakdown(181, 142, 50, 7))
    tolls = checked(resolve(story, "latest-by-origin/1"), story.claims)
    assert all(EXCEEDS in toll.flags for toll in tolls)
    fine = incident(breakdown(181, 124, 50, 7))
    assert checked(resolve(fine, "latest-by-origin/1"), fine.claims) == resolve(fine, "latest-by-origin/1")


def test_the_order_of_claims_changes_nothing():
    claims = breakdown(181, 142, 50, 7)
    assert len({find_inconsistencies(order) for order in permutations(claims)}) == 1


def test_parts_of_different_tellings_are_not_added_up():
    morning = [told(18, "r1", **FORCE), told(16, "r1", **GROUP)]
    evening = [told(39, "r2", **GROUP), told(23, "r2", **FORCE), told(5, "r2", **CIVILIAN)]
    assert kinds(*morning, *evening) == []


def test_a_count_of_the_calendars_first_day_has_no_day_before():
    assert kinds(told(3, as_of="0001-01-01")) == []
