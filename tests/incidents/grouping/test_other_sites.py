"""Two happenings in one town, set apart by the sites that their titles name, or by being told as a second one."""

from __future__ import annotations

from marsad.incidents.grouping.reconcile import reconcile
from marsad.model.claim import Reading
from tests.incidents.dispatches import dispatch

_TOWN = "Manbij"


def _told(id_: str, day: int, title: str, text: str) -> Reading:
    return dispatch(id_, f"2019-03-{day:02}T20:00:00+03:00", title, text)


def _sets(readings: list[Reading]) -> list[tuple[str, ...]]:
    return sorted(group.reports for group in reconcile(readings).groups)


def _market() -> list[Reading]:
    return [
        _told(
            "m1", 4, "Shelling kills 14 at Manbij market", "Shells fell on a market in Manbij on Monday, killing 14."
        ),
        _told("m2", 4, "Manbij market dead now 17", "The toll of Monday's shelling of a market in Manbij is 17 dead."),
    ]


def test_a_strike_on_a_school_hours_later_is_not_that_on_the_market() -> None:
    school = [
        _told("s1", 4, "Shells hit Manbij school", "Shells hit a school in Manbij on Monday, killing six people."),
        _told("s2", 5, "Manbij school dead now eight", "Eight died when shells hit a school in Manbij on Monday."),
    ]
    assert _sets([*_market(), *school]) == [("m1", "m2"), ("s1", "s2")]


def test_a_hospital_that_was_struck_is_a_site_and_one_that_took_the_wounded_in_is_none() -> None:
    struck = _told(
        "h1", 4, "Shells hit Manbij hospital", "Hours after the market, shells hit a hospital in Manbij: 3 dead."
    )
    took = _told(
        "t1", 4, "Manbij hospital full after shelling", "A hospital in Manbij took in 17 dead of a market on Monday."
    )
    assert _sets([*_market(), struck]) == [("h1",), ("m1", "m2")]
    assert _sets([*_market(), took]) == [("m1", "m2", "t1")]


def test_what_a_title_calls_a_second_one_days_later_is_another() -> None:
    again = [
        _told(
            "a1", 12, "Second attack on Manbij market", "Shells hit a market in Manbij on Tuesday, killing four people."
        ),
        _told(
            "a2", 13, "Manbij market dead now five", "Five people died when shells hit a market in Manbij on Tuesday."
        ),
    ]
    assert _sets([*_market(), *again]) == [("a1", "a2"), ("m1", "m2")]


def test_what_a_title_tells_in_answer_to_an_attack_days_before_is_another() -> None:
    answer = [
        _told(
            "r1",
            9,
            "Jets kill six in Manbij in retaliation for market",
            "Jets killed six fighters in Manbij on Saturday.",
        ),
        _told("r2", 9, "Six dead in Manbij air strike", "An air strike on Saturday killed six fighters in Manbij."),
    ]
    assert ("m1", "m2") in _sets([*_market(), *answer])


def test_the_building_that_a_second_blast_hit_is_the_one_that_its_title_names_first() -> None:
    second = _told(
        "h1",
        4,
        "Second blast hits Manbij hospital treating market victims",
        "A blast outside a hospital in Manbij on Monday evening killed three people, hours after shells fell on a market.",
    )
    assert _sets([*_market(), second]) == [("h1",), ("m1", "m2")]
