"""Every sentence of `latest-by-origin/1` as a rule of its own: one test by the name of the rule."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import pytest

from marsad.model.incident import IncidentClaim
from marsad.model.toll import Toll
from marsad.tolls import reasons
from marsad.tolls.explain import explain
from marsad.tolls.policies.airwars import AIRWARS
from marsad.tolls.policies.latest_by_origin import LATEST_BY_ORIGIN
from marsad.tolls.policies.ucdp import UCDP
from marsad.tolls.resolve import resolve
from tests.tolls.invented import claim, incident


def _last(*claims: IncidentClaim, outcome: str = "killed", affected: str = "all") -> Toll:
    tolls = resolve(incident(claims), LATEST_BY_ORIGIN)
    return [toll for toll in tolls if (toll.outcome, toll.affected) == (outcome, affected)][-1]


def _bounds(*claims: IncidentClaim, **of: str) -> tuple[int, int, int]:
    toll = _last(*claims, **of)
    return toll.low, toll.best, toll.high


def _why(toll: Toll) -> dict[str, str]:
    return {fate.claim: fate.why for fate in toll.overtaken}


def _new(origin: str, value: int, at: str, **slots: Any) -> IncidentClaim:
    return claim(origin, value, at, basis="new", **slots)


@pytest.mark.parametrize("rule", [rule.name for rule in LATEST_BY_ORIGIN.rules])
def test_rules_each_have_a_test_by_their_name(rule: str) -> None:
    assert hasattr(sys.modules[__name__], f"test_rule_{rule.replace('-', '_')}")


def test_rule_own_later_replaces() -> None:
    first, then = claim("monitor", 67, "2031-01-21T20:00"), claim("monitor", 102, "2031-01-22T20:00")
    toll = _last(first, then)
    assert (toll.low, toll.high) == (102, 102)
    assert _why(toll) == {first.id: reasons.OWN_LATER}
    assert toll.overtaken[0].by == then.id


def _undated(origin: str, value: int, **slots: Any) -> IncidentClaim:
    return claim(origin, value, "2031-01-01", published=None, as_of=None, dated=False, report=f"u-{value}", **slots)


def test_rule_undated_replaces_nothing() -> None:
    dated, unknown = claim("monitor", 9, "2031-01-21T20:00"), _undated("monitor", 30)
    toll = _last(dated, unknown, _undated("agency", 8))
    assert (toll.low, toll.high) == (8, 9)
    assert _why(toll) == {unknown.id: reasons.UNDATED}


def test_rule_undated_replaces_nothing_and_adds_nothing() -> None:
    total, more = claim("monitor", 9, "2031-01-21T20:00"), _undated("monitor", 30, basis="new")
    toll = _last(total, more, _undated("agency", 8))
    assert (toll.low, toll.high) == (8, 9)
    assert _why(toll) == {more.id: reasons.UNDATED}


def test_rule_undated_replaces_nothing_of_others_and_is_overtaken_by_none() -> None:
    toll = _last(claim("ministry", 9, "2031-01-21T20:00"), _undated("monitor", 30), _undated("agency", 3))
    assert (toll.low, toll.best, toll.high) == (3, 9, 30)
    assert toll.overtaken == ()
    assert "day-not-known" in toll.flags
    assert toll.as_of is None


def test_rule_undated_replaces_nothing_that_was_known_on_a_day() -> None:
    dated = [claim("ministry", value, f"2031-01-2{value}T20:00") for value in (4, 5)]
    before = resolve(incident(dated), LATEST_BY_ORIGIN)
    assert resolve(incident([_undated("monitor", 30), *dated]), LATEST_BY_ORIGIN)[:-1] == before


def test_rule_undated_replaces_nothing_the_highest_of_several_counts() -> None:
    assert _bounds(_undated("monitor", 30), _undated("monitor", 20)) == (30, 30, 30)


def test_rule_own_later_replaces_a_higher_one() -> None:
    assert _bounds(claim("monitor", 9, "2031-01-21T20:00"), claim("monitor", 7, "2031-01-22T20:00")) == (7, 7, 7)


def test_rule_own_later_replaces_within_a_day_by_time() -> None:
    assert _bounds(claim("monitor", 30, "2031-01-21T20:00"), claim("monitor", 40, "2031-01-21T08:00")) == (30, 30, 30)


def test_rule_own_later_replaces_takes_the_higher_of_two_told_at_once() -> None:
    told = [claim("ministry", value, "2031-01-21T20:00", report="r1") for value in (50, 25)]
    assert _bounds(*told) == _bounds(*reversed(told)) == (50, 50, 50)


def test_rule_told_late_replaces_nothing_newer() -> None:
    late = claim("monitor", 60, "2031-01-23T20:00", as_of="2031-01-21")
    toll = _last(claim("monitor", 80, "2031-01-22T20:00"), late, claim("other", 90, "2031-01-24T20:00"))
    assert toll.low == toll.high == 90
    assert _why(toll)[late.id] == reasons.OWN_NEWER


def test_rule_new_restates() -> None:
    first = _new("monitor", 5, "2031-01-21T10:00")
    toll = _last(first, _new("monitor", 8, "2031-01-21T18:00"))
    assert (toll.low, toll.high, toll.derived) == (8, 8, False)
    assert _why(toll) == {first.id: reasons.RESTATED}


def test_rule_new_restates_only_its_own_origins() -> None:
    assert _bounds(_new("monitor", 8, "2031-01-21T10:00"), _new("police", 5, "2031-01-21T18:00")) == (5, 5, 8)


def test_rule_new_restates_for_the_same_period_whichever_day_it_is_told() -> None:
    period = {"first": "2031-01-20", "last": "2031-01-21"}
    told = [_new("monitor", 5, "2031-01-21T10:00", **period), _new("monitor", 9, "2031-01-25T10:00", **period)]
    assert _bounds(*told) == (9, 9, 9)


def test_rule_new_restates_with_the_higher_of_two_told_at_once() -> None:
    told = [_new("ministry", value, "2031-01-21T20:00", report="r1") for value in (3, 1)]
    assert _bounds(*told) == _bounds(*reversed(told)) == (3, 3, 3)


def test_rule_new_adds_where_disjoint_in_period() -> None:
    told = [
        _new("monitor", 5, "2031-01-20T10:00", first="2031-01-20", last="2031-01-20"),
        _new("monitor", 3, "2031-01-21T10:00", first="2031-01-21", last="2031-01-21"),
    ]
    toll = _last(*told)
    assert (toll.low, toll.high, toll.derived) == (8, 8, True)
    assert toll.cites == tuple(sorted(one.id for one in told))


def test_rule_new_adds_where_disjoint() -> None:
    aleppo, homs, syria = "geonames:170063", "geonames:169577", "iso:SY"
    told = [_new("monitor", 5, "2031-01-20T10:00", place=aleppo), _new("monitor", 3, "2031-01-20T12:00", place=homs)]
    assert _bounds(*told) == (8, 8, 8)
    assert _bounds(told[0], _new("monitor", 3, "2031-01-20T12:00", place=syria)) == (3, 3, 3)
    assert _bounds(told[0], _new("monitor", 3, "2031-01-20T12:00", place="the market")) == (3, 3, 3)


def test_rule_new_adds_where_the_text_says_so() -> None:
    told = [_new("monitor", 5, "2031-01-20T10:00"), _new("monitor", 3, "2031-01-20T12:00", additional=True)]
    assert _bounds(*told) == (8, 8, 8)


def test_rule_new_adds_the_dead_of_the_wounded_and_a_backlog() -> None:
    whole = claim("ministry", 20, "2031-01-20T10:00")
    assert _bounds(whole, _new("ministry", 2, "2031-01-22T10:00", from_wounded=True)) == (22, 22, 22)
    toll = _last(whole, _new("ministry", 30, "2031-01-22T10:00", backlog=True))
    assert (toll.high, toll.flags) == (50, ("backlog", "derived", "one-source"))


def test_rule_new_without_a_period_restates_the_latest_alone() -> None:
    told = [
        _new("monitor", 5, "2031-01-20T10:00", first="2031-01-20", last="2031-01-20"),
        _new("monitor", 3, "2031-01-21T10:00", first="2031-01-21", last="2031-01-21"),
        _new("monitor", 4, "2031-01-21T18:00"),
        _new("monitor", 6, "2031-01-22T18:00", first="2031-01-22", last="2031-01-22"),
    ]
    assert _bounds(*told[:3]) == (9, 9, 9)
    assert _bounds(*told) == (15, 15, 15)


def test_rule_new_on_top_only_when_later() -> None:
    together = [
        claim("ministry", 91, "2031-01-25T16:00", report="r1"),
        _new("ministry", 4, "2031-01-25T16:00", report="r1"),
    ]
    toll = _last(*together)
    assert (toll.low, toll.high) == (91, 91)
    assert _why(toll) == {together[1].id: reasons.IN_TOTAL}
    after = _new("ministry", 3, "2031-01-25T18:00", additional=True)
    assert _bounds(*together, after) == (94, 94, 94)
    assert _bounds(*together, after, claim("ministry", 95, "2031-01-26T09:00")) == (95, 95, 95)


def test_rule_new_on_top_of_a_total_of_the_same_report_needs_a_day_of_its_own() -> None:
    total = claim("ministry", 100, "2031-01-25T16:00", report="r1", as_of="2031-01-24")
    assert _bounds(total, _new("ministry", 4, "2031-01-25T16:00", report="r1")) == (100, 100, 100)
    dated = _new("ministry", 4, "2031-01-25T16:00", report="r1", as_of="2031-01-25")
    assert _bounds(total, dated) == (104, 104, 104)


def test_rule_additions_alone_are_no_total() -> None:
    army = _new("army", 5, "2031-08-10T11:00")
    toll = _last(claim("governor", 220, "2031-08-10T11:00"), army)
    assert (toll.low, toll.high) == (220, 220)
    assert _why(toll) == {army.id: reasons.ADDITION_ONLY}


def test_rule_later_state() -> None:
    first = claim("camp", 300, "2031-01-20T10:00", outcome="held", basis="standing")
    toll = _last(first, claim("camp", 250, "2031-01-22T10:00", outcome="held", basis="standing"), outcome="held")
    assert (toll.low, toll.high, toll.flags) == (250, 250, ("one-source", "standing"))
    assert _why(toll) == {first.id: reasons.LATER_STATE}


def test_rule_standing_does_neither() -> None:
    told = [
        claim("camp", 300, "2031-01-20T10:00", outcome="held"),
        claim("camp", 250, "2031-01-22T10:00", outcome="held", basis="standing"),
    ]
    assert _bounds(*told, outcome="held") == (300, 300, 300)


def test_rule_standing_of_one_origin_is_not_overtaken_by_anothers() -> None:
    told = [
        claim("camp", 250, "2031-01-20T10:00", outcome="held", basis="standing"),
        claim("guard", 300, "2031-01-22T10:00", outcome="held", basis="standing"),
    ]
    assert _bounds(*told, outcome="held") == (250, 300, 300)


def test_rule_partial_does_neither() -> None:
    part = claim("ministry", 70, "2031-01-22T10:00", basis="partial")
    assert _bounds(claim("ministry", 50, "2031-01-21T10:00"), part) == (50, 50, 50)
    assert _bounds(claim("ministry", 82, "2031-01-21T10:00"), part) == (82, 82, 82)
    toll = _last(part)
    assert (toll.low, toll.high, toll.flags) == (70, 70, ("one-source", "partial"))


def test_rule_overtaken_by_later_higher() -> None:
    early, late = claim("red-cross", 100, "2031-08-05T09:00"), claim("ministry", 135, "2031-08-05T21:00")
    toll = _last(early, late)
    assert (toll.low, toll.high, toll.origins) == (135, 135, 1)
    assert _why(toll) == {early.id: reasons.HIGHER}
    assert [figure.origin for figure in toll.by_origin] == ["ministry", "red-cross"]


def test_rule_overtaken_neither_by_lower_nor_by_earlier() -> None:
    assert _bounds(claim("governor", 220, "2031-08-10T09:00"), claim("unit", 190, "2031-08-30T21:00")) == (
        190,
        190,
        220,
    )


def test_rule_overtaken_only_within_one_group() -> None:
    told = [claim("monitor", 7, "2031-01-21T09:00", affected="civilian"), claim("ministry", 50, "2031-01-22T09:00")]
    assert _bounds(*told, affected="civilian") == (7, 7, 7)


def test_rule_overtaken_comes_back_when_the_higher_one_is_taken_back() -> None:
    told = [
        claim("monitor", 32, "2031-01-21T09:00"),
        claim("police", 35, "2031-01-21T12:00"),
        claim("police", 30, "2031-01-22T12:00"),
        claim("police", 35, "2031-01-22T12:00", stance="retracted"),
    ]
    assert _bounds(*told[:2]) == (35, 35, 35)
    assert _bounds(*told) == (30, 30, 32)


def test_rule_party_overtakes_own_losses_only() -> None:
    monitor = claim("monitor", 332, "2031-01-30T18:00")
    force = claim("force", 495, "2031-01-31T14:00", origin_side="force")
    assert _bounds(monitor, force) == (332, 332, 495)
    own = {"affected": "force", "affected_side": "force"}
    told = [
        claim("monitor", 39, "2031-01-30T18:00", **own),
        claim("force", 45, "2031-01-31T14:00", origin_side="force", **own),
    ]
    assert _bounds(*told, affected="force") == (45, 45, 45)
    boast = claim("group", 200, "2031-01-31T14:00", origin_side="group", **own)
    assert _bounds(told[0], boast, affected="force") == (39, 39, 200)


def test_rule_party_is_overtaken_by_others_and_by_its_own_side() -> None:
    force = claim("force", 30, "2031-01-30T18:00", origin_side="force")
    assert _bounds(force, claim("monitor", 40, "2031-01-31T14:00")) == (40, 40, 40)
    assert _bounds(force, claim("force-spokesman", 40, "2031-01-31T14:00", origin_side="force")) == (40, 40, 40)


def test_rule_told_again_keeps_first_date() -> None:
    told = [
        claim("ministry", 2, "2031-09-11T15:00"),
        claim("ministry", 3, "2031-09-13T20:00"),
        claim("ministry", 2, "2031-09-14T12:00"),
    ]
    toll = _last(*told)
    assert (toll.low, toll.high) == (3, 3)
    assert toll.as_of == "2031-09-13"


def test_rule_told_again_with_a_later_date_counts_to_it() -> None:
    told = [
        claim("monitor", 332, "2031-01-30T20:00"),
        claim("other", 300, "2031-01-31T20:00"),
        claim("monitor", 332, "2031-02-01T20:00", as_of="2031-02-01"),
    ]
    assert _bounds(*told[:2]) == (300, 300, 332)
    assert _bounds(*told) == (332, 332, 332)


def test_rule_unsourced_belongs_to_its_giver() -> None:
    told = [
        claim("ministry", 2, "2031-09-11T15:00"),
        claim("ministry", 3, "2031-09-13T20:00"),
        claim("report:daily", 2, "2031-09-14T12:00"),
    ]
    toll = _last(*told)
    assert (toll.low, toll.high, toll.origins) == (3, 3, 1)


def test_rule_unsourced_goes_to_who_gives_it_after() -> None:
    told = [claim("report:alert", 10, "2031-09-11T15:00"), claim("police", 10, "2031-09-11T15:20")]
    toll = _last(*told)
    assert [figure.origin for figure in toll.by_origin] == ["police"]
    assert toll.origins == 1


def test_rule_denial_withdraws_nothing() -> None:
    denied = claim("army", 7, "2031-09-12T10:00", stance="denied", origin_side="army")
    toll = _last(claim("group", 7, "2031-09-12T10:00", origin_side="group"), denied)
    assert (toll.low, toll.high, toll.grade) == (7, 7, "contested")


def test_rule_own_denial_withdraws_own() -> None:
    told = [claim("group", 7, "2031-09-12T10:00"), claim("group", 5, "2031-09-12T10:00", affected="child")]
    back = claim("group", 7, "2031-09-13T10:00", stance="denied")
    toll = _last(*told, back, claim("other", 4, "2031-09-13T10:00"))
    assert (toll.low, toll.high) == (4, 4)
    assert _why(toll) == {told[0].id: reasons.OWN_DENIAL}


def test_rule_retraction_withdraws_own() -> None:
    first = claim("ministry", 179, "2031-08-18T12:00")
    told = [
        first,
        claim("other", 179, "2031-08-19T12:00"),
        claim("ministry", 177, "2031-08-20T18:00", report="r1"),
        claim("ministry", 179, "2031-08-20T18:00", report="r1", stance="retracted"),
    ]
    toll = _last(*told)
    assert (toll.low, toll.high) == (177, 179)
    assert _why(toll) == {first.id: reasons.TAKEN_BACK}
    assert toll.overtaken[0].by == told[3].id


def test_rule_retraction_of_all_leaves_nobody() -> None:
    told = [claim("ministry", 5, "2031-08-18T12:00"), claim("ministry", 5, "2031-08-19T12:00", stance="retracted")]
    toll = _last(*told)
    assert (toll.low, toll.high, toll.origins, toll.flags, toll.grade) == (0, 0, 0, ("withdrawn",), "discounted")


def test_rule_retraction_brings_the_figure_before_back() -> None:
    told = [
        claim("ministry", 170, "2031-08-17T12:00"),
        claim("ministry", 179, "2031-08-18T12:00"),
        claim("ministry", 179, "2031-08-19T12:00", stance="retracted"),
    ]
    assert _bounds(*told) == (170, 170, 170)


def test_rule_withdrawn_stays_withdrawn() -> None:
    told = [
        claim("ministry", 179, "2031-08-18T12:00"),
        claim("ministry", 177, "2031-08-20T18:00"),
        claim("ministry", 179, "2031-08-20T18:00", stance="retracted"),
    ]
    assert _bounds(*told, claim("ministry", 179, "2031-08-21T12:00")) == (177, 177, 177)
    assert _bounds(*told, claim("ministry", 179, "2031-08-22T12:00", as_of="2031-08-22")) == (179, 179, 179)


def test_rule_vague_does_not_bound() -> None:
    told = [claim("monitor", 30, "2031-01-21T09:00"), claim("witness", None, "2031-01-22T09:00", qualifier="hundreds")]
    assert _bounds(*told) == (30, 30, 30)
    assert resolve(incident(told[1:]), LATEST_BY_ORIGIN) == ()


def test_rule_hypothetical_does_not_bound() -> None:
    told = [claim("monitor", 30, "2031-01-21T09:00"), claim("un", 500, "2031-01-22T09:00", stance="hypothetical")]
    assert _bounds(*told) == (30, 30, 30)


def test_rule_other_scope_does_not_bound() -> None:
    first = claim("monitor", 30, "2031-01-21T09:00")
    war = claim("un", 500, "2031-01-22T09:00", doubts=("other-scope",))
    toll = _last(first, war)
    assert (toll.low, toll.best, toll.high) == (30, 30, 30)
    assert toll.as_of == "2031-01-22"
    assert _why(toll) == {war.id: reasons.OTHER_SCOPE}


def test_rule_other_scope_does_not_bound_where_nothing_else_is_told() -> None:
    assert resolve(incident([claim("un", 500, "2031-01-22T09:00", doubts=("other-scope",))]), LATEST_BY_ORIGIN) == ()


def test_rule_counted_twice_does_not_bound() -> None:
    first = claim("force", 495, "2031-01-21T09:00")
    twice = claim("force", 499, "2031-01-22T09:00", doubts=("overlap",))
    toll = _last(first, twice)
    assert (toll.low, toll.best, toll.high) == (495, 495, 495)
    assert _why(toll) == {twice.id: reasons.TWICE}


def test_rule_counted_twice_does_not_bound_but_takes_back() -> None:
    first = claim("force", 499, "2031-01-21T09:00")
    back = claim("force", 499, "2031-01-22T09:00", doubts=("overlap",), stance="retracted")
    assert _why(_last(claim("watch", 9, "2031-01-21T08:00"), first, back)) == {first.id: reasons.TAKEN_BACK}


def test_rule_low_and_high() -> None:
    told = [
        claim("a", 40, "2031-01-21T09:00", value_high=50, qualifier="between"),
        claim("b", 45, "2031-01-21T10:00"),
    ]
    assert _bounds(*told) == (40, 45, 50)


def test_rule_low_and_high_take_nobody_as_zero() -> None:
    assert _bounds(claim("cell", 0, "2031-01-21T09:00", qualifier="none")) == (0, 0, 0)
    assert _bounds(claim("cell", None, "2031-01-21T09:00", qualifier="none")) == (0, 0, 0)


def test_rule_best_is_of_the_best_graded_origin() -> None:
    anonymous = claim("anonymous-medical-source", 300, "2031-01-26T22:00", origin_kind="anonymous")
    monitor = claim("monitor", 181, "2031-01-26T18:00", origin_kind="monitor")
    party = claim("force", 495, "2031-01-27T18:00", origin_side="force")
    assert _bounds(monitor, anonymous)[1] == 300
    assert _bounds(claim("monitor", 181, "2031-01-26T23:00", origin_kind="monitor"), anonymous)[1] == 181
    assert _bounds(monitor, party)[1] == 181


def test_rule_best() -> None:
    two = [claim("a", 91, "2031-01-25T10:00"), claim("b", 91, "2031-01-26T10:00")]
    assert _bounds(*two, claim("c", 88, "2031-01-27T10:00"))[1] == 91
    assert _bounds(claim("a", 220, "2031-01-25T10:00"), claim("b", 190, "2031-01-27T10:00"))[1] == 190


def test_rule_grade() -> None:
    weak = claim("a", 5, "2031-01-25T10:00")
    assert _last(weak).grade == "weak"
    assert _last(weak, claim("b", 5, "2031-01-25T10:00")).grade == "fair"
    assert _last(weak, claim("b", 5, "2031-01-25T10:00", origin_kind="anonymous")).grade == "weak"
    assert (
        _last(weak, claim("army", 5, "2031-01-25T10:00", origin_side="army", stance="confirmed")).grade == "confirmed"
    )
    assert _last(weak, claim("army", 9, "2031-01-25T10:00", origin_side="army")).grade == "contested"


def test_rule_grade_is_confirmed_where_a_party_counts_its_own_losses_alike() -> None:
    own = {"affected": "army", "affected_side": "army"}
    told = [claim("a", 2, "2031-01-25T10:00", **own), claim("army", 2, "2031-01-25T10:00", origin_side="army", **own)]
    assert _last(*told, affected="army").grade == "confirmed"


def test_rule_one_source() -> None:
    told = [claim("a", 5, "2031-01-25T10:00", report="r1"), claim("a", 5, "2031-01-25T12:00", report="r2")]
    assert _last(*told).flags == ("one-source",)
    assert _last(*told, claim("b", 5, "2031-01-25T10:00")).flags == ()


def test_rule_derived() -> None:
    told = [
        claim("monitor", 56, "2031-01-22T13:00", affected="group", affected_side="group"),
        claim("monitor", 28, "2031-01-22T13:00", affected="force", affected_side="force"),
        claim("monitor", 5, "2031-01-22T13:00", affected="civilian"),
    ]
    toll = _last(*told)
    assert (toll.low, toll.high, toll.derived, toll.flags) == (89, 89, True, ("derived", "one-source"))
    assert toll.cites == tuple(sorted(one.id for one in told))


def test_rule_derived_never_beside_a_stated_total_nor_of_parts_that_may_overlap() -> None:
    parts = [
        claim("monitor", 56, "2031-01-22T13:00", affected="group", affected_side="group"),
        claim("monitor", 5, "2031-01-22T13:00", affected="civilian"),
    ]
    assert _last(*parts, claim("other", 70, "2031-01-22T10:00")).by_origin[0].origin == "other"
    police = claim("monitor", 3, "2031-01-22T13:00", affected="police", affected_side="group")
    children = claim("monitor", 3, "2031-01-22T13:00", affected="child")
    women = claim("monitor", 1, "2031-01-22T13:00", affected="woman")
    for claims in ([*parts, police], [parts[1], children], [parts[1], children, women]):
        assert not [toll for toll in resolve(incident(claims), LATEST_BY_ORIGIN) if toll.affected == "all"]
    assert _bounds(children, women) == (4, 4, 4)


def test_rule_new_restates_not_where_it_is_told_late() -> None:
    period = {"first": "2031-01-20", "last": "2031-01-22"}
    told = [
        _new("monitor", 9, "2031-01-22T10:00", as_of="2031-01-22", **period),
        _new("monitor", 5, "2031-01-23T10:00", as_of="2031-01-21", **period),
    ]
    toll = _last(*told)
    assert (toll.low, toll.high) == (9, 9)


def test_rule_new_adds_the_dead_of_the_wounded_each_time() -> None:
    told = [
        claim("ministry", 20, "2031-01-20T10:00"),
        _new("ministry", 2, "2031-01-22T10:00", from_wounded=True),
        _new("ministry", 3, "2031-01-24T10:00", from_wounded=True),
    ]
    assert _bounds(*told) == (25, 25, 25)


def test_rule_withdrawn_stays_withdrawn_and_says_so() -> None:
    told = [
        claim("ministry", 179, "2031-08-18T12:00"),
        claim("ministry", 177, "2031-08-20T18:00"),
        claim("ministry", 179, "2031-08-20T18:00", stance="retracted"),
        claim("ministry", 179, "2031-08-21T12:00", id="r9/9"),
    ]
    story = incident(told)
    found = explain(resolve(story, LATEST_BY_ORIGIN)[-1], story)
    before = [reason.why for reason in found.claims if reason.claim == "r9/9"]
    later = explain(replace(found.toll, as_of="2031-08-21"), story)
    assert before == []
    assert [reason.why for reason in later.claims if reason.claim == "r9/9"] == [reasons.STILL_TAKEN_BACK]


def test_rule_retraction_counts_after_what_its_own_report_tells() -> None:
    told = [
        claim("ministry", 177, "2031-08-20T18:00", report="r1", id="r1/c"),
        claim("ministry", 179, "2031-08-20T18:00", report="r1", id="r1/b"),
        claim("ministry", 179, "2031-08-20T18:00", report="r1", id="r1/a", stance="retracted"),
    ]
    assert _bounds(*told) == (177, 177, 177)


def test_rule_retraction_copied_later_takes_back_nothing_given_anew() -> None:
    told = [
        claim("ministry", 179, "2031-08-18T12:00"),
        claim("ministry", 179, "2031-08-20T18:00", report="r1", stance="retracted"),
        claim("ministry", 179, "2031-08-22T12:00", as_of="2031-08-22"),
        claim("ministry", 179, "2031-08-23T18:00", report="r2", stance="retracted", copy_of="r1"),
    ]
    assert _bounds(*told) == (179, 179, 179)


def test_rule_denial_of_what_its_origin_admits_later_contests_nothing() -> None:
    own = {"affected": "army", "affected_side": "army", "origin_side": "army"}
    told = [claim("army", 7, "2031-09-12T10:00", stance="denied", **own), claim("army", 7, "2031-09-14T10:00", **own)]
    assert _last(*told, affected="army").grade == "weak"


def test_rule_unsourced_copy_belongs_to_the_origin_of_its_first_printing() -> None:
    first = claim("police", 10, "2031-09-11T15:00", report="r1")
    toll = _last(first, claim("agency", 10, "2031-09-11T18:00", report="r2", copy_of="r1"))
    assert (toll.origins, [figure.origin for figure in toll.by_origin]) == (1, ["police"])


def test_rule_own_denial_counts_after_what_its_own_report_tells() -> None:
    told = [
        claim("group", 7, "2031-08-20T18:00", report="r1", id="r1/b"),
        claim("group", 7, "2031-08-20T18:00", report="r1", id="r1/a", stance="denied"),
        claim("other", 4, "2031-08-21T18:00"),
    ]
    assert _bounds(*told) == (4, 4, 4)


def test_rule_new_on_top_only_when_said() -> None:
    whole = claim("ministry", 19, "2031-01-20T10:00", place="geonames:170063")
    bare, far = _new("ministry", 22, "2031-01-20T18:00"), {"place": "geonames:169577", "additional": True}
    toll = _last(whole, bare)
    assert (toll.low, toll.high, toll.derived) == (19, 19, False)
    assert _why(toll) == {bare.id: reasons.NOT_ON_TOP}
    assert _bounds(whole, _new("ministry", 2, "2031-01-21T10:00", **far)) == (19, 19, 19)
    assert _bounds(whole, _new("ministry", 2, "2031-01-21T10:00", first="2031-01-21")) == (21, 21, 21)


@pytest.mark.parametrize("origin", ["anonymous-local-source", "medical-source", "hospital", "report:paper", "witness"])
def test_rule_unnamed_never_adds(origin: str) -> None:
    told = [
        _new(origin, 3, "2031-01-20T10:00", first="2031-01-20"),
        _new(origin, 2, "2031-01-20T11:00", first="2031-01-21", additional=True),
    ]
    toll = _last(*told)
    assert (toll.low, toll.high, toll.derived) == (3, 3, False)
    assert _why(toll) == {told[1].id: reasons.UNNAMED}
    more = _new(origin, 7, "2031-01-22T10:00", additional=True)
    assert _bounds(*told, more) == (7, 7, 7)
    assert _bounds(claim(origin, 9, "2031-01-19T10:00"), *told) == (9, 9, 9)


def test_rule_derived_only_of_one_report_of_a_named_origin() -> None:
    def all_of(origin: str, *reports: str) -> list[Toll]:
        groups = zip(("child", "man"), reports, strict=True)
        told = [claim(origin, 2, "2031-01-22T13:00", affected=group, report=report) for group, report in groups]
        return [toll for toll in resolve(incident(told), LATEST_BY_ORIGIN) if toll.affected == "all"]

    assert [toll.high for toll in all_of("monitor", "r1", "r1")] == [4]
    assert not all_of("monitor", "r1", "r2")
    assert not all_of("anonymous-local-source", "r1", "r1")


def test_rule_derived_figures_that_are_overtaken_are_not_shown() -> None:
    told = [
        claim("monitor", 10, "2031-01-20T10:00"),
        _new("monitor", 2, "2031-01-21T10:00", additional=True),
        claim("ministry", 30, "2031-01-22T10:00"),
    ]
    toll = _last(*told)
    assert [figure.origin for figure in toll.by_origin] == ["ministry"]
    assert [one.claim for one in toll.overtaken] == [told[1].id]


def test_rule_unknown_is_the_rest_lapses_with_the_claims_that_it_followed_from() -> None:
    told = [
        claim("monitor", 20, "2031-01-20T10:00", report="r1"),
        claim("monitor", 12, "2031-01-20T10:00", report="r1", affected="army", affected_side="army"),
        claim("monitor", 10, "2031-01-22T10:00", report="r2"),
    ]
    tolls = [toll for toll in resolve(incident(told), UCDP) if toll.affected == "unknown"]
    assert [(toll.low, toll.high, toll.flags) for toll in tolls][1:] == [(0, 0, ("lapsed",))]
    assert all(toll.cites == tuple(sorted(one.id for one in told[:2])) for toll in tolls)


@pytest.mark.parametrize(("origin", "rests"), [("monitor", 1), ("medical-source", 0)])
def test_rule_unknown_is_the_rest_of_no_two_unnamed_sources(origin: str, rests: int) -> None:
    told = [
        claim(origin, 20, "2031-01-20T10:00", report="r1"),
        claim(origin, 12, "2031-01-20T10:00", report="r2", affected="army", affected_side="army"),
    ]
    assert len([toll for toll in resolve(incident(told), UCDP) if toll.affected == "unknown"]) == rests


@pytest.mark.parametrize(
    ("origin", "second", "high"), [("monitor", "r1", 5), ("monitor", "r2", 3), ("witness", "r1", 3)]
)
def test_rule_civilian_unless_evidence_adds_the_groups_of_one_report_alone(origin: str, second: str, high: int) -> None:
    told = [
        claim(origin, 3, "2031-01-20T10:00", report="r1", affected="child"),
        claim(origin, 2, "2031-01-20T10:00", report=second, affected="woman"),
    ]
    (toll,) = (toll for toll in resolve(incident(told), AIRWARS) if toll.affected == "civilian")
    assert toll.high == high
