"""What befell people where the words for it leave it open: arrest or abduction, care or harm, a place or a name."""

import pytest

from tests.claims.figures.subject_first.test_walk import HURT, KILLED, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two nurses were detained by gunmen.", "abducted"),
        ("Two nurses were detained on Monday by an armed group.", "abducted"),
        ("Two nurses were detained by the police.", "detained"),
        ("Two nurses were detained near the rebels.", "detained"),
        ("Two nurses were detained.", "detained"),
    ],
)
def test_who_took_people_tells_whether_they_were_arrested(text, expected):
    assert told(text) == [("Two", 2, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two nurses were hospitalised after a blast.", [("Two", 2, HURT)]),
        ("Two nurses were beaten and hospitalised.", [("Two", 2, HURT)]),
        ("Two nurses were hospitalised with a fever.", []),
        ("Two nurses were hospitalised.", []),
    ],
)
def test_care_is_harm_where_an_attack_is_told(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A founder and driver was killed.", [("founder", 1, KILLED)]),
        ("A founder and driver were killed.", [("founder", 1, KILLED), ("driver", 1, KILLED)]),
        ("The strike killed a guard and driver.", [("guard", 1, KILLED), ("driver", 1, KILLED)]),
        ("Sami Rahal, whose brother was killed, spoke.", [("brother", 1, KILLED)]),
        ("The guard, who was wounded in the war, spoke.", []),
        ("A teacher who fled the town spoke.", []),
        ("The driver died and the guard was injured.", [("driver", 1, KILLED), ("guard", 1, HURT)]),
        ("The driver was injured and the driver was shot.", [("driver", 1, HURT)]),
        ("A woman from Tal al Nasir village was killed.", [("woman", 1, KILLED)]),
        ("Brothers aged six, seven and nine were killed.", []),
    ],
)
def test_one_person_is_told_once_and_as_news(text, expected):
    assert told(text) == expected
