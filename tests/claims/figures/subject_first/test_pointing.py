"""Numbers that point back to a total told before them, and totals that a source gives for what was told before."""

import pytest

import marsad
from tests.claims.figures.subject_first.test_walk import HURT, KILLED, told


def parts(text):
    """Each figure with the value of the total that it is a part of."""
    claims = marsad.read(text, language="en").claims
    values = {claim.id: claim.quantity.value for claim in claims}
    return [(claim.quantity.value, claim.outcome, values.get(claim.part_of)) for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The raid killed 64. Of those, 40 were fighters and 15 belonged to the army. The remaining nine were nurses.",
            [(64, KILLED, None), (40, KILLED, 64), (15, KILLED, 64), (9, KILLED, 64)],
        ),
        (
            "The raid killed 80. Of these, 50 were rebels; the other 30 were villagers.",
            [(80, KILLED, None), (50, KILLED, 80), (30, KILLED, 80)],
        ),
        ("The raid killed 12 people. Seven were women.", [(12, KILLED, None), (7, KILLED, 12)]),
        ("The raid killed 12 people. Seven were wounded.", [(12, KILLED, None), (7, HURT, None)]),
        ("The raid killed 12 people. Seven were late.", [(12, KILLED, None)]),
        (
            "Of the 60 farmers who died in the shelling, 22 were in one barn.",
            [(60, KILLED, None), (22, KILLED, 60)],
        ),
        (
            "The clashes left 90 dead: 60 from IS, 20 from the army and ten civilians.",
            [(90, KILLED, None), (60, KILLED, 90), (20, KILLED, 90), (10, KILLED, 90)],
        ),
        (
            "The dead came to 210: 120 militants, 60 camp staff and 30 of its own troops.",
            [(210, KILLED, None), (120, KILLED, 210), (60, KILLED, 210), (30, KILLED, 210)],
        ),
    ],
)
def test_parts_of_a_total_told_before(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid killed nine people. A councillor spoke of twelve.", [9, 12]),
        ("The raid killed nine people. The monitor has published a total of 14.", [9, 14]),
        ("The raid killed nine people. The monitor counts six guards and four nurses.", [9, 6, 4]),
        ("The raid killed nine people. The guards have given a higher figure, of 14 nurses.", [9, 14]),
        ("The raid killed nine people. A total of 52 families live there.", [9]),
        ("The raid killed nine people. He had counted three armed men.", [9]),
        ("The monitor reports 30 dead among the troops, in a total of 77.", [30, 77]),
        ("A councillor spoke of twelve.", []),
    ],
)
def test_a_source_counts_again_what_was_told(text, expected):
    claims = marsad.read(text, language="en").claims
    assert [claim.quantity.value for claim in claims if claim.outcome == KILLED] == expected


def test_an_outcome_told_before_is_doubted():
    claims = marsad.read("The raid killed nine people. A councillor spoke of twelve.", language="en").claims
    assert [("outcome-carried" in claim.doubts) for claim in claims] == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody was hurt.", [("Nobody", 0, HURT)]),
        ("No one has been killed.", [("No one", 0, KILLED)]),
        ("No casualties were reported.", [("No", 0, "casualties")]),
        ("There were no reports of injuries.", [("no", 0, HURT)]),
        ("The blast did not cause any deaths.", [("any", 0, KILLED)]),
        ("None of the guards was killed.", [("None", 0, KILLED)]),
        ("No one else was hurt.", []),
        ("Nobody was seriously hurt.", []),
        ("There were no serious injuries.", []),
        ("Nobody knows how many lost their lives.", []),
        ("No group has claimed the killing.", []),
        ("No fewer than 12 people were killed.", [("12", 12, KILLED)]),
    ],
)
def test_nobody_is_a_figure_of_none(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed six, Minister Salah Maran told state radio.", [("six", 6, KILLED)]),
        ("The blast killed six, a guard and two doctors said.", [("six", 6, KILLED)]),
        ("The blast killed six and a guard.", [("six", 6, KILLED), ("guard", 1, KILLED)]),
        ("A councillor spoke of nine dead.", [("nine", 9, KILLED)]),
        ("One in four of the 200 injured needed surgery.", [("200", 200, HURT)]),
        ("The militia says 23 fighters were lost.", [("23", 23, KILLED)]),
        ("The ministry had put the toll at 78 shortly after dawn.", [("78", 78, KILLED)]),
        ("The number of people killed had passed 100, with 40 wounded.", [("100", 100, KILLED), ("40", 40, HURT)]),
        ("The wounded were first listed as three.", [("three", 3, HURT)]),
        ("The dead at the hospital had 12 names.", []),
    ],
)
def test_who_speaks_and_how_large_a_set_is(text, expected):
    assert told(text) == expected
