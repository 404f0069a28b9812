"""What sort of count a figure is by the words beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.incidents.ledger.counts import Sort, sort_of
from marsad.model.claim import Claim, Evidence, Quantity, Reading
from marsad.model.report import Report
from marsad.model.vocabulary import Outcome
from tests.incidents.told import ledger
from tests.incidents.told import reading as read


def made(text: str, number: str, outcome: Outcome = "killed") -> Claim:
    at = text.index(number)
    quantity = Quantity(at, at + len(number), number, 5, None, "exact")
    return Claim(
        f"{at}", quantity, outcome, None, None, "new", None, None, (), "asserted", None, None, (), (),
        Evidence(0, len(text)),
    )  # fmt: skip


def sort(
    text: str, number: str, language: str = "ar", outcome: Outcome = "killed", others: tuple[str, ...] = ()
) -> Sort:
    reading = Reading(Report(text, "0", "0", language), (), (), (), ())
    return sort_of(made(text, number, outcome), reading, [made(text, other) for other in others])


@pytest.mark.parametrize(
    ("text", "number", "language", "sorts"),
    [
        ("مقتل خمسة آخرين في القصف", "خمسة", "ar", {"additional"}),
        ("another five people were killed", "five", "en", {"additional"}),
        ("five more people were killed", "five", "en", {"additional"}),
        ("250 more bodies were recovered", "250", "en", {"additional", "found"}),
        ("104 people were killed in the past 24 hours", "104", "en", {"daily"}),
        ("مقتل 104 أشخاص خلال الساعات الماضية", "104", "ar", {"daily"}),
        ("more than 60 people were killed", "60", "en", set()),
        ("وفاة ثلاثة جرحى في المستشفى", "ثلاثة", "ar", {"from_wounded"}),
        ("توفي جندي ثالث متأثرا بجراحه", "جندي", "ar", {"from_wounded"}),
        ("two of the wounded died overnight", "two", "en", {"from_wounded"}),
        ("three people succumbed to their injuries", "three", "en", {"from_wounded"}),
        ("بلغ عدد القتلى 158، والجرحى ستة آلاف", "158", "ar", set()),
        ("the army pulled five bodies from the rubble", "five", "en", {"found"}),
        ("عثرت القوات، الجمعة، على ثماني عشرة جثة", "ثماني عشرة", "ar", {"found"}),
        ("five bodies lay in the street", "five", "en", set()),
        ("أضيف 200 قتيل بأثر رجعي إلى الحصيلة", "200", "ar", {"backlog"}),
        ("200 deaths were added retroactively", "200", "en", {"backlog"}),
        ("استقبل مستشفى واحد في المدينة 70 قتيلا", "70", "ar", {"partial"}),
        ("a single hospital took in 70 dead", "70", "en", {"partial"}),
        ("the town's hospital registered 31 bodies", "31", "en", {"partial"}),
        ("the ministry registered 31 dead", "31", "en", set()),
        ("استقبلت مستشفيات المدينة 70 قتيلا", "70", "ar", set()),
        ("تسلم المستشفى الريفي تسع جثث", "تسع", "ar", {"partial"}),
        ("تسلم المستشفى الريفي تسع جثث لا ثلاث عشرة", "تسع", "ar", set()),
        ("قتيلان وصلا المستشفى الريفي", "قتيلان", "ar", {"partial"}),
        ("nine bodies brought to the hospital", "nine", "en", {"partial"}),
        ("ثلاث من الجثث كانت في القائمة", "ثلاث", "ar", {"partial"}),
        ("three of the bodies were on the list", "three", "en", {"partial"}),
        ("the ministry had announced 25 dead", "25", "en", {"earlier"}),
        ("وذكر في البداية أن القتلى تسعة", "تسعة", "ar", {"earlier"}),
        ("hospitals in the city received 70 dead", "70", "en", set()),
        ("نحو مئة جثة لم تحص بعد", "مئة", "ar", {"uncounted"}),
        ("45 dead among the guards, in a total of 166", "166", "en", {"total"}),
        ("عشرة قتلى في المخبز وحده", "عشرة", "ar", {"partial"}),
        ("ten dead in the bakery alone", "ten", "en", {"partial"}),
        ("قال الوزير وحده إن القتلى عشرة", "عشرة", "ar", set()),
        ("بعد العثور على جثة معلمة في المكان", "معلمة", "ar", {"found"}),
    ],
)
def test_sort_of(text, number, language, sorts):
    found = sort(text, number, language)._asdict()
    assert {name for name, holds in found.items() if holds is True} == sorts


def test_others_beside_the_dead_are_no_addition():
    text = "مقتل خمسة أشخاص وإصابة سبعة آخرين"
    assert not sort(text, "سبعة", outcome="injured", others=("خمسة",)).additional
    assert sort(text, "سبعة", outcome="injured").additional


def test_the_wounded_who_are_still_in_hospital_are_some_of_them():
    assert sort("12 of the wounded are still in hospital", "12", "en", "injured").still
    assert sort("لا يزال 1500 جريح بحاجة إلى علاج", "1500", outcome="injured").still
    assert not sort("12 people are still missing", "12", "en", "missing").still


def test_another_figure_stands_instead():
    assert sort("21 وليس 60", "60").instead
    assert sort("قتلى 177 لا 179", "179").replaced
    assert not sort("قتلى 177 لا 179", "179").instead
    assert sort("21 instead of 60", "60", "en").instead
    assert not sort("21 instead of 60", "21", "en").replaced


def test_the_ends_of_a_change():
    text = "خفض المرصد الحصيلة من تسعة إلى سبعة"
    assert (sort(text, "تسعة").ends, sort(text, "سبعة").ends) == ("from", "to")


def test_without_the_reports_text_nothing_is_said():
    claim = made("another five people were killed", "five")
    reading = Reading(Report("", "0", "0", "en"), (), (), (), ())
    assert sort_of(claim, reading) == Sort()


def test_so_many_of_the_wounded_are_a_share_of_them():
    assert sort("غادر عشرون من المصابين المستشفى", "عشرون", "ar", "injured").partial
    assert sort("twenty of the wounded went home", "twenty", "en", "injured").partial
    assert not sort("twenty of the wounded died", "twenty", "en").partial
    assert not sort("twenty were wounded", "twenty", "en", "injured").partial


def test_a_hospitals_wounded_whom_it_treated_are_its_share():
    text = "surgeons at the town's hospital have treated 70 wounded"
    assert sort(text, "70", "en", "injured").partial
    assert sort("عالج المستشفى 70 جريحا", "70", "ar", "injured").partial
    assert not sort("medics treated 70 wounded", "70", "en", "injured").partial


def test_a_count_that_is_withdrawn_is_taken_back():
    told = ledger([
        read("سحب جهاز الإسعاف الحصيلة التي نُسبت إليه عن الاشتباكات، وهي 12 قتيلاً، وقال إن المرجع وزارة الصحة."),
        read("وأعلن جهاز الإسعاف الحصيلة، وهي 12 قتيلاً.", id="r2"),
    ])  # fmt: skip
    assert {(claim.report, claim.stance) for claim in told if claim.value == 12} == {
        ("r1", "retracted"),
        ("r2", "asserted"),
    }


@pytest.mark.parametrize(
    ("text", "value", "of_them"),
    [("وفاة مصابين اثنين في المستشفى", 2, True), ("وفاة مصابين، اثنين منهم", 2, False), ("مصابين اثنين", 3, False)],
)
def test_the_word_for_two_behind_a_dual_only_says_it_again(text, value, of_them):
    made_so = made(text, "اثنين")
    claim = replace(made_so, quantity=replace(made_so.quantity, value=value))
    assert sort_of(claim, Reading(Report(text, "0", "0", "ar"), (), (), (), ())).from_wounded is of_them
