"""What befell whom where subjects stand first: voices, objects, sets, parts, lists, and input that means harm."""

import time

import pytest

from marsad.claims.figures.gather import report_figures
from tests.claims.located import mentions_of

KILLED, HURT = "killed", "injured"


def told(text: str) -> list[tuple[str, int | None, str | None]]:
    mentions = mentions_of(text, "en")
    return [
        (mentions.folded.span(figure.start, figure.end).text, figure.value, figure.outcome)
        for figure in report_figures(mentions)
        if figure.outcome != "other"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("57 killed 150 injured in the camp", [("57", 57, KILLED), ("150", 150, HURT)]),
        ("Shelling killed 12 wounded 30", [("12", 12, KILLED), ("30", 30, HURT)]),
        ("Twelve were said to have died.", [("Twelve", 12, KILLED)]),
        ("The strike has killed 12.", [("12", 12, KILLED)]),
        ("12 gunmen killed 3 guards.", [("3", 3, KILLED)]),
        ("They killed and wounded 30.", [("30", 30, "casualties")]),
        ("30 were shot and killed.", [("30", 30, KILLED)]),
        ("It killed him and 4 others.", [("4", 4, KILLED)]),
        ("Three were killed in Homs, two in Hama.", [("Three", 3, KILLED), ("two", 2, KILLED)]),
    ],
)
def test_govern_in_order_tells_the_voice_of_a_verb(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll jumped from 12 to 15.", [("12", 12, KILLED), ("15", 15, KILLED)]),
        ("The number of prisoners who escaped rose to 40.", [("40", 40, "escaped")]),
        ("The number of wounded reached on Sunday 20 people.", [("20", 20, HURT)]),
        ("Killed: 12; wounded: 34", [("12", 12, KILLED), ("34", 34, HURT)]),
        ("The victims of the raid were a man and his son.", [("man", 1, "casualties"), ("son", 1, "casualties")]),
    ],
)
def test_govern_in_order_gives_a_set_its_size(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They tried to kill two officers.",
        "A warrant to arrest two men was issued.",
        "The strike destroyed 12 houses.",
        "A man aged 34 spoke to 12 reporters.",
        "No houses were burned in the 12 villages.",
        "Three people's homes were burned.",
        "He is a father of two.",
        "The two-storey building was hit.",
    ],
)
def test_govern_in_order_tells_of_nobody(text):
    assert told(text) == []


def test_parts_are_of_the_total_before_them():
    mentions = mentions_of("Nine people, among them two children and a nurse, died and four were hurt.", "en")
    nine, two, nurse, four = report_figures(mentions)
    assert two.part_of is nine
    assert nurse.part_of is nine
    assert four.part_of is None


def test_of_them_points_back_over_a_sentence_with_a_doubt():
    mentions = mentions_of("Nine people died in the blast. Eight of them were children.", "en")
    nine, eight = report_figures(mentions)
    assert (eight.outcome, eight.part_of) == (KILLED, nine)
    assert "ambiguous-total" in eight.doubts


def test_inhabitants_who_flee_are_displaced_and_captives_escape():
    assert told("Twelve families fled.") == [("Twelve", 12, "displaced")]
    assert told("Twelve inmates fled.") == [("Twelve", 12, "escaped")]


@pytest.mark.parametrize(
    "text",
    [
        "12 people were killed and 30 wounded in the camp, ",
        "national wounded local ",
        "the death toll rose to 12 and ",
        "a soldier, his wife and two of them ",
        "Omar Said, 34, and ",
    ],
)
def test_report_figures_takes_time_that_grows_with_the_sentence(text):
    taken = []
    for many in (300, 1200):
        mentions = mentions_of(text * many, "en")
        mentions.numbers(0), mentions.parties(0)
        start = time.perf_counter()
        report_figures(mentions)
        taken.append(time.perf_counter() - start)
    assert taken[1] < 12 * taken[0] + 0.5
