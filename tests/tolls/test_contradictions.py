"""Figures that cannot both hold, and assertions that are denied."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from marsad.model.incident import IncidentClaim, Opposed
from marsad.tolls.contradictions import find_contradictions
from tests.tolls.invented import claim, incident


def told(origin: str, value: int | None, at: str, **slots: Any) -> IncidentClaim:
    return claim(origin, value, at, **{"origin_kind": "monitor", **slots})


def pairs(*claims: IncidentClaim) -> list[tuple[int | None, ...]]:
    """The values of each contradiction's sides, the lower first."""
    of = {each.id: each for each in claims}
    found = find_contradictions(incident(claims))
    return [tuple(sorted(of[side].value or 0 for side in each.claims)) for each in found]


def test_a_lower_count_of_another_origin_that_comes_later_contradicts():
    assert pairs(told("force", 200, "2031-05-01T08:00"), told("watch", 128, "2031-05-01T13:00")) == [(128, 200)]


def test_a_growing_toll_is_no_contradiction():
    assert pairs(told("police", 13, "2031-05-01T10:00"), told("ministry", 28, "2031-05-01T13:00")) == []


def test_a_growing_toll_is_one_once_the_lower_origin_speaks_again_and_stays_below():
    found = pairs(
        told("watch", 77, "2031-05-01T13:00"),
        told("force", 175, "2031-05-01T16:00"),
        told("watch", 102, "2031-05-02T11:00"),
    )
    assert found == [(77, 175), (102, 175)]


def test_what_one_report_sets_side_by_side_contradicts_whichever_is_higher():
    both = {"report": "r1"}
    assert pairs(
        told("relief", 100, "2031-05-01T09:00", qualifier="more_than", **both),
        told("ministry", 78, "2031-05-01T09:00", **both),
    ) == [(78, 100)]


def test_whose_source_was_carried_on_is_not_set_against_its_own_report():
    first, other = told("relief", 100, "2031-05-01T09:00", report="r1"), {"doubts": ("source-carried",)}
    assert pairs(first, told("ministry", 78, "2031-05-01T09:00", report="r1", **other)) != []
    late = told("ministry", 178, "2031-05-01T09:00", report="r1", **other)
    assert pairs(first, late) == []


def test_a_figure_that_was_counted_days_before_is_not_set_beside_a_later_one():
    both = {"report": "r1"}
    assert (
        pairs(
            told("relief", 100, "2031-05-09T09:00", as_of="2031-05-09", **both),
            told("ministry", 78, "2031-05-09T09:00", as_of="2031-05-01", **both),
        )
        == []
    )


@pytest.mark.parametrize(
    "slots",
    [
        {"qualifier": "at_least"},
        {"qualifier": "about", "value": 27},
        {"qualifier": "between", "value_high": 40},
        {"basis": "new"},
        {"additional": True},
        {"basis": "partial"},
        {"affected": "civilian"},
        {"outcome": "injured"},
        {"stance": "hypothetical"},
        {"stance": "retracted"},
        {"origin_kind": None},
        {"value": None},
    ],
    ids=str,
)
def test_what_can_hold_beside_a_count_is_no_contradiction(slots):
    value = slots.pop("value", 25)
    assert pairs(told("force", 28, "2031-05-01T08:00"), told("watch", value, "2031-05-01T13:00", **slots)) == []


def test_one_hospitals_share_contradicts_a_whole_only_where_it_exceeds_it():
    share = told("hospital", 70, "2031-05-01T08:00", basis="partial")
    assert pairs(share, told("ministry", 77, "2031-05-01T13:00")) == []
    assert pairs(told("ministry", 60, "2031-05-01T07:00"), share, told("ministry", 60, "2031-05-01T13:00")) == []
    assert pairs(told("hospital", 70, "2031-05-01T08:00", report="r", basis="partial"),
                 told("ministry", 60, "2031-05-01T08:00", report="r")) == [(60, 70)]  # fmt: skip


def test_an_umbrella_does_not_contradict_its_own_body():
    assert pairs(told("un", 226, "2031-05-01T08:00"), told("un-ohchr", 91, "2031-05-02T08:00")) == []


def test_a_far_lower_figure_is_of_some_of_them_only():
    assert pairs(told("ministry", 4000, "2031-05-01T08:00"), told("hospital", 2, "2031-05-02T08:00")) == []


def test_states_of_affairs_contradict_within_two_days_only():
    missing = {"outcome": "missing"}
    first = told("governor", 110, "2031-05-10T08:00", **missing)
    assert pairs(first, told("ministry", 21, "2031-05-08T08:00", **missing)) == [(21, 110)]
    assert pairs(first, told("ministry", 21, "2031-05-20T08:00", **missing)) == []


def test_a_figure_that_is_told_and_denied_is_a_denial():
    claims = [
        told("brigade", 7, "2031-05-02T08:00", origin_kind="party"),
        told("army", 7, "2031-05-02T08:00", stance="denied"),
    ]
    found = find_contradictions(incident(claims))
    assert [(each.kind, each.about, len(each.claims)) for each in found] == [("denial", "killed-7", 2)]


def test_whom_one_side_freed_the_other_denies_to_have_escaped():
    claims = [
        told("group", 800, "2031-05-02T08:00", outcome="freed"),
        told("force", 800, "2031-05-02T08:00", outcome="escaped", stance="denied"),
    ]
    assert [each.kind for each in find_contradictions(incident(claims))] == ["denial"]


def test_a_denial_of_ones_own_or_of_another_value_is_none():
    denied = told("army", 7, "2031-05-02T08:00", stance="denied")
    assert pairs(told("army", 7, "2031-05-01T08:00"), denied) == []
    assert pairs(told("brigade", 8, "2031-05-01T08:00"), denied) == []


def test_opposed_events_are_a_denial_with_both_sides():
    story = replace(incident([]), opposed=(Opposed("negotiation", ("r1/1-2-negotiation",), ("r2/3-4-negotiation",)),))
    found = find_contradictions(story)
    assert [(each.kind, each.about, each.claims) for each in found] == [
        ("denial", "negotiation", ("r1/1-2-negotiation", "r2/3-4-negotiation"))
    ]


def test_the_order_of_claims_changes_nothing():
    claims = [
        told("watch", 77, "2031-05-01T13:00"),
        told("force", 175, "2031-05-01T16:00"),
        told("watch", 102, "2031-05-02T11:00"),
        told("relief", 300, "2031-05-02T11:00"),
    ]
    found = {find_contradictions(incident(order)) for order in permutations(claims)}
    assert len(found) == 1


def test_who_denies_that_more_than_so_many_were_denies_every_figure_above():
    denied = told("government", 500, "2031-05-02T08:00", stance="denied", qualifier="more_than")
    assert pairs(told("opposition", 540, "2031-05-01T08:00"), denied) == [(500, 540)]
    assert pairs(told("opposition", 340, "2031-05-01T08:00"), denied) == []


def test_that_nobody_was_denies_what_had_been_told_before_of_the_group():
    nobody = told("army", 0, "2031-05-02T08:00", qualifier="none", affected="civilian")
    ten = told("kin", 10, "2031-05-01T08:00", affected="civilian")
    found = find_contradictions(incident([ten, nobody]))
    assert [(each.kind, each.about) for each in found] == [("denial", "killed-0")]
    later = told("kin", 10, "2031-05-03T08:00", affected="civilian")
    assert find_contradictions(incident([nobody, later])) == ()
    others = told("kin", 10, "2031-05-01T08:00", affected="combatant")
    assert find_contradictions(incident([nobody, others])) == ()


def test_of_figures_without_a_day_only_those_of_one_report_contradict():
    unknown = {"published": None, "as_of": None, "dated": False}
    one = told("force", 200, "2031-05-01", report="r1", **unknown)
    beside, elsewhere = (told("watch", 128, "2031-05-01", report=report, **unknown) for report in ("r1", "r2"))
    assert pairs(one, beside) == [(128, 200)]
    assert pairs(one, elsewhere) == []


def test_a_third_of_all_the_dead_is_no_rival_count_but_of_a_force_it_is() -> None:
    many = told("ministry", 276, "2031-05-02T09:00")
    assert pairs(told("police", 20, "2031-05-02T10:00"), many) == []
    assert pairs(told("police", 120, "2031-05-02T10:00"), many) == [(120, 276)]
    force = {"affected": "x-army"}
    own = told("army", 20, "2031-05-02T10:00", **force), told("rebels", 276, "2031-05-02T09:00", **force)
    assert pairs(*own) == [(20, 276)]


def test_a_report_sets_side_by_side_a_lower_count_and_an_older_one_however_old():
    old = told("mayor", 25, "2031-05-09T20:00", report="r9", as_of="2031-05-05")
    assert pairs(told("ministry", 21, "2031-05-09T20:00", report="r9"), old) == [(21, 25)]
    assert pairs(told("ministry", 31, "2031-05-09T20:00", report="r9"), old) == []


def test_who_denies_a_round_number_denies_the_count_that_it_rounds():
    count = told("doctors", 101, "2031-05-02T08:00")
    [found] = find_contradictions(incident([count, told("ministry", 100, "2031-05-03T08:00", stance="denied")]))
    assert (found.kind, found.outcome) == ("denial", "killed")
    assert find_contradictions(incident([count, told("ministry", 103, "2031-05-03T08:00", stance="denied")])) == ()


def test_who_says_that_no_civilian_came_to_harm_denies_that_people_were_killed_before():
    dead = told("neighbours", 6, "2031-05-02T08:00")
    none = {"qualifier": "none", "affected": "civilian", "outcome": "casualties"}
    [found] = find_contradictions(incident([dead, told("command", 0, "2031-05-02T12:00", **none)]))
    assert (found.kind, found.affected) == ("denial", "civilian")
    assert find_contradictions(incident([dead, told("command", 0, "2031-05-02T07:00", **none)])) == ()
    fighters = told("neighbours", 6, "2031-05-02T08:00", affected="combatant")
    assert find_contradictions(incident([fighters, told("command", 0, "2031-05-02T12:00", **none)])) == ()


@pytest.mark.parametrize(
    ("said", "denied", "count"),
    [
        ("islamic-state", "peshmerga", 0),
        ("civilian", "peshmerga", 0),
        ("combatant", "child", 0),
        ("peshmerga", "peshmerga", 1),
        ("all", "peshmerga", 1),
        ("detainee", "islamic-state", 1),
        ("child", "civilian", 1),
    ],
)
def test_a_number_is_denied_only_of_people_who_can_be_the_same(said, denied, count):
    first = told("force", 61, "2031-05-01T08:00", affected=said)
    assert len(pairs(first, told("militia", 61, "2031-05-02T08:00", affected=denied, stance="denied"))) == count


def test_what_a_report_counts_itself_is_set_beside_the_source_that_it_names():
    own = {"origin_kind": None, "report": "r1"}
    named = told("ministry", 81, "2031-05-01T08:00", report="r1")
    assert pairs(told("report:watch", 71, "2031-05-01T08:00", **own), named) == [(71, 81)]
    assert pairs(told("report:watch", 71, "2031-05-01T09:00", origin_kind=None), named) == []
    assert (
        pairs(told("report:watch", 71, "2031-05-01T08:00", **own), told("report", 81, "2031-05-01T08:00", **own)) == []
    )


def test_of_people_who_are_no_force_far_fewer_are_some_of_them_only():
    prisoners = told("police", 11, "2031-05-01T08:00", affected="detainee")
    assert pairs(prisoners, told("watch", 2, "2031-05-02T08:00", affected="detainee")) == []
    assert pairs(prisoners, told("watch", 7, "2031-05-02T08:00", affected="detainee")) == [(7, 11)]


def test_a_number_that_another_body_of_its_state_took_back_is_set_against_nobody():
    first = told("ly-police", 145, "2031-05-01T08:00", outcome="escaped")
    later = told("ly-interior-ministry", 117, "2031-05-03T08:00", outcome="escaped", report="r9")
    back = told("ly-interior-ministry", 145, "2031-05-03T08:00", outcome="escaped", report="r9", stance="retracted")
    assert pairs(first, later) == [(117, 145)]
    assert pairs(first, later, back) == []
    assert pairs(replace(first, origin="sohr"), later, back) == [(117, 145)]
    assert pairs(replace(first, origin="ly-interior-ministry"), replace(later, origin="ly-police"), back) == [
        (117, 145)
    ]


def test_of_soldiers_an_enemy_says_very_much_as_of_any_force():
    boast = told("militia", 180, "2031-05-01T08:00", affected="security", report="r1")
    loss = told("army", 12, "2031-05-01T08:00", affected="security", report="r1")
    assert pairs(boast, loss) == [(12, 180)]
    assert pairs(replace(boast, affected="civilian"), replace(loss, affected="civilian")) == []


def test_that_nobody_was_denies_whoever_was_said_to_be():
    boast = told("militia", 9, "2031-05-01T08:00", affected="man")
    nobody = told("force", 0, "2031-05-02T08:00", qualifier="none")
    assert pairs(boast, nobody) == [(0, 9)]
