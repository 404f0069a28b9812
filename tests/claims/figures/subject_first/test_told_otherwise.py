"""Numbers of an English sentence that count two, some of all, a day or an age, and words that need others."""

import pytest

from tests.claims.figures.subject_first.test_walk import HURT, KILLED, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Both pilots were killed.", [("Both", 2, KILLED)]),
        ("Both of his sons were wounded.", [("Both", 2, HURT)]),
        ("Both pilots and passengers were killed.", []),
        ("Both sides were killed in the clash.", []),
        ("A boy of ten was killed.", [("boy", 1, KILLED)]),
        ("A man of 60 and a girl of four were hurt.", [("man", 1, HURT), ("girl", 1, HURT)]),
        ("A leader of 60 fighters was killed.", [("leader", 1, KILLED)]),
        ("The April 7 attack also injured 12.", [("12", 12, HURT)]),
        ("In April 7 people were killed.", [("7", 7, KILLED)]),
    ],
)
def test_two_by_a_word_an_age_and_a_day(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four of the 10 people who were wounded died.", [("Four", 4, KILLED), ("10", 10, HURT)]),
        ("Three of the 20 guards wounded in the raid later died.", [("Three", 3, KILLED), ("20", 20, HURT)]),
        (
            "At least 100 of 700 boys detained in the jail were unaccounted for.",
            [("100", 100, "missing"), ("700", 700, "held")],
        ),
        ("Three of the 20 guards were killed.", [("Three", 3, KILLED)]),
    ],
)
def test_some_of_all(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The flood drove 2,000 families from their homes.", [("2,000", 2000, "displaced")]),
        ("The raid forced 300 villagers to flee.", [("300", 300, "displaced")]),
        ("The army sent 300 men to the village.", []),
        ("About 700 minors were in the jail.", [("700", 700, "held")]),
        ("Two nurses in the jail were hurt.", [("Two", 2, HURT)]),
        ("Nine clerks had been held hostage, some of them wounded.", [("Nine", 9, "abducted")]),
        ("Since Monday 300 rebels have given themselves up.", [("300", 300, "surrendered")]),
    ],
)
def test_words_that_need_others(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The prison held 400 men, 60 of whom died in the fire.", [("60", 60, KILLED)]),
        ("Ten people, seven of them children, were killed.", [("Ten", 10, KILLED), ("seven", 7, KILLED)]),
        ("Two people have died and another six are in hospital.", [("Two", 2, KILLED), ("six", 6, HURT)]),
        ("Two nurses were killed along with six guards who were asleep.", [("Two", 2, KILLED), ("six", 6, KILLED)]),
        ("The toll included 12 policemen.", [("12", 12, KILLED)]),
        ("The group put its own losses at 19.", [("19", 19, KILLED)]),
        ("A strike killed four men; a fifth was wounded.", [("four", 4, KILLED), ("fifth", 1, HURT)]),
        (
            "Ten men were killed, according to the warden; families say the number is closer to 40.",
            [("Ten", 10, KILLED), ("40", 40, KILLED)],
        ),
    ],
)
def test_whose_verb_it_is(text, expected):
    assert told(text) == expected
