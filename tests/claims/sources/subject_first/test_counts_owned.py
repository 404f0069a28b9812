"""Whose count an English figure is: verbs that give a toll, counts that somebody owns, speakers named beside."""

import pytest

import marsad


def sources(text):
    """Each figure with the words for who says so."""
    claims = marsad.read(text, language="en").claims
    return [(claim.quantity.value, " / ".join(source.text for source in claim.sources)) for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The group gave a higher figure of 71 killed.", [(71, "group")]),
        ("A monitor raised the death toll since Monday to 88.", [(88, "monitor")]),
        ("The group gave a speech on the road where 71 were killed.", [(71, "")]),
        ("Medics at two hospitals gave a combined toll of 31 dead.", [(31, "Medics at two hospitals")]),
        ("The army listed five missing.", [(5, "army")]),
        ("The hospital has so far counted 19 dead.", [(19, "hospital")]),
        ("The ministry itself had put the toll at 78.", [(78, "ministry")]),
        (
            "Police sources put the number of dead at 12 and the injured at 30.",
            [(12, "Police sources"), (30, "Police sources")],
        ),
        ("Its defence ministry maintains that two soldiers died.", [(2, "Its defence ministry")]),
        ("The state agency has spoken of twelve dead.", [(12, "state agency")]),
    ],
)
def test_a_toll_that_is_given(text, expected):
    assert sources(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll is well above the health ministry's count of 160 dead.", [(160, "health ministry")]),
        ("The monitor's tally rose to 181 dead.", [(181, "monitor")]),
        ("The ministry's own latest toll stood at 160 dead.", [(160, "ministry")]),
        ("The ministry's gate was hit and 160 were killed.", [(160, "")]),
    ],
)
def test_a_count_that_somebody_owns(text, expected):
    assert sources(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighting raged on Friday, with a war monitor saying 34 people died.", [(34, "war monitor")]),
        ("The nurse said by satellite phone that 12 had died.", [(12, "nurse")]),
        ("The raid is thought by the UN to have killed 12.", [(12, "UN")]),
        ("Six died, according to a tally published on Thursday by monitors.", [(6, "monitors")]),
        ("The group claimed the attack, which killed 12 people.", [(12, "")]),
        ("The group claimed the double suicide attack that killed 32 people.", [(32, "")]),
        ("The group claimed the attack had killed 12.", [(12, "group")]),
        ("Charity: 80 children hurt as death toll climbs to 154", [(80, "Charity"), (154, "")]),
        ("Charity: 80 children hurt as shells hit a school", [(80, "Charity")]),
        (
            "The observatory published a total of 32 deaths. It counts six guards among the dead.",
            [(32, "observatory"), (6, "observatory")],
        ),
    ],
)
def test_who_speaks(text, expected):
    assert sources(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police, who had earlier reported two dead, described the attack.", [(2, "Police")]),
        (
            "The ministry, which earlier reported 25 dead, said 50 had been killed.",
            [(25, "ministry"), (50, "ministry")],
        ),
        ("A senator who spent the night going from ward to ward said 231 died.", [(231, "senator")]),
        ("A nurse who works with the charity said 12 had died.", [(12, "nurse")]),
        (
            "At least 60 died, said an official of the ministry that served the old government.",
            [(60, "official of the ministry")],
        ),
        ("The number of soldiers killed was put by the Pentagon overnight at 13.", [(13, "Pentagon")]),
        (
            "At least 18 died, nine of them children by the reckoning of officials.",
            [(18, "officials"), (9, "officials")],
        ),
        ("The captain said six died. He put the wounded at more than 40.", [(6, "captain"), (40, "captain")]),
    ],
)
def test_clauses_around_who_speaks(text, expected):
    assert sources(text) == expected
