"""Where two policies differ, and by which of their rules."""

from __future__ import annotations

import pytest

from marsad.tolls.compare import Difference, compare
from marsad.tolls.policies.known import POLICIES
from marsad.tolls.resolve import resolve
from tests.tolls.worked import POLICY, Case, cases

CASE = {case.name: case for case in cases()}


def _difference(name: str, one: str, other: str, affected: str = "all") -> Difference:
    found = compare(CASE[name].incident, POLICY[one], POLICY[other])
    return next(each for each in found if each.affected == affected)


def test_compare_names_the_rule_by_which_a_figure_falls_under_one_policy_only() -> None:
    found = _difference("another-later-higher", "latest", "ucdp")
    assert "overtaken-by-later-higher" in {rule.name for rule in found.one.rules}
    assert "range-over-origins" in {rule.name for rule in found.other.rules}
    (parting,) = found.claims
    assert parting.one is not None
    assert parting.other is not None
    assert (parting.claim, parting.one.counts, parting.other.counts) == ("r0/0", False, True)
    assert (parting.one.rule, parting.one.by) == ("overtaken-by-later-higher", "r1/1")


def test_compare_names_the_rule_of_the_lowest() -> None:
    found = _difference("another-later-lower", "latest", "acled")
    assert {"most-conservative", "dispute-noted"} <= {rule.name for rule in found.other.rules}
    assert [rule.clause for rule in found.other.rules if rule.name == "most-conservative"] == ["A1"]


def test_compare_names_the_rule_by_which_an_outcome_is_not_counted() -> None:
    found = _difference("injured", "latest", "ucdp")
    assert found.other.toll is None
    assert [rule.name for rule in found.other.rules] == ["deaths-only"]


def test_compare_names_the_rule_by_which_a_group_has_no_toll() -> None:
    found = _difference("one-origin-once", "latest", "airwars")
    assert found.other.toll is None
    assert [rule.name for rule in found.other.rules] == ["civilian-unless-evidence"]


def test_compare_names_the_rule_by_which_witnesses_are_kept_apart() -> None:
    found = _difference("witness-beside-a-ministry", "ucdp", "ibc")
    assert "witnesses-apart" in {rule.name for rule in found.other.rules}


def test_compare_names_the_rule_of_vague_amounts() -> None:
    found = _difference("tens-alone", "acled", "latest")
    assert "vague-amounts" in {rule.name for rule in found.one.rules}
    assert found.other.toll is None


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
@pytest.mark.parametrize("other", [name for name in POLICY if name != "latest"])
def test_compare_tells_every_difference_of_bounds_with_a_rule(case: Case, other: str) -> None:
    story = case.incident
    bounds = [
        {(toll.outcome, toll.affected): (toll.low, toll.best, toll.high) for toll in resolve(story, POLICY[policy])}
        for policy in ("latest", other)
    ]
    wanted = {key for key in {*bounds[0], *bounds[1]} if bounds[0].get(key) != bounds[1].get(key)}
    found = compare(story, POLICY["latest"], POLICY[other])
    assert {(each.outcome, each.affected) for each in found} == wanted
    assert all(each.one.rules or each.other.rules for each in found)


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_compare_finds_nothing_between_a_policy_and_itself(policy: str) -> None:
    assert all(compare(case.incident, policy, policy) == () for case in cases())
