"""A walk over a sentence: the shapes in which Arabic tells what befell people, and numbers that count other things."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes, told
from tests.growth import grows_in_step, seconds_of

GOVERNED = [
    ("قُتل خمسة مدنيين في القصف.", [("خمسة", "killed")], "a verb before them"),
    ("خمسة مدنيين قتلوا في القصف.", [("خمسة", "killed")], "a verb after them"),
    ("مقتل خمسة مدنيين في القصف.", [("خمسة", "killed")], "a verbal noun"),
    ("سقط 10 قتلى في القصف.", [("10", "killed")], "a noun that is itself counted"),
    ("سقط عشرات الجرحى في القصف.", [("عشرات", "injured")], "a vague quantity"),
    ("أصيب سبعة جنود بجروح.", [("سبعة", "injured")], "a verb of injury"),
    ("اعتقلت الشرطة 12 شابا في البلدة.", [("12", "detained")], "a doer between verb and object"),
    ("خطف مسلحون ثلاثة موظفين من البلدة.", [("ثلاثة", "abducted")], "a doer of many"),
    ("أفرجت السلطات عن 40 معتقلا.", [("40", "freed")], "a verb with its preposition"),
    ("نزوح 300 عائلة من البلدة.", [("300", "displaced")], "families"),
    ("فقدان أربعة صيادين قبالة الساحل.", [("أربعة", "missing")], "missing"),
    ("عاد 200 لاجئ إلى بلدتهم.", [("200", "returned")], "returned"),
    ("فر 20 سجينا من السجن.", [("20", "escaped")], "prisoners escape"),
    ("فر خمسة آلاف شخص من القرية.", [("خمسة آلاف", "displaced")], "inhabitants who flee are displaced"),
    ("قتل ما بين 10 و12 جنديا.", [("10 و12", "killed")], "a range is one figure"),
]
NOT_HARMED = [
    ("ستقتل الحرب آلاف المدنيين.", "the future is no news"),
    ("يضم المخيم 500 عائلة.", "who lives somewhere"),
    ("شارك 20 طبيبا في المؤتمر.", "no outcome word"),
    ("أسعار الذهب ارتفعت 20 دولارا.", "no people"),
    ("أصيب 20 شخصا بفيروس كورونا.", "an illness is no injury of a conflict"),
    ("قتل الوقت.", "no figure"),
]


@pytest.mark.parametrize(
    ("text", "expected", "why"), GOVERNED, ids=lambda value: value if isinstance(value, str) else ""
)
def test_govern_gives_a_figure_the_outcome_of_its_word(text, expected, why):
    assert outcomes(text) == expected, why


@pytest.mark.parametrize(("text", "why"), NOT_HARMED)
def test_govern_leaves_others_alone(text, why):
    assert outcomes(text) == [], why


def test_govern_ends_at_a_full_stop():
    assert outcomes("مقتل 5 جنود. وفي حادث آخر حضر 20 طالبا الدرس.") == [("5", "killed")]


def test_govern_takes_time_in_step_with_the_sentence():
    def seconds(times: int) -> float:
        return seconds_of(lambda: told("قتل 3 جنود وأصيب طفل في البلدة بينهم " * times))

    assert grows_in_step(seconds, 200)
