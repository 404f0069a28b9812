"""What one origin denies and another affirms."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from marsad.incidents.ledger.context import Member, context_of
from marsad.incidents.ledger.opposed import opposed_in
from marsad.model.claim import Check, Claim, Event, Evidence, Group, Place, Quantity, Reading, Source
from marsad.model.incident import Opposed, Told
from marsad.model.report import Report
from marsad.model.span import Span
from marsad.model.vocabulary import Stance

WATCH = (Source(0, 3, "watch", "sohr", "monitor"),)
FORCE = (Source(0, 3, "force", "sdf", "party"),)


def event(type_: str, stance: Stance, sources: tuple[Source, ...], target: str | None = None) -> Event:
    group = Group(0, 3, target) if target else None
    return Event(f"0-3-{type_}", type_, None, group, None, None, sources, stance, Evidence(0, 9), Span(0, 3, "x"))


def told(id_: str, *statements: Event | Claim) -> Reading:
    events = tuple(each for each in statements if isinstance(each, Event))
    claims = tuple(each for each in statements if isinstance(each, Claim))
    return Reading(Report("", "0", "0", "en", id=id_, outlet="Beacon"), claims, events, (), ())


def opposed(*readings: Reading) -> tuple[Opposed, ...]:
    members: list[Member] = [
        (each, frozenset([*(claim.id for claim in each.claims), *(one.id for one in each.events)])) for each in readings
    ]
    return opposed_in(members, context_of(members))


def test_what_one_report_affirms_and_another_denies():
    found = opposed(
        told("r1", event("negotiation", "asserted", WATCH)), told("r2", event("negotiation", "denied", FORCE))
    )
    words = (
        Told("r1/0-3-negotiation", "sohr", "asserted", Span(0, 3, "x"), Span(0, 3, "watch")),
        Told("r2/0-3-negotiation", "sdf", "denied", Span(0, 3, "x"), Span(0, 3, "force")),
    )
    assert found == (Opposed("negotiation", ("r1/0-3-negotiation",), ("r2/0-3-negotiation",), words),)


def test_nobody_opposes_himself():
    assert (
        opposed(told("r1", event("negotiation", "asserted", FORCE)), told("r2", event("negotiation", "denied", FORCE)))
        == ()
    )


def test_a_denial_that_nobody_is_named_for_is_none():
    assert (
        opposed(told("r1", event("negotiation", "asserted", WATCH)), told("r2", event("negotiation", "denied", ())))
        == ()
    )


def test_things_of_another_kind_or_target_are_not_opposed():
    affirmed = told("r1", event("airstrike", "asserted", WATCH, "the prison"))
    assert opposed(affirmed, told("r2", event("negotiation", "denied", FORCE))) == ()
    assert opposed(affirmed, told("r2", event("attack", "denied", FORCE, "a market"))) == ()
    [found] = opposed(affirmed, told("r2", event("attack", "denied", FORCE, "a prison")))
    assert found.about == "strike"


def test_what_is_only_said_is_not_opposed():
    assert (
        opposed(told("r1", event("accusation", "asserted", WATCH)), told("r2", event("accusation", "denied", FORCE)))
        == ()
    )


def test_a_count_affirms_that_it_happened():
    quantity = Quantity(0, 2, "20", 20, None, "exact")
    escaped = Claim(
        "0-2-escaped", quantity, "escaped", None, None, "new", None, None, WATCH, "asserted", None, None, (), (),
        Evidence(0, 9),
    )  # fmt: skip
    [found] = opposed(told("r1", escaped), told("r2", event("prison-break", "denied", FORCE)))
    assert (found.affirmed, found.denied) == (("r1/0-2-escaped",), ("r2/0-3-prison-break",))


def test_statements_of_other_incidents_are_left_out():
    one = told("r1", event("negotiation", "asserted", WATCH))
    other = told("r2", event("negotiation", "denied", FORCE))
    assert opposed_in([(one, frozenset({"0-3-negotiation"})), (other, frozenset())]) == ()


def test_the_order_of_reports_changes_nothing():
    readings = [
        told("r1", event("negotiation", "asserted", WATCH)),
        told("r2", event("negotiation", "denied", FORCE)),
        told("r3", event("negotiation", "denied", FORCE)),
    ]
    assert len({opposed(*order) for order in permutations(readings)}) == 1


def test_what_the_reader_found_opposed_in_one_report_is_taken_over():
    quantity = Quantity(0, 2, "82", 82, None, "exact")
    dead = Claim(
        "0-2-killed", quantity, "killed", None, None, "new", None, None, WATCH, "asserted", None, None, (), (),
        Evidence(0, 9),
    )  # fmt: skip
    denial = event("attack", "denied", FORCE, "a prison")
    check = Check("opposed", claims=(denial.id, dead.id))
    report = replace(told("r1", denial, dead), checks=(check,))
    [found] = opposed(report)
    assert (found.about, found.affirmed, found.denied) == ("strike", ("r1/0-2-killed",), ("r1/0-3-attack",))
    assert opposed(told("r1", denial, dead)) == ()


def test_a_denial_of_another_place_of_its_report_is_not_of_this_incident():
    def struck(id_: str, stance: Stance, sources: tuple[Source, ...], at: int, place: str) -> Event:
        where = Place(at + 4, at + 9, place)
        return Event(
            id_, "airstrike", None, None, None, where, sources, stance, Evidence(at, at + 9), Span(at, at + 3, "hit")
        )

    here = struck("house", "asserted", WATCH, 0, "Old Town")
    there = struck("market", "asserted", WATCH, 10, "Harbour")
    report = told("r1", here, there, struck("denial", "denied", FORCE, 20, "Harbour"))
    alone: list[Member] = [(report, frozenset({"house", "denial"}))]
    assert opposed_in(alone, context_of(alone)) == ()
    both: list[Member] = [(report, frozenset({"house", "market", "denial"}))]
    assert len(opposed_in(both, context_of(both))) == 1
    same = told("r1", here, there, struck("denial", "denied", FORCE, 20, "Old Town"))
    near: list[Member] = [(same, frozenset({"house", "denial"}))]
    assert len(opposed_in(near, context_of(near))) == 1
