"""Whom a word for a kind of body means."""

from __future__ import annotations

import pytest

from tests.incidents.told import ledger, reading

_BEFORE = "Zara Watch, a rights group, said three died. The ministry said nobody was hurt. "


@pytest.mark.parametrize(
    ("language", "text", "value", "origin"),
    [
        ("en", _BEFORE + "The group later said 12 people were killed.", 12, "zara-watch"),
        ("en", "The militants said they killed 14. Three were lost, Hamas said in a statement.", 14, "hamas"),
        ("en", "Two died, Hamas said. Four died, the Houthis said. The group said 11 people were hurt.", 11, "group"),
        ("ar", "قال المرصد السوري إن ثلاثة قتلوا. وأعلن الجيش مقتل عشرة. وقالت الجماعة إن 14 جنديا قتلوا.", 14, "sohr"),
    ],
)
def test_a_word_for_a_kind_is_the_only_one_that_is_named(language, text, value, origin):
    told = ledger([reading(text, language=language)])
    assert {entry.origin for entry in told if entry.value == value} == {origin}


def test_a_description_of_a_band_is_the_only_one_that_is_named():
    text = "A Zaran militant group said it killed 14 guards. Hamas lost one fighter, it said. Hamas said so on Sunday."
    told = ledger([reading(text, language="en")])
    assert {entry.origin for entry in told if entry.value == 14} == {"hamas"}
    text = "A Zaran militant group said it killed 14 guards. Two died, Hamas said. Six died, the Houthis said."
    told = ledger([reading(text, language="en")])
    assert {entry.origin for entry in told if entry.value == 14} == {"zaran-militant-group"}


def test_a_bare_word_is_the_source_whose_full_name_stands_before_it_though_nobody_is_quoted_there() -> None:
    counted = reading(
        "قالت قيادة العمليات المشتركة إن 9 من عناصر التنظيم قتلوا في غارة جوية قرب تلعفر.",
        id="r1",
        title="غارة قرب تلعفر",
    )
    again = reading(
        "لم ترد قيادة العمليات المشتركة على أسئلة الصحيفة. وكانت القيادة قد تحدثت عن مقتل 9 من عناصر التنظيم في الغارة.",
        id="r2",
        title="أهالي تلعفر يتحدثون عن الغارة",
    )
    told = {claim.origin for claim in ledger([counted, again]) if claim.outcome == "killed"}
    assert len(told) == 1
