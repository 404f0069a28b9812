"""What people's decisions amount to: which are in effect, what they bind to, what they make of claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest

from marsad.errors import BadDecision
from marsad.incidents.decisions import bind, ruled, without_doubts, without_rejected
from marsad.model.claim import Claim, Reading
from marsad.model.decision import Decision, DecisionKind
from marsad.model.incident import IncidentClaim, Opposed
from tests.incidents.told import ledger, reading

TEXT = "قال المرصد السوري لحقوق الإنسان إن 14 مدنياً قتلوا في قصف على منبج أمس، وأصيب عشرات."
KILLED, WOUNDED = "r1/35-37-killed", "r1/78-83-injured"


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {"r1": reading(TEXT), "r2": reading(TEXT, "r2")}


def _decision(id: str, kind: DecisionKind, *targets: str, day: int = 1, **values: Any) -> Decision:
    return Decision(id, kind, targets, "S.", "because", datetime(2031, 5, day, tzinfo=UTC), values)


def _claims(readings: Mapping[str, Reading]) -> tuple[list[IncidentClaim], dict[str, Claim]]:
    of_reports = {f"{id}/{claim.id}": claim for id, one in readings.items() for claim in one.claims}
    return list(ledger([*readings.values()])), of_reports


def _ruled(readings: Mapping[str, Reading], *decisions: Decision) -> dict[str, IncidentClaim]:
    claims, told = _claims(readings)
    return {claim.id: claim for claim in ruled(claims, told, bind(decisions, readings))}


def test_the_dispatch_has_these_claims(readings: dict[str, Reading]) -> None:
    assert [f"r1/{claim.id}" for claim in readings["r1"].claims] == [KILLED, WOUNDED]


def test_reject_marks_the_claim_and_no_other(readings: dict[str, Reading]) -> None:
    found = _ruled(readings, _decision("d1", "reject", KILLED))
    assert (found[KILLED].rejected, found[KILLED].decisions, found[KILLED].value) == (True, ("d1",), 14)
    assert [claim for claim in found.values() if claim.rejected] == [found[KILLED]]


def test_reject_of_a_report_marks_all_of_its_claims(readings: dict[str, Reading]) -> None:
    found = _ruled(readings, _decision("d1", "reject", "r1"))
    assert {claim.report for claim in found.values() if claim.rejected} == {"r1"}
    assert all(claim.rejected for claim in found.values() if claim.report == "r1")


def test_correct_puts_the_persons_value_beside_the_readers(readings: dict[str, Reading]) -> None:
    found = _ruled(readings, _decision("d1", "correct", KILLED, value=41, affected="all", as_of="2031-05-12"))
    claim = found[KILLED]
    assert (claim.value, claim.affected, claim.as_of, claim.dated) == (41, "all", "2031-05-12", True)
    assert dict(claim.read) == {"value": 14, "affected": "civilian", "as_of": "2031-05-14"}
    assert claim.qualifier == "exact"


def test_correct_makes_a_range_or_ends_one(readings: dict[str, Reading]) -> None:
    found = _ruled(readings, _decision("d1", "correct", KILLED, value=10, value_high=12))
    assert (found[KILLED].value, found[KILLED].value_high, found[KILLED].qualifier) == (10, 12, "between")
    found = _ruled(
        readings,
        _decision("d1", "correct", KILLED, value=10, value_high=12),
        _decision("d2", "correct", KILLED, value=11, value_high=None, qualifier="at_least", day=2),
    )
    assert (found[KILLED].value, found[KILLED].value_high, found[KILLED].qualifier) == (11, None, "at_least")


def test_accept_clears_doubts(readings: dict[str, Reading]) -> None:
    claims, told = _claims(readings)
    doubted = [replace(claim, doubts=("ambiguous-total",)) for claim in claims]
    found = ruled(doubted, told, bind([_decision("d1", "accept", KILLED)], readings))
    assert {claim.id: claim.doubts for claim in found if claim.id == KILLED} == {KILLED: ()}
    assert all(claim.doubts for claim in found if claim.id != KILLED)


def test_accepted_and_corrected_claims_are_free_of_doubts_before_they_are_grouped(readings: dict[str, Reading]) -> None:
    doubted = replace(
        readings["r1"], claims=tuple(replace(claim, doubts=("date-inferred",)) for claim in readings["r1"].claims)
    )
    for decision in (_decision("d1", "accept", KILLED), _decision("d1", "correct", KILLED, value=3)):
        found = without_doubts(doubted, bind([decision], {"r1": doubted}))
        assert [claim.doubts for claim in found.claims] == [(), ("date-inferred",)]
    rejected = bind([_decision("d1", "reject", KILLED)], {"r1": doubted})
    assert without_doubts(doubted, rejected) is doubted


def test_of_decisions_on_one_claim_the_last_taken_has_the_last_word_in_any_order(readings: dict[str, Reading]) -> None:
    decisions = [
        _decision("d1", "correct", KILLED, value=20, day=1),
        _decision("d2", "reject", KILLED, day=2),
        _decision("d3", "correct", KILLED, origin="sohr", day=3),
        _decision("d4", "correct", KILLED, value=21, day=3),
    ]
    for order in permutations(decisions):
        claim = _ruled(readings, *order)[KILLED]
        assert (claim.value, claim.rejected, claim.decisions) == (21, False, ("d1", "d2", "d3", "d4"))
    assert _ruled(readings, *decisions[:2])[KILLED].rejected


def test_withdraw_takes_a_decision_back_and_can_be_taken_back(readings: dict[str, Reading]) -> None:
    first = _decision("d1", "reject", KILLED)
    second = _decision("d2", "withdraw", "d1", day=2)
    third = _decision("d3", "withdraw", "d2", day=3)
    assert not _ruled(readings, second, first)[KILLED].rejected
    assert _ruled(readings, third, second, first)[KILLED].rejected


@pytest.mark.parametrize(
    ("withdrawal", "why"),
    [
        (_decision("d2", "withdraw", "d9", day=2), "there is no decision 'd9'"),
        (_decision("d0", "withdraw", "d1", day=1), "decision 'd1' was not taken before it"),
        (_decision("d2", "withdraw", "d2", day=2), "decision 'd2' was not taken before it"),
    ],
)
def test_withdraw_of_what_was_not_taken_before_is_reported(
    readings: dict[str, Reading], withdrawal: Decision, why: str
) -> None:
    rulings = bind([_decision("d1", "reject", KILLED), withdrawal], readings)
    assert [(one.decision, one.why) for one in rulings.unbound] == [(withdrawal.id, why)]
    assert rulings.on_claims[KILLED].rejected


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("r9/1-2-killed", "there is no report 'r9'"),
        ("r9", "there is no report 'r9'"),
        ("r1/35-37-injured", "report 'r1' has no claim '35-37-injured' now; likely it is r1/35-37-killed"),
        ("r1/30-37-killed", "report 'r1' has no claim '30-37-killed' now; likely it is r1/35-37-killed"),
        ("r1/1-2-killed", "report 'r1' has no claim '1-2-killed' now"),
        ("r1/all", "report 'r1' has no claim 'all' now"),
    ],
)
def test_a_target_that_is_not_there_is_reported_with_what_it_likely_is(
    readings: dict[str, Reading], target: str, why: str
) -> None:
    rulings = bind([_decision("d1", "reject", target, KILLED)], readings)
    assert [(one.decision, one.why) for one in rulings.unbound] == [("d1", why)]
    assert set(rulings.on_claims) == {KILLED}


def test_correct_does_not_bind_to_a_report(readings: dict[str, Reading]) -> None:
    rulings = bind([_decision("d1", "correct", "r1", value=4)], readings)
    assert [one.why for one in rulings.unbound] == ["'r1' is a report, no claim"]
    assert not rulings.on_claims


def test_a_merge_goes_on_with_the_targets_that_are_there(readings: dict[str, Reading]) -> None:
    rulings = bind([_decision("d1", "merge", "r1", "r2", "r9"), _decision("d2", "merge", "r1", "r8")], readings)
    assert [one.targets for one in rulings.grouping] == [("r1", "r2")]
    assert [one.why for one in rulings.unbound] == ["there is no report 'r9'", "there is no report 'r8'"]


def test_two_decisions_of_one_id_are_refused(readings: dict[str, Reading]) -> None:
    with pytest.raises(BadDecision, match="id 'd1' stands for two decisions"):
        bind([_decision("d1", "reject", "r1"), _decision("d1", "accept", "r1")], readings)


def test_a_ruling_on_one_telling_of_a_figure_holds_for_the_other() -> None:
    told = reading(
        "قال المرصد السوري لحقوق الإنسان إن 14 مدنياً قتلوا في قصف على منبج أمس.", title="مقتل 14 مدنياً في قصف على منبج"
    )
    claims, of_reports = _claims({"r1": told})
    (killed,) = claims
    (title,) = [one for one in of_reports if one != killed.id]
    (found,) = ruled(claims, of_reports, bind([_decision("d1", "reject", title)], {"r1": told}))
    assert (found.id, found.rejected) == (killed.id, True)


def test_what_is_rejected_is_no_side_of_a_denial(readings: dict[str, Reading]) -> None:
    rulings = bind([_decision("d1", "reject", KILLED)], readings)
    opposed = [Opposed("x", (KILLED, WOUNDED), ("r2/9-12-clash",)), Opposed("y", (KILLED,), ("r2/9-12-clash",))]
    assert without_rejected(opposed, rulings) == (Opposed("x", (WOUNDED,), ("r2/9-12-clash",)),)
