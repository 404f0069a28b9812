"""What a figure counts over."""

from __future__ import annotations

import pytest

from tests.claims.told import told

CASES = [
    ("قتل 300 مدني في الغارة.", "new", "one event"),
    ("منذ مطلع العام قتل 300 مدني.", "cumulative", "a period that runs on"),
    ("قتل 300 مدني خلال الأشهر الماضية.", "cumulative", "a period of months"),
    ("قتل 88 شخصا في 12 يوما.", "cumulative", "a number of days"),
    ("ارتفع عدد القتلى إلى 45.", "cumulative", "a toll that rose"),
    ("قتل 45 مدنيا حتى الآن.", "cumulative", "until now"),
    ("شن الجيش 93 هجوما قتل فيها 10 مدنيين.", "cumulative", "many attacks"),
    ("شن الجيش هجوما قتل فيه 10 مدنيين.", "new", "one attack"),
    ("لا يزال خمسة مدنيين مفقودين.", "standing", "a state that lasts"),
    ("خمسة أسرى في سجون الجماعة.", "standing", "a state that the noun names"),
    ("قتل 88 شخصا في الفترة بين 20 و31 تموز 2015.", "cumulative", "from one day to another"),
    ("قتل 88 شخصا بين 20 و21 تموز 2015.", "new", "two days are one event's"),
    ("قتل نحو ألف شخص في العاصمة.", "cumulative", "a thousand is no single event's"),
    ("اختفى 15 جنديا منذ يومين.", "standing", "missing since a time: missing still"),
    ("والبحث جار عن ستة مفقودين.", "standing", "people who are looked for"),
    ("فقد 15 شخصا في البحر منذ مطلع العام 2015.", "cumulative", "missing over a year is a count"),
    ("فقد ثلاثة صيادين في البحر أمس.", "new", "missing by one event"),
    ("قتل خمسة جنود صباح اليوم.", "new", "an hour of the day is no period"),
    ("قتل 300 مدني في شباط 2015.", "cumulative", "a whole month"),
    ("تعرض الحي للقصف في شباط 2015، ما أسفر عن مقتل ثلاثة مدنيين.", "new", "the month is the attack's"),
]


@pytest.mark.parametrize(("text", "basis", "why"), CASES)
def test_basis_of(text, basis, why):
    [figure] = told(text)
    assert figure.basis == basis, why


def test_parts_take_the_basis_of_their_total():
    assert [figure.basis for figure in told("منذ مطلع العام قتل 300 مدني بينهم 20 طفلا.")] == ["cumulative"] * 2


def test_a_clause_of_result_does_not_cut_the_words_of_a_running_count():
    [figure] = told("منذ مطلع العام تكرر القصف ما أدى إلى مقتل 300 مدني.")
    assert figure.basis == "cumulative"
