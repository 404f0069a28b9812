"""Nouns that name a set, and words that tell a fate again."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes

CASES = [
    ("ارتفع عدد القتلى إلى 45.", [("45", "killed")], "the size of a set"),
    ("عدد الجرحى 10.", [("10", "injured")], "right after it"),
    ("القتلى: 5.", [("5", "killed")], "a label"),
    ("ارتفعت حصيلة القتلى من 30 إلى 45.", [("30", "killed"), ("45", "killed")], "before and after"),
    ("ارتفع عدد الجنود الذين قتلوا إلى عشرة.", [("عشرة", "killed")], "what befell them is told by a clause"),
    ("سقط 30 شخصا بين قتيل وجريح.", [("30", "casualties")], "between killed and wounded"),
    ("لا يزال خمسة مدنيين مفقودين.", [("خمسة", "missing")], "a predicate"),
    ("لا يزال 14 صيادا يمنيا محتجزين لدى خفر السواحل.", [("14", "held")], "a predicate after the group's words"),
    ("قال إن سبعة من وجهاء القبيلة محتجزون في المعسكر.", [("سبعة", "held")], "over `of` and whose they are"),
    ("ليصل عدد المعتقلين في الحملة إلى 118.", [("118", "detained")], "a set of prisoners"),
    ("ارتفع عدد الضحايا إلى 63 قتيلا، فيما فقد 17 عاملا.", [("63", "killed"), ("17", "missing")], "told once"),
    (
        "توزع القتلى كالتالي: حلب 8، خان يونس 9، إدلب 6، ليبلغ المجموع 23.",
        [("8", "killed"), ("9", "killed"), ("6", "killed"), ("23", "killed")],
        "shares of places, and their sum",
    ),
    ("أحصى 62 قتيلا قبل أن يرفع الحصيلة اليوم إلى 77.", [("62", "killed"), ("77", "killed")], "the total again"),
    ("مقتل 5 مدنيين وارتفع العدد الإجمالي للسيارات إلى 300.", [("5", "killed")], "the total of things"),
    ("من بين القتلى امرأتان و3 أطفال.", [("امرأتان", "killed"), ("3", "killed")], "those who are of a set"),
    ("وكان بين المصابين 11 رجل إطفاء.", [("11", "injured")], "with no total before"),
    ("ارتفع عدد الأسر النازحة من المخيم إلى 2100 أسرة.", [("2100", "displaced")], "a state behind the people"),
    ("ارتفع عدد المدارس النازحة إلى 20.", [], "of no people"),
    ("عدد من لقوا حتفهم في الأحداث وما تلاها ارتفع إلى 61.", [("61", "killed")], "those who met their death"),
    ("عدد الذين لقوا مصرعهم في الأحداث بلغ 61.", [("61", "killed")], "who met their death"),
    ("شهداء مجزرة السوق 35", [("35", "killed")], "a headline that its number closes"),
    ("ضحايا فيضان عام 1980", [], "a year"),
    ("جرحى القصف 3 مرات", [], "the number counts other things"),
    ("خمسة أسرى في سجون الجماعة.", [("خمسة", "held")], "a state that the noun names"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_sets(text, expected, why):
    assert outcomes(text) == expected, why
