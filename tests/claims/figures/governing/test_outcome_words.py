"""Which figures an outcome word takes: those before it, those after it, those brought to it."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes

CASES = [
    ("قال المصدر إن 30 مسلحا قتلوا في الغارة.", [("30", "killed")], "a plural verb takes who waits"),
    ("لقي ستة عمال مصرعهم في الانهيار.", [("ستة", "killed")], "a word that completes a verb"),
    ("فقد خمسة جنود حياتهم في المعركة.", [("خمسة", "killed")], "what was lost is life"),
    ("اضطرت 50 عائلة للنزوح.", [("50", "displaced")], "what people were brought to"),
    ("كان شخص قد فارق الحياة في المستشفى.", [("شخص", "killed")], "a person named before the verb"),
    ("أطلقوا النار على عنصر من الشرطة ما أدى لمقتله.", [("عنصر", "killed")], "his death"),
    ("وفاة ثلاثة جرحى في المستشفى.", [("ثلاثة", "killed")], "a verbal noun says what became of the wounded"),
    ("فقد عنصر من الشرطة حياته وأصيب آخر.", [("عنصر", "killed"), ("آخر", "injured")], "one who lost it"),
    ("قتل جندي وأصيب آخران بجروح.", [("جندي", "killed"), ("آخران", "injured")], "two others"),
    ("وأسر 4 آخرين في العملية.", [("4", "detained")], "a capture, written like families"),
    ("11 مهاجما قتلوا وأسر أربعة.", [("11", "killed"), ("أربعة", "detained")], "with a bare number"),
    ("نزحت خمس أسر من القرية.", [("خمس", "displaced")], "families"),
    ("دعم أسر 3 شهداء.", [("3", "killed")], "families of the dead"),
    ("معرض للأسر المنتجة في المدينة.", [], "families with the article"),
    ("قتلنا سبعة منهم واعتقلنا خمسة.", [("سبعة", "killed"), ("خمسة", "detained")], "what we did"),
    (
        "استقبل المستشفى 14 جثة و52 جريحا.",
        [("14", "killed"), ("52", "injured")],
        "bodies are counted, and govern nothing",
    ),
    ("اضطر عشرات الآلاف إلى النزوح.", [("عشرات الآلاف", "displaced")], "tens of thousands with no noun"),
    ("العثور على جثتي شابين.", [("شابين", "killed")], "two bodies"),
    ("غادرت 45 عائلة البلدة خوفا من القصف.", [("45", "displaced")], "leaving in fear"),
    ("غادرت 45 عائلة البلدة صباحا.", [], "leaving"),
    ("350 شخصا أخفوا قسريا في المدينة.", [("350", "missing")], "the disappeared"),
    ("نفذ حكم الإعدام في ثلاثة مدانين.", [("ثلاثة", "killed")], "an execution"),
    ("دهست عربة طفلين فتوفي أحدهما.", [("أحدهما", "killed")], "one of them, not both"),
    ("إطلاق سراح خمسة أسرى.", [("خمسة", "freed")], "a phrase is read whole, and yields the fate of prisoners"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_take_outcome(text, expected, why):
    assert outcomes(text) == expected, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("خمسة من جرحى القصف على مسجد القرية فارقوا الحياة.", [("خمسة", "killed")]),
        ("نقل خمسة جرحى إلى المستشفى، وقال مسعفون إنهم توفوا.", [("خمسة", "injured")]),
        ("أصيب خمسة جرحى والمسعفون الذين نقلوهم قتلوا.", [("خمسة", "injured")]),
        ("أكدت أن ثلاثة من موظفيها قضوا في الهجوم، وأن سائقا أصيب.", [("ثلاثة", "killed"), ("سائقا", "injured")]),
    ],
)
def test_the_wounded_who_died_are_told_as_dead_also_behind_their_place(text, expected):
    assert outcomes(text) == expected
