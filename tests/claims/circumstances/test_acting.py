"""A place whose name stands for those who rule there is not where something befell people."""

from __future__ import annotations

import pytest

from marsad.claims.circumstances.sites import find_sites
from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.text.fold import fold


def _sites(text: str, language: str) -> list[str]:
    """The places of a text's first sentence where something can have befallen people, by their words."""
    pack = load_pack(language)
    mentions = Mentions(fold(text, pack.orthography), pack, None)
    found = find_sites(mentions.sentence(0), mentions.places(0), mentions.parties(0))
    return [text[site.mention.start : site.mention.end] for site in found]


@pytest.mark.parametrize(
    "text",
    [
        "Damascus said five soldiers were killed.",
        "Twelve men were released by Damascus after two years.",
        "An exchange between Damascus and the Syrian Democratic Forces freed twelve people.",
        "Damascus put the number at two.",
        "Damascus accused them of the attack.",
        "Two died, the health ministry in Houthi-held Sanaa said.",
    ],
)
def test_a_capital_that_says_does_or_agrees_is_no_site(text: str) -> None:
    assert _sites(text, "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "Five people were killed in Damascus, officials said.",
        "Five people were killed on the road between Damascus and Homs.",
        "Five people were killed in Houthi-held Sanaa.",
        "Damascus recorded five deaths.",
    ],
)
def test_a_town_told_of_as_a_place_is_a_site(text: str) -> None:
    assert _sites(text, "en")


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("قالت دمشق إن خمسة جنود قتلوا.", []),
        ("أفرج عن 12 شخصا في تبادل بين دمشق وقسد.", []),
        ("أفرج عن 12 شخصا كانوا محتجزين لدى سلطات دمشق.", []),
        ("قتل خمسة أشخاص على الطريق بين دمشق وحمص.", ["دمشق", "حمص"]),
        ("قتل خمسة أشخاص في دمشق.", ["دمشق"]),
    ],
)
def test_a_capital_that_acts_is_no_site_in_arabic(text: str, expect: list[str]) -> None:
    assert _sites(text, "ar") == expect
