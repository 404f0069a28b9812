"""Looking a party up: what matched and how, and what is near where nothing does."""

from __future__ import annotations

import pytest

from marsad.parties.find import find, near
from marsad.parties.register import party_register

REGISTER = party_register()


def _fold(name: str, language: str) -> str:
    return name.replace("ة", "ه").casefold()


@pytest.mark.parametrize(("name", "party", "language", "said", "how"), [
    ("SOHR", "sohr", "en", "name", "exact"),
    ("sohr", "sohr", "", "id", "exact"),
    ("المرصد السوري لحقوق الإنسان", "sohr", "ar", "name", "exact"),
    ("syrian democratic FORCES", "sdf", "en", "name", "folded"),
    ("منظمة الصحة العالمية", "who", "ar", "name", "exact"),
    ("ميليشيا أسد", "sy-army", "ar", "loaded", "exact"),
    ("القاعدة", "al-qaeda", "ar", "quoted", "exact"),
    ("قوات التحالف", "coalition-forces", "ar", "shared", "exact"),
])  # fmt: skip
def test_find_says_what_matched_and_how(name, party, language, said, how):
    (found,) = find(REGISTER, name, _fold)
    assert (found.what.id, found.language, found.said, found.how) == (party, language, said, how)


def test_a_name_of_two_kinds_of_party_gives_both():
    assert {found.what.id for found in find(REGISTER, "US", _fold)} == {"us"}
    assert find(REGISTER, "no such party at all", _fold) == []


def test_near_names_are_told_the_most_alike_first():
    assert near(REGISTER, "Hesbollah", _fold)[0].what.id == "hezbollah"
    assert "snhr" in {found.what.id for found in near(REGISTER, "Network for Human Rights", _fold)}
    assert near(REGISTER, "qqqqqqqqqq", _fold) == []
    assert near(REGISTER, "", _fold) == []
