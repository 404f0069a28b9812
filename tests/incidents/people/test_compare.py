"""Which mentions may be one person, why, and what speaks against it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from marsad.incidents.people.compare import ENOUGH, compared, match_names
from marsad.model.people import Named

CASES = tomli.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))


def person(name: str, number: int = 1, **said: object) -> Named:
    """A mention of somebody killed, in a report of its own."""
    base = Named(f"r{number}/0-{len(name)}-person", f"r{number}", name, "ar", (f"r{number}/0-1-killed",), ("killed",))
    return replace(base, **said)  # type: ignore[arg-type]  # any slots


@pytest.mark.parametrize(("one", "other"), CASES["accept"])
def test_compare_suggests_names_that_may_be_one_persons(one: str, other: str) -> None:
    mine, theirs = person(one, 1, incidents=("i",)), person(other, 2, incidents=("i",))
    suggested = compared(mine, theirs)
    assert suggested is not None
    assert suggested == compared(theirs, mine)
    assert suggested.score >= ENOUGH


@pytest.mark.parametrize(("one", "other"), CASES["reject"])
def test_compare_suggests_nothing_for_the_names_of_two(one: str, other: str) -> None:
    assert compared(person(one, 1, incidents=("i",)), person(other, 2, incidents=("i",))) is None
    assert compared(person(other, 1, incidents=("i",)), person(one, 2, incidents=("i",))) is None


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("فراس أحمد الدروبي", "فراس احمد الدروبي", ("same-name",)),
        ("فراس الدروبي", "فراس أحمد الدروبي", ("same-name", "part-left-out")),
        ("الدروبي فراس", "فراس الدروبي", ("same-name", "other-order")),
        ("فراس الدروبي", "Firas Droubi", ("same-sound", "other-script")),
        ("Feras Droubi", "Firas Droubi", ("same-sound",)),
        ("ضرغام مللي", "ظرغام مللي", ("near-spelling",)),
        ("فراس", "فراس", ("same-name", "one-name")),
    ],
)
def test_compare_says_why_names_are_alike(one: str, other: str, why: tuple[str, ...]) -> None:
    match = match_names(one, other)
    assert match is not None
    assert match.why == why


def test_compare_names_told_in_full_weigh_more_than_parts() -> None:
    def score(one: str, other: str) -> int:
        match = match_names(one, other)
        assert match is not None
        return match.score

    name = "ضرغام شاهين"
    assert score(name, name) > score(name, "Dergham Shahin") > score(name, "ظرغام شاهين")
    full = score("فراس أحمد الدروبي", "فراس أحمد الدروبي")
    heard = score("فراس أحمد الدروبي", "Firas Ahmad Droubi")
    left_out = score("فراس الدروبي", "فراس أحمد الدروبي")
    no_family = score("فراس أحمد", "فراس أحمد الدروبي")
    alone = score("فراس", "فراس أحمد الدروبي")
    assert full > heard > left_out > no_family > alone


NAME = "فراس الدروبي"


@pytest.mark.parametrize(
    ("mine", "theirs", "why"),
    [
        ({"incidents": ("i", "j")}, {"incidents": ("j",)}, "same-incident"),
        ({"age": 12}, {"age": 12}, "same-age"),
        ({"age": 12}, {"age": 14}, "near-age"),
        ({"place": "geonames:1"}, {"place": "geonames:1"}, "same-place"),
        ({"first": "2022-03-05"}, {"last": "2022-03-06"}, "same-days"),
    ],
)
def test_compare_weighs_what_is_said_of_both(mine: dict[str, object], theirs: dict[str, object], why: str) -> None:
    plain, suggested = (
        compared(person(NAME), person(NAME, 2)),
        compared(person(NAME, **mine), person(NAME, 2, **theirs)),
    )
    assert plain is not None
    assert suggested is not None
    assert why in suggested.why
    assert suggested.score > plain.score


@pytest.mark.parametrize(
    ("mine", "theirs", "against"),
    [
        ({"age": 12}, {"age": 15}, "other-age"),
        ({"outcomes": ("injured",)}, {}, "other-outcome"),
        ({"place": "geonames:1"}, {"place": "geonames:2"}, "other-place"),
        ({"first": "2022-03-05", "last": "2022-03-06"}, {"first": "2022-04-07"}, "other-days"),
    ],
)
def test_compare_says_what_speaks_against_it(mine: dict[str, object], theirs: dict[str, object], against: str) -> None:
    plain, suggested = (
        compared(person(NAME), person(NAME, 2)),
        compared(person(NAME, **mine), person(NAME, 2, **theirs)),
    )
    assert plain is not None
    assert suggested is not None
    assert suggested.against == (against,)
    assert suggested.score < plain.score


def test_compare_a_place_told_apart_within_one_incident_is_nothing_against() -> None:
    one, other = (person(NAME, n, incidents=("i",), place=f"geonames:{n}", first=f"2022-0{n * 2}-05") for n in (1, 2))
    suggested = compared(one, other)
    assert suggested is not None
    assert suggested.against == ()


def test_compare_two_of_different_sex_are_no_one_unless_much_speaks_for_it() -> None:
    assert compared(person(NAME, sex="man"), person(NAME, 2, sex="woman")) is None
    full = "نور أحمد الدروبي"
    suggested = compared(person(full, sex="man", incidents=("i",)), person(full, 2, sex="woman", incidents=("i",)))
    assert suggested is not None
    assert "other-sex" in suggested.against


def test_compare_one_name_alone_is_enough_only_within_an_incident() -> None:
    one, other = (person("فراس", n, age=9, place="geonames:1", first="2022-03-05") for n in (1, 2))
    assert compared(one, other) is None
    assert compared(replace(one, incidents=("i",)), replace(other, incidents=("i",))) is not None


def test_compare_two_named_for_one_figure_are_two() -> None:
    one = person(NAME)
    assert compared(one, replace(one, id="r1/50-60-person")) is None
    assert compared(one, one) is None


@given(st.text(max_size=30), st.text(max_size=30))
def test_compare_any_two_texts_are_compared_either_way_round(one: str, other: str) -> None:
    assert match_names(one, other) == match_names(other, one)


@given(st.text("اأبتحدرسعفلمنهويىةء ", min_size=1, max_size=20))
def test_compare_a_name_is_its_own(name: str) -> None:
    match = match_names(name, name)
    assert match is None or "same-name" in match.why
