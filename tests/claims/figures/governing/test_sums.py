"""Nouns for a count itself, whose size follows though nobody says again what befell them."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes, parts

DEAD = "قتل 12 شخصا في السوق. "
CASES = [
    ("ارتفع عدد الذين قضوا في الحريق إلى 18.", [("18", "killed")], "those who"),
    ("بلغ عدد من نزحوا من البلدة 300.", [("300", "displaced")], "how many fled"),
    ("كرم المدير عدد من الذين تبرعوا وهم 300.", [], "those who did what is no harm"),
    (DEAD + "والرقم الصحيح هو 9.", [("12", "killed"), ("9", "killed")], "it is"),
    (DEAD + "وقدم المحافظ رقما أعلى هو 20.", [("12", "killed"), ("20", "killed")], "indefinite, with `it is`"),
    (DEAD + "وارتفع عدد السيارات إلى 20.", [("12", "killed")], "a count of things"),
    (DEAD + "وتمسك المسؤول بحصيلة الوزير، وهي 8.", [("12", "killed"), ("8", "killed")], "a minister's toll"),
    (DEAD + "وهذا أقل من حصيلة المركز (19) المعلنة أمس.", [("12", "killed"), ("19", "killed")], "in brackets"),
    (DEAD + "وهذا أقل من حصيلة المركز، 19، المعلنة أمس.", [("12", "killed"), ("19", "killed")], "between commas"),
    ("بلغت حصيلة الصادرات 19 في المئة.", [], "a toll of nobody"),
    ("والحصيلة إلى 15.", [], "a toll of which the report tells nothing"),
    ("قتل 12 شخصا، بينما تتحدث الشرطة عن 9.", [("12", "killed"), ("9", "killed")], "speaks of so many"),
    ("قتل 12 شخصا، بينما تتحدث الشرطة عن 9 سيارات.", [("12", "killed")], "speaks of things"),
    ("قال إن 33 جنديا أسروا، بينما قالت الوزارة إنهم 12.", [("33", "detained"), ("12", "detained")], "they are"),
    ("القتلى هم 12 جنديا و3 مدنيين.", [("12", "killed"), ("3", "killed")], "they are a row"),
    ("وأوضح أن القتلى 9 من الحرس و4 عمال.", [("9", "killed"), ("4", "killed")], "a row right after `that`"),
    ("وقال إن الجرحى بلغ عددهم 60.", [("60", "injured")], "their number reached"),
    ("قال عن المفقودين إنهم ثمانية.", [("ثمانية", "missing")], "they are as many"),
    ("قال للجنود إنهم عشرة فقط.", [], "whom nothing befell"),
    ("وقال إن القتلى الثلاثة عمال.", [("الثلاثة", "killed")], "the number belongs to the noun"),
]


@pytest.mark.parametrize(("text", "expected"), [case[:2] for case in CASES], ids=[case[2] for case in CASES])
def test_sizes_of_counts(text, expected):
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "قتل 20 شخصا. وتوزعت الحصيلة على 12 من المسلحين و8 من الجنود.",
        "قتل 20 شخصا. وتوزع القتلى بين 12 مدنيا و8 من الجنود.",
        "المركز: 20 قتيلا.\nالتفصيل: 12 من المسلحين / 8 من الجنود.",
    ],
)
def test_a_breakdown_is_of_the_total_before(text):
    assert parts(text) == [("20", None), ("12", "20"), ("8", "20")]


def test_what_the_report_told_of_first_is_what_its_count_is_of():
    text = "قتل 179 شخصا في الحريق. ولا يزال 30 شخصا مفقودين. وقدم المحافظ رقما أعلى هو 220."
    assert outcomes(text)[-1] == ("220", "killed")


def test_a_verb_joined_to_another_has_an_object_of_its_own():
    told = outcomes("أسر المقاتلون 17 جنديا وقتلوا 40 آخرين.")
    assert ("40", "killed") in told
    assert ("17", "killed") not in told
