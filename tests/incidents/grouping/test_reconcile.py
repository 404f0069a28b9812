"""Reports are grouped into incidents by what, where, when and who, the same in any order."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.incidents.grouping.reconcile import Grouping, explain, reconcile
from marsad.model.claim import Reading
from marsad.model.decision import Decision, DecisionKind
from tests.incidents.dispatches import dispatch, siege, two_bombings


@pytest.fixture(scope="module")
def bombings() -> list[Reading]:
    return two_bombings()


def _together(grouping: Grouping) -> list[tuple[str, ...]]:
    return sorted(group.reports for group in grouping.groups)


def _ruled(kind: DecisionKind, *targets: str) -> Decision:
    return Decision("d1", kind, targets, "desk", "seen", datetime(2020, 1, 1, tzinfo=UTC))


def test_two_bombings_in_one_town_in_one_week_stay_two(bombings: list[Reading]) -> None:
    assert _together(reconcile(bombings)) == [("b1", "b2"), ("b3", "b4")]


def test_a_siege_of_a_week_stays_one_and_month_totals_and_accidents_do_not_join() -> None:
    grouping = reconcile(siege())
    assert _together(grouping) == [("s1", "s2", "s3")]
    assert grouping.unassigned == ("s4", "s5")


def test_a_mention_as_background_makes_no_member() -> None:
    later = dispatch(
        "b5",
        "2019-03-29T10:00:00+03:00",
        "Mine kills two farmers near Jarabulus",
        "A mine killed two farmers near Jarabulus on Thursday, a doctor said.\n"
        "Earlier this month, on 4 March, a car bomb in the market of Manbij killed 15 people.",
    )
    grouping = reconcile([*two_bombings(), later])
    assert ("b1", "b2") in _together(grouping)
    assert ("b5",) in _together(grouping)


@settings(deadline=None, max_examples=12)
@given(order=st.permutations(range(4)))
def test_the_order_of_reports_changes_nothing(bombings: list[Reading], order: list[int]) -> None:
    assert reconcile([bombings[at] for at in order]) == reconcile(bombings)


def test_a_report_taken_out_and_put_back_changes_nothing(bombings: list[Reading]) -> None:
    assert reconcile([*bombings[:1], *bombings[2:], bombings[1]]) == reconcile(bombings)


def test_an_incident_keeps_its_id_when_later_reports_come(bombings: list[Reading]) -> None:
    first = reconcile(bombings[:1]).groups[0].id
    assert first in [group.id for group in reconcile(bombings).groups]


def test_a_merge_is_honoured(bombings: list[Reading]) -> None:
    assert _together(reconcile(bombings, decisions=[_ruled("merge", "b1", "b3")])) == [("b1", "b2", "b3", "b4")]


def test_a_split_is_honoured(bombings: list[Reading]) -> None:
    split = [("b1",), ("b2",), ("b3", "b4")]
    assert _together(reconcile(bombings, decisions=[_ruled("split", "b2")])) == split


def test_a_move_is_honoured(bombings: list[Reading]) -> None:
    assert _together(reconcile(bombings, decisions=[_ruled("move", "b2", "b3")])) == [("b1",), ("b2", "b3", "b4")]


def test_a_split_of_one_claim_leaves_the_others(bombings: list[Reading]) -> None:
    killed = next(claim.id for claim in bombings[0].claims if claim.outcome == "killed")
    grouping = reconcile(bombings, decisions=[_ruled("split", f"b1/{killed}")])
    assert ("b1",) in _together(grouping)
    alone = next(group for group in grouping.groups if group.reports == ("b1",))
    assert alone.claims_of("b1") == (killed,)
    assert killed not in next(group for group in grouping.groups if group.reports == ("b1", "b2")).claims_of("b1")


def test_a_membership_says_why(bombings: list[Reading]) -> None:
    grouping = reconcile(bombings)
    group = next(group for group in grouping.groups if "b2" in group.reports)
    assert {"place-same", "days-same"} <= {reason.code for reason in explain(grouping, group.id, "b2")}
    assert explain(grouping, group.id, "b3") == ()


def test_an_incident_has_days_a_place_and_names(bombings: list[Reading]) -> None:
    group = next(group for group in reconcile(bombings).groups if "b1" in group.reports)
    assert (group.first, group.last) == ("2019-03-04", "2019-03-04")
    assert (group.place.name, group.place.precision, group.place.country) == ("Manbij", "town", "SY")
    assert dict(group.names)["en"] == "Bombing at a market in Manbij, 2019-03-04"
    assert dict(group.names)["ar"].startswith("تفجير في سوق")


def test_a_decision_on_what_nobody_tells_is_reported(bombings: list[Reading]) -> None:
    grouping = reconcile(bombings, decisions=[_ruled("split", "b1/0-1-killed")])
    assert [unbound.decision for unbound in grouping.unbound] == ["d1"]
    assert _together(grouping) == [("b1", "b2"), ("b3", "b4")]


def test_a_small_event_of_another_kind_at_a_place_of_its_own_is_told_apart_from_the_report_s_large_one() -> None:
    told = dispatch(
        "m1",
        "2019-03-05T12:00:00+03:00",
        "Shelling of Idlib market kills 21",
        "IDLIB - Shells hit a market in the city of Idlib on Tuesday, killing 21 people and wounding 40, a hospital said.\n"
        "A trader said he had gone to fetch change.\n"
        "In the town of Binnish two shepherds were killed on Monday when a landmine exploded, the civil defence said.",
    )
    groups = reconcile([told]).groups
    assert len(groups) == 2
    assert sorted(len(group.claims_of("m1")) for group in groups) == [1, 3]


def test_the_means_of_a_report_s_own_event_are_not_told_apart() -> None:
    told = dispatch(
        "m2",
        "2019-03-05T12:00:00+03:00",
        "Shelling of Idlib market kills 21",
        "IDLIB - Shells hit a market in the city of Idlib on Tuesday, killing 21 people, a hospital said.\n"
        "Two of the dead were killed by an explosive device left in the market of Idlib, the civil defence said.",
    )
    assert len(reconcile([told]).groups) == 1


def test_a_small_event_of_another_day_at_a_named_site_is_told_apart() -> None:
    told = dispatch(
        "m3",
        "2019-03-08T12:00:00+03:00",
        "Strike on school in Binnish: toll at 21",
        "An air strike on a school in Binnish on Wednesday killed 21 people, the civil defence said.\n"
        "On Friday morning a drone fired at men mending a pipe on Zaitoun Street in the same town, killing three, it said.",
    )
    found = [group.claims_of("m3") for group in reconcile([told]).groups]
    assert sorted(map(len, found)) == [1, 2]


def test_yesterday_s_other_site_far_down_is_background() -> None:
    told = dispatch(
        "m4",
        "2019-03-08T12:00:00+03:00",
        "Funeral of three workers in Binnish",
        "Three workers who were killed by a missile on Thursday were buried in Binnish on Friday, residents said.\n"
        "Some of their neighbours had survived the shelling of the market on Wednesday.",
    )
    groups = reconcile([told]).groups
    assert [group.first for group in groups] == ["2019-03-07"]


def test_the_dead_of_a_whole_war_do_not_join_the_attack_that_a_report_tells() -> None:
    told = dispatch(
        "w1",
        "2019-03-08T12:00:00+03:00",
        "Air strike on prison in Saada kills 21",
        "SAADA, Yemen - An air strike on a prison in Saada on Thursday killed 21 people, a hospital official said.\n"
        "The building had stood empty for a year.\n"
        "The war is thought by the UN to have caused 233,000 deaths, most of them from hunger.",
    )
    counted = {claim for group in reconcile([told]).groups for claim in group.claims_of("w1")}
    figures = {claim.quantity.value for claim in told.claims if claim.id in counted}
    assert 21 in figures
    assert 233_000 not in figures


def test_what_a_paragraph_goes_on_to_say_of_another_attack_follows_it() -> None:
    told = dispatch(
        "p1",
        "2019-03-08T12:00:00+03:00",
        "Ministry raises toll of Kabul hospital bombing to 103",
        "KABUL - The health ministry raised the toll of the bombing at a hospital in Kabul on Thursday to 103 dead.\n"
        "In Jalalabad gunmen stormed an aid office on Sunday. Four people were killed and 26 wounded, officials said.",
    )
    by_id = {claim.id: claim.quantity.value for claim in told.claims}
    found = [{by_id[claim] for claim in group.claims_of("p1")} for group in reconcile([told]).groups]
    lead = next(figures for figures in found if 103 in figures)
    assert not lead & {4, 26}


def test_a_sum_of_wide_areas_without_a_day_begins_no_incident() -> None:
    month = dispatch(
        "m1",
        "2019-04-02T10:00:00+03:00",
        "March killed 187 civilians in Syria, tracker finds",
        "AMMAN - At least 187 civilians were killed and 240 injured across Syria in March, the Wadi Conflict Tracker "
        "said on Tuesday, almost twice the number of February.",
    )
    grouping = reconcile([month])
    assert grouping.groups == ()
    assert grouping.unassigned == ("m1",)


def test_a_first_flash_with_a_place_begins_an_incident() -> None:
    flash = dispatch("f1", "2019-04-02T10:00:00+03:00", "Six killed in Manbij", "Six people were killed in Manbij.")
    assert _together(reconcile([flash])) == [("f1",)]
