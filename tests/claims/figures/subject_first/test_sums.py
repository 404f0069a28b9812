"""Figures that make a total exactly, what is corrected, and bodies that say no more than a number."""

import pytest

import marsad
from tests.claims.figures.subject_first.test_pointing import parts
from tests.claims.figures.subject_first.test_walk import HURT, KILLED, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The toll rose to 136, according to the monitor: 84 rebels, 45 guards, cooks among them, and seven civilians.",
            [(136, KILLED, None), (84, KILLED, 136), (45, KILLED, 136), (7, KILLED, 136)],
        ),
        (
            "The raid killed 40 people. The observatory listed 52: 30 from the militia and 22 from the army.",
            [(40, KILLED, None), (52, KILLED, None), (30, KILLED, 52), (22, KILLED, 52)],
        ),
        (
            "The raid killed 40 people. The news came late. By its count 30 were with the militia and ten with the army.",
            [(40, KILLED, None), (30, KILLED, 40), (10, KILLED, 40)],
        ),
        (
            "The raid killed 77 guards and four nurses: 81 in all.",
            [(77, KILLED, None), (4, KILLED, None), (81, KILLED, None)],
        ),
        ("The raid killed 77 guards and four nurses: 90 in all.", [(77, KILLED, None), (4, KILLED, None)]),
        ("The raid killed 40 people. The news came late. By its count 30 left and five stayed.", [(40, KILLED, None)]),
    ],
)
def test_figures_that_make_a_total(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The police said 15 officers died, not 17.", [(15, "asserted"), (17, "retracted")]),
        ("The clinic said 14 were killed, and not 16 as it wrote.", [(14, "asserted"), (16, "retracted")]),
        ("The ministry said 177 were killed instead of 179.", [(177, "asserted"), (179, "retracted")]),
        ("The ministry said 177 were killed, not soldiers.", [(177, "asserted")]),
        ("Not 17 but 15 officers died.", [(15, "asserted")]),
    ],
)
def test_a_number_that_is_corrected(text, expected):
    claims = [claim for claim in marsad.read(text, language="en").claims if claim.outcome == KILLED]
    assert [(claim.quantity.value, claim.stance) for claim in claims] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid killed 276; the ambulance service has said 300.", [("276", 276, KILLED), ("300", 300, KILLED)]),
        ("The raid killed 276; the clerk said 300.", [("276", 276, KILLED)]),
        ("The observatory listed 52 as missing.", [("52", 52, "missing")]),
        ("The clinic treated 62 wounded.", [("62", 62, HURT)]),
        ("A cook wounded on Friday when a wall fell died overnight.", [("cook", 1, KILLED)]),
        ("Two guards wounded in the raid said a man died.", [("Two", 2, HURT), ("man", 1, KILLED)]),
        ("Around 300 inmates and attackers laid down their weapons.", [("300", 300, "surrendered")]),
        ("Some 300 men, inmates and guards together, had surrendered.", [("300", 300, "surrendered")]),
        (
            "Ten members of one family, seven of them children, were killed.",
            [("Ten", 10, KILLED), ("seven", 7, KILLED)],
        ),
    ],
)
def test_what_befell_them_where_more_stands_between(text, expected):
    assert told(text) == expected
