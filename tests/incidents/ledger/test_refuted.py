"""What somebody denies in words of his own, and whose assertion that is."""

from __future__ import annotations

import pytest

from marsad.incidents.ledger.context import Member, context_of
from marsad.incidents.ledger.entries import ledger_of
from marsad.incidents.ledger.opposed import opposed_in
from marsad.model.claim import Reading
from marsad.model.incident import Opposed
from tests.incidents.told import reading


def members(*readings: Reading) -> list[Member]:
    return [
        (each, frozenset([*(claim.id for claim in each.claims), *(event.id for event in each.events)]))
        for each in readings
    ]


def refuted(*readings: Reading) -> list[Opposed]:
    told = members(*readings)
    return [each for each in opposed_in(told, context_of(told)) if each.about == "statement"]


def sides(found: Opposed) -> list[tuple[str, str, str]]:
    return [(told.origin, told.stance, told.quote.text) for told in found.words]


SIEGE = (
    "HASAKAH - Twelve people were killed at the prison on Thursday, the Syrian Observatory for Human Rights said.\n"
    "The Syrian Democratic Forces denied that it was bargaining. But the Observatory insisted that men with white flags "
    "had crossed the yard twice."
)


def test_what_is_denied_is_what_another_says_beside_it():
    [found] = refuted(reading(SIEGE, language="en"))
    assert sides(found) == [
        ("sohr", "asserted", "men with white flags had crossed the yard twice"),
        ("sdf", "denied", "it was bargaining"),
    ]
    assert [side.split("/")[0] for side in (*found.affirmed, *found.denied)] == ["r1", "r1"]


def test_nobody_is_contradicted_where_nobody_else_speaks():
    alone = "Twelve people were killed at the prison on Thursday.\nThe Syrian Democratic Forces denied that it was bargaining."
    assert refuted(reading(alone, language="en")) == []


def test_a_number_that_is_denied_is_who_told_it_before():
    told = reading(
        "قالت «مبادرة الدفاتر» إنها دوّنت أسماء أكثر من 500 قتيل سقطوا في التفجير.\n"
        "ونفى مسؤول في وزارة الإعلام، رفض الكشف عن اسمه، أن يكون العدد قد بلغ 500. وتمسّك المسؤول بحصيلة الوزير، وهي 358."
    )
    assert refuted(told) == []  # the number is a denied figure of its own
    said = [each for each in ledger_of(told, [claim.id for claim in told.claims]) if each.value == 500]
    assert sorted(each.stance for each in said) == ["asserted", "denied"]
    assert said[0].origin != said[1].origin


def test_what_only_points_at_a_figure_denies_the_one_before_it():
    told = reading(
        "The Oasis Brigade said on Sunday that it had planted the bomb near Binnish which killed seven soldiers.\n"
        "Ankara dismissed the figure. Its defence ministry maintains that two soldiers died.",
        language="en",
    )
    [found] = refuted(told)
    assert sides(found)[0][2] == "seven"


def test_a_denial_far_from_all_that_is_told_contradicts_nobody():
    filler = " ".join(["The road was empty and the shops were closed."] * 20)
    told = reading(
        f"Twelve people were killed at the prison on Thursday, the Syrian Observatory for Human Rights said.\n{filler}\n"
        "The Syrian Democratic Forces denied that it was bargaining.",
        language="en",
    )
    assert refuted(told) == []


def test_the_same_denial_in_two_reports_is_one_contradiction():
    again = reading(SIEGE, "r2", language="en")
    [found] = refuted(reading(SIEGE, language="en"), again)
    assert {side.split("/")[0] for side in found.denied} == {"r1", "r2"}


def test_a_denial_next_to_another_happening_is_not_of_this_one():
    told = reading(SIEGE, language="en")
    assert opposed_in([(told, frozenset())], context_of([(told, frozenset())])) == ()


def test_who_denies_the_correctness_of_a_count_denies_the_one_before_it():
    told = reading(
        "قالت لجنة الأطباء إنها أحصت 22 قتيلا في السجن، ولم تذكر أسماءهم.\n"
        "وردت وزارة الداخلية سريعا، فنفت صحة هذا الرقم ووصفته بأنه مختلق، متمسكة بحصيلة الأربعة عشر قتيلا."
    )
    [found] = refuted(told)
    assert [(stance, text.split()[:2]) for _, stance, text in sides(found)] == [
        ("asserted", ["22"]),
        ("denied", ["هذا", "الرقم"]),
    ]
    stances = {claim.quantity.value: claim.stance for claim in told.claims}
    assert stances == {22: "asserted", 14: "asserted"}


def test_what_is_told_and_then_denied_in_a_relative_clause():
    told = reading("وأعلن «لواء الدرع» أنه قتل ثلاثين من عناصر «كتيبة السور»، وهو ما نفته الكتيبة.")
    [found] = refuted(told)
    assert [text for _, _, text in sides(found)] == ["ثلاثين", "نفته"]


def test_what_a_report_calls_an_allegation_is_what_a_bare_denial_points_at():
    told = reading(
        "قالت مديرية الصحة في حلب، الخميس، إن غارة على مبنى في حلب قتلت سبعة أشخاص.\n"
        "وزعم الجيش الروسي أن المبنى كان يضم منصة لإطلاق المسيّرات.\n"
        "ورفض رئيس البلدية هذا الادعاء، وقال إن الطبقة الأولى مخبز."
    )
    [found] = refuted(told)
    assert [(side, stance) for side, stance, _ in sides(found)] == [("ru-army", "alleged"), ("mayor", "denied")]


def test_who_refuses_what_nobody_asserted_denies_nothing():
    told = reading(
        "قالت مديرية الصحة في حلب، الخميس، إن غارة على مبنى في حلب قتلت سبعة أشخاص.\n"
        "ورفض رئيس البلدية الحديث إلى الصحافيين، وقال إن الطبقة الأولى مخبز."
    )
    assert not refuted(told)


def test_a_denial_that_names_who_said_it_denies_what_he_says():
    told = reading(
        "قُتل ستة أشخاص في قصف على المشفى في منبج، بحسب مديره.\n"
        "ونفى المتحدث باسم الجيش ما أعلنه شيوخ عشيرة الجبور عن اتفاق على هدنة.\n"
        "وكان الشيخ الجبور قد أكد للصحفيين أنه تسلم موافقة مكتوبة."
    )
    assert any("تسلم موافقة" in quote for found in refuted(told) for _, _, quote in sides(found))


def test_who_denies_that_he_holds_anybody_answers_an_abduction():
    told = members(
        reading(
            "اتهمت لجان مقاومة النهود قوات الدعم السريع باختطاف 120 شخصاً من سكان المدينة.\n"
            "وأنكر مستشار قائد الدعم السريع أن تكون قواته تحتجز أي مدني في النهود."
        )
    )
    [found] = [each for each in opposed_in(told, context_of(told)) if each.about == "abduction"]
    assert (len(found.affirmed), len(found.denied)) == (1, 1)


@pytest.mark.parametrize(
    ("denial", "language"),
    [
        ("وقال الجيش السوداني إن هذا الرقم كذب.", "ar"),
        ("ووصف الجيش السوداني هذا الرقم بأنه كذب.", "ar"),
        ("وقال متحدث باسم الجيش السوداني إنه لا صحة لما أعلنته قوات الدعم السريع.", "ar"),
        ("وهو ما نفاه الجيش السوداني.", "ar"),
        ("The Sudanese army called the figure a lie.", "en"),
        ("The Sudanese army said the number was false.", "en"),
        ("The Sudanese army denied the claim.", "en"),
    ],
)
def test_who_calls_a_figure_untrue_denies_it_though_he_names_no_number(denial, language):
    told = {
        "ar": "قالت قوات الدعم السريع إنها قتلت 150 جندياً في معارك بابنوسة. ",
        "en": "The Rapid Support Forces said they killed 150 soldiers in fighting for Babanusa. ",
    }
    [found] = refuted(reading(told[language] + denial, language=language))
    assert [(origin, stance) for origin, stance, _ in sides(found)] == [("rsf", "asserted"), ("sd-army", "denied")]
    assert sides(found)[0][2] == "150"


def test_what_is_untrue_of_something_else_denies_no_figure():
    told = "The Rapid Support Forces said they killed 150 soldiers in Babanusa. The Sudanese army said it used false trails."
    assert refuted(reading(told, language="en")) == []
