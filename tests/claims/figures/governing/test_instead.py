"""Numbers in whose stead another one is told have its fate, and are taken back."""

from __future__ import annotations

import pytest

import marsad


@pytest.mark.parametrize(
    ("text", "stands", "replaced", "why"),
    [
        ("أوضح المركز أن عدد قتلى الاشتباكات ستة، لا ثمانية كما ورد.", 6, 8, "a comma and `not`"),
        ("أصبحت حصيلة القصف 52 قتيلا بعد أن كانت 54.", 52, 54, "after it had been"),
        ("قتل ثمانية أشخاص وليسوا عشرة.", 8, 10, "and they are not"),
        ("قتل 12 شخصا في القصف بدلا من 14.", 12, 14, "instead, with words between"),
        ("عدد المصابين في طرابلس واحد لا اثنان.", 1, 2, "one, as a number"),
        ("5600 عائلة نازحة لا 6500.", 5600, 6500, "with what befell them between"),
        ("جرحى تفجير الحافلة 19 لا 23", 19, 23, "a headline"),
        ("صحح الوكيل ما أعلنه عن المفقودين، فقال إنهم 8 أشخاص وليسوا 18.", 8, 18, "they are"),
    ],
)
def test_the_number_that_another_stands_for_is_taken_back(text, stands, replaced, why):
    told = {claim.quantity.value: claim for claim in marsad.read(text).claims}
    assert set(told) == {stands, replaced}, why
    assert (told[stands].stance, told[replaced].stance) == ("asserted", "retracted"), why
    assert told[stands].outcome == told[replaced].outcome, why


@pytest.mark.parametrize(
    "text",
    [
        "قتل 5 أشخاص لا 3 سيارات.",
        "قتل خمسة بعد أن كانوا 30 مقاتلا في الكمين.",
        "قتل 4 أشخاص. لا 9 بعد اليوم.",
        "قتل 12 شخصا وأصيب 4 بدلا من 4.",
    ],
)
def test_other_numbers_are_not_taken_back(text):
    assert not [claim for claim in marsad.read(text).claims if claim.stance == "retracted"]
