"""Numbers that an origin sets its own against are denied where another told them, and taken back where it did."""

from __future__ import annotations

from typing import Any

from marsad.incidents.ledger.not_his import denials_of_others
from marsad.model.incident import IncidentClaim
from tests.tolls.invented import claim


def told(origin: str, value: int, at: str, **slots: Any) -> IncidentClaim:
    return claim(origin, value, at, **{"origin_kind": "official", **slots})


def stances(*claims: IncidentClaim) -> list[str]:
    return [each.stance for each in denials_of_others(claims)]


def test_a_number_that_another_told_is_denied_be_it_rounded():
    instead = told("ministry", 100, "2031-05-03T08:00", stance="retracted")
    assert stances(told("doctors", 101, "2031-05-02T08:00"), instead) == ["asserted", "denied"]
    assert stances(told("doctors", 100, "2031-05-02T08:00"), instead) == ["asserted", "denied"]
    assert stances(told("doctors", 140, "2031-05-02T08:00"), instead) == ["asserted", "retracted"]


def test_a_number_of_its_own_is_taken_back_though_another_told_it_too():
    instead = told("ministry", 60, "2031-05-03T08:00", stance="retracted")
    own = told("ministry", 60, "2031-05-01T08:00")
    assert stances(own, told("doctors", 60, "2031-05-02T08:00"), instead)[-1] == "retracted"


def test_what_nobody_told_before_or_nobody_named_says_is_left():
    instead = told("ministry", 60, "2031-05-03T08:00", stance="retracted")
    assert stances(instead, told("doctors", 60, "2031-05-04T08:00")) == ["retracted", "asserted"]
    unnamed = told("anonymous-source", 60, "2031-05-03T08:00", stance="retracted", origin_kind="anonymous")
    assert stances(told("doctors", 60, "2031-05-02T08:00"), unnamed)[-1] == "retracted"
    few = told("ministry", 2, "2031-05-03T08:00", stance="retracted")
    assert stances(told("doctors", 2, "2031-05-02T08:00"), few)[-1] == "retracted"


def test_a_correction_told_again_under_another_name_denies_nobody():
    first = told("camp-council", 22, "2031-05-01T08:00")
    own = told("camp-council", 22, "2031-05-03T08:00", stance="retracted")
    again = told("leaders", 22, "2031-05-03T12:00", stance="retracted")
    assert stances(first, own, again) == ["asserted", "retracted", "retracted"]
    assert stances(first, again) == ["asserted", "denied"]
