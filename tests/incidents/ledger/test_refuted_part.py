"""Who denies his part in what happened contradicts all who say that he had one."""

from __future__ import annotations

from tests.incidents.ledger.test_refuted import refuted, sides
from tests.incidents.told import reading

DEAD = "Shells killed nine people at a market in Taiz on Friday, the health ministry said.\n"


def test_a_part_that_is_denied_is_denied_though_what_happened_is_not():
    told = reading(
        DEAD
        + "The Houthis denied any role in the attack. Residents said that the shells had come from their positions.",
        language="en",
    )
    [found] = refuted(told)
    assert [(origin, stance) for origin, stance, _ in sides(found)] == [
        ("anonymous-local-source", "asserted"),
        ("houthis", "denied"),
    ]


def test_all_who_say_that_he_had_a_part_are_contradicted_together():
    first = reading(
        DEAD
        + "The Houthis denied any role in the attack. Residents said that the shells had come from their positions.",
        language="en",
    )
    second = reading(
        DEAD
        + "The Houthis denied involvement in the attack. The governor said that the movement had fired on purpose.",
        "r2",
        language="en",
    )
    [found] = refuted(first, second)
    assert {origin for origin, stance, _ in sides(found) if stance == "asserted"} == {
        "anonymous-local-source",
        "governor",
    }


def test_what_is_denied_in_one_breath_with_an_assertion_is_that_and_no_figure():
    told = reading(
        DEAD + "Residents said that the shells had come from Houthi positions. The Houthis denied firing them.",
        language="en",
    )
    [found] = refuted(told)
    assert sides(found)[0][:2] == ("anonymous-local-source", "asserted")


def test_a_part_that_is_denied_where_nobody_says_more_contradicts_nobody():
    assert refuted(reading(DEAD + "The Houthis denied any role in the attack.", language="en")) == []
