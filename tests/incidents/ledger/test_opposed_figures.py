"""A number that is denied leaves what it is told of undenied."""

from __future__ import annotations

from dataclasses import replace

from marsad.incidents.ledger.opposed import opposed_in
from marsad.model.claim import Claim, Event, Evidence, Quantity, Reading, Source
from marsad.model.report import Report
from marsad.model.span import Span

WATCH, FORCE = (Source(0, 3, "watch", "sohr", "monitor"),), (Source(0, 3, "force", "sdf", "party"),)
TOLD = Event("0-3-airstrike", "airstrike", None, None, None, None, WATCH, "asserted", Evidence(0, 9), Span(0, 3, "x"))
DENIED = replace(
    TOLD, id="40-43-airstrike", sources=FORCE, stance="denied", evidence=Evidence(20, 60), trigger=Span(40, 43, "x")
)


def of(at: int) -> Claim:
    quantity = Quantity(at, at + 2, "25", 25, None, "exact")
    return Claim(
        f"{at}-killed", quantity, "killed", None, None, "new", None, None, FORCE, "denied", None, None, (), (),
        Evidence(20, 60),
    )  # fmt: skip


def opposed(*claims: Claim) -> list[str]:
    reports = Report("", "0", "0", "en", id="r1"), Report("", "1", "1", "en", id="r2")
    members = [(Reading(reports[0], (), (TOLD,), (), ()), frozenset({TOLD.id}))]
    members.append((Reading(reports[1], claims, (DENIED,), (), ()), frozenset({DENIED.id})))
    return [each.about for each in opposed_in(members)]


def test_a_strike_in_which_a_number_of_dead_is_denied_is_not_denied():
    assert opposed(of(25)) == []


def test_a_strike_that_is_denied_before_any_number_is_denied():
    assert opposed() == ["strike"]
    assert opposed(of(50)) == ["strike"]
