"""What the words of an English sentence say that a figure counts over."""

from __future__ import annotations

import pytest

import marsad


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("The war has killed hundreds of civilians.", "cumulative"),
        ("The violence has claimed 21 lives.", "cumulative"),
        ("More than 40 civilians have been killed in the past two weeks.", "cumulative"),
        ("At least 230 people have been killed since late April.", "cumulative"),
        ("In March, 75 civilians were killed by mines.", "cumulative"),
        ("In four days of fighting, 80 fighters were killed.", "cumulative"),
        ("Nearly 900 people have died in a month of bombing.", "cumulative"),
        ("The death toll from the explosion has reached 45.", "cumulative"),
        ("The number of civilian deaths rise to three.", "cumulative"),
        ("Death toll update | Shelling kills six in Aleppo", "cumulative"),
        ("57 civilians killed in continued attacks on Aleppo", "cumulative"),
        ("Some 6.5 million people are currently displaced.", "standing"),
        ("The fate of 250 others was unknown.", "standing"),
        ("From January to March 2020, 120 civilians were killed.", "cumulative"),
        ("A strike has killed five people in Raqqa.", "new"),
        ("Airstrikes over the past 24 hours killed 12 civilians.", "new"),
        ("Last week, 20 soldiers were killed in an ambush.", "new"),
        ("Three civilians were killed in March in a strike on the market.", "new"),
        ("A strike during the morning of Monday killed two civilians.", "new"),
        ("A total of 25 people were killed in two strikes on Saturday.", "new"),
        ("The death toll from the attack was put at 8.", "new"),
    ],
)
def test_basis(text: str, basis: str) -> None:
    assert marsad.read(text, language="en").claims[-1].basis == basis


def test_the_dead_of_a_day_are_not_the_total_that_they_bring_about():
    claims = marsad.read("Three men died, bringing to 20 the number of men killed since 1 May.", language="en").claims
    assert claims[0].basis == "new"


@pytest.mark.parametrize(
    ("text", "words", "tags"),
    [
        ("The number of people who were killed in the attack has risen to four.", "people", ()),
        ("The number of civilian deaths rise to three.", "civilian", ("civilian",)),
        ("The number of civilians injured by the shelling has risen to ten.", "civilians", ("civilian",)),
    ],
)
def test_those_whom_a_toll_counts_are_named(text: str, words: str, tags: tuple[str, ...]) -> None:
    affected = marsad.read(text, language="en").claims[-1].affected
    assert affected is not None
    assert (affected.text, affected.tags) == (words, tags)


def test_other_members_are_of_the_force_told_before() -> None:
    text = "One Russian soldier was killed, and three other members sustained injuries."
    affected = marsad.read(text, language="en").claims[-1].affected
    assert affected is not None
    assert affected.tags == ("security",)


def test_another_is_not_called_by_the_name_of_the_first() -> None:
    text = "Judge Ahmad Karim was martyred and another was injured."
    affected = marsad.read(text, language="en").claims[-1].affected
    assert affected is None or "Karim" not in affected.text
