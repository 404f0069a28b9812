"""Bodies that English describes: which arm of a state, and whose forces are no state's."""

from __future__ import annotations

import pytest

from marsad import read, read_mentions


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Greek coast guard said 17 people were missing.", "gr-coast-guard"),
        ("The Libyan coast guard rescued 40 people.", "ly-coast-guard"),
        ("The Syrian navy said 3 sailors died.", "sy-navy"),
        ("The Egyptian air force bombed a convoy.", "eg-air-force"),
        ("Saudi border guards killed four migrants.", "sa-border-guard"),
        ("Israeli border guards shot dead two men.", "il-border-police"),
        ("The Tunisian National Guard found eight bodies.", "tn-national-guard"),
        ("The Iraqi parliament said 20 were killed.", "iq-parliament"),
        ("The Iraqi army said 20 were killed.", "iq-army"),
    ],
)
def test_an_arm_of_a_state_is_a_party_of_its_own(text: str, party: str) -> None:
    assert [each.party for each in read_mentions(text, language="en") if each.kind == "party"] == [party]


@pytest.mark.parametrize(
    ("text", "language", "tag"),
    [
        ("قتل 50 من القوات الكردية في الهجوم.", "ar", "combatant"),
        ("قتل 50 من القوات العراقية في الهجوم.", "ar", "security"),
        ("قتل 50 من الشرطة الكردية في الهجوم.", "ar", "security"),
    ],
)
def test_forces_of_a_people_without_a_state_are_combatants(text: str, language: str, tag: str) -> None:
    (claim,) = read(text, language=language).claims
    assert claim.affected is not None
    assert claim.affected.tags == (tag,)
