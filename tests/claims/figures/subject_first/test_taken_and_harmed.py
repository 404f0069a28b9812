"""People taken and harmed, told later by a pronoun, and what somebody is said to be."""

import pytest

from tests.claims.figures.subject_first.test_walk import HURT, KILLED, told

TAKEN, HELD = "abducted", "detained"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two nurses were detained and beaten by soldiers.", [("Two", 2, HELD), ("Two", 2, HURT)]),
        ("A driver was detained overnight and repeatedly beaten.", [("driver", 1, HELD), ("driver", 1, HURT)]),
        ("One cook was beaten and taken into custody.", [("One", 1, HELD), ("One", 1, HURT)]),
        ("Gunmen abducted and beat two nurses.", [("two", 2, TAKEN), ("two", 2, HURT)]),
        ("One nurse was abducted by a taxi driver and beaten.", [("One", 1, TAKEN), ("One", 1, HURT)]),
        ("Two nurses were detained but not beaten.", [("Two", 2, HELD)]),
        ("Two nurses were detained and three cooks beaten.", [("Two", 2, HELD), ("three", 3, HURT)]),
        ("A cook was detained, and a nurse was beaten.", [("cook", 1, HELD), ("nurse", 1, HURT)]),
        ("Two drivers were detained by the Taliban.", [("Two", 2, TAKEN)]),
        ("Two drivers were detained by the Syrian army.", [("Two", 2, HELD)]),
    ],
)
def test_who_was_taken_and_harmed_is_told_as_both(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A nurse was on her way home. She was shot in the leg.", [("nurse", 1, HURT)]),
        ("Two drivers were stopped at a gate. They were beaten and robbed.", [("Two", 2, HURT)]),
        ("Two drivers were stopped at a gate. He was beaten.", []),
        ("A driver was stopped at a gate. He was not injured.", []),
        ("A driver was stopped at a gate. It was destroyed and he was beaten.", []),
        ("A driver was stopped at a gate. He said two were killed.", [("two", 2, KILLED)]),
        ("A driver was killed. He was shot in the leg.", [("driver", 1, KILLED)]),
    ],
)
def test_a_pronoun_tells_later_what_befell_them(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One driver was the victim of an armed robbery and was shot in the back.", [("One", 1, HURT)]),
        ("The assistant driver was killed, and the driver was injured.", [("driver", 1, KILLED), ("driver", 1, HURT)]),
        ("One guard was beaten up and later treated by a doctor.", [("One", 1, HURT)]),
        ("One nurse died after shrapnel hit her head.", [("One", 1, KILLED)]),
        ("The head of the council was killed.", [("head", 1, KILLED)]),
    ],
)
def test_what_somebody_is_said_to_be(text, expected):
    assert told(text) == expected
