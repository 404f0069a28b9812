"""Stance: what makes a source's word less than plainly asserted, and what only looks as if it did."""

import pytest

import marsad
from marsad.claims.sources.attribution import Attribution
from tests.claims.located import located


def stance(text, number):
    mentions, sentence, first, last = located(text, number)
    return Attribution(mentions).of(sentence, first, last).stance


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("نفى الجيش مقتل 20 من جنوده.", "20", "denied"),
        ("كذبت العائلة خبر وفاة 3 من أبنائها.", "3", "denied"),
        ('قال المصدر إن الحديث عن استسلام 60 مقاتلا "محض افتراء".', "60", "denied"),
        ("أكد المتحدث أن لا صحة للأنباء التي تحدثت عن أسر 12 عنصرا.", "12", "denied"),
        ("زعمت الجماعة أنها قتلت 50 جنديا.", "50", "alleged"),
        ("يقال إن 7 محتجزون في المعسكر.", "7", "alleged"),
        ("تحدثت أنباء غير مؤكدة عن مقتل 3.", "3", "alleged"),
        ("قال التنظيم في بيان لم تتأكد صحته إنه أسر 8.", "8", "alleged"),
        ("يخشى أن يكون 25 عاملا قد قضوا.", "25", "hypothetical"),
        ("حذرت المنظمة من أن 4000 طفل معرضون للنزوح.", "4000", "hypothetical"),
        ("قال المنسق إن عدد القتلى قد يصل إلى 300.", "300", "hypothetical"),
        ("إذا انهار السد سيشرد 20 ألفا.", "20", "hypothetical"),
        ("سيفرج الجيش غدا عن 45 أسيرا.", "45", "hypothetical"),
        ("أكدت الوزارة صحة خبر وفاة 9 أطفال.", "9", "confirmed"),
        ("أكدت الوزارة وفاة 9 أطفال.", "9", "asserted"),
        ("أكد المصدر أن 9 قد قضوا تحت الأنقاض.", "9", "asserted"),
        ("استهدفت طائرات يعتقد أنها روسية المركز وقتلت 10 أشخاص.", "10", "asserted"),
        ("لم يعرف ما إذا كان الهجوم انتقاما، وقتل 4.", "4", "asserted"),
        ("قتلت الشرطة 6 في البلدة.", "6", "asserted"),
        ("قالت اللجنة إن الجرحى 326 وإن كثيرين منهم في حال حرجة.", "326", "asserted"),
        ("أصيب 14 شخصا وهم في حالة خطيرة.", "14", "asserted"),
        ("سيعود 14 شخصا في حال توقف القصف.", "14", "hypothetical"),
        ("نفى الجيش القصف، فيما قال أطباء إن 11 جثة وصلت.", "11", "asserted"),
        ("اتهم الأهالي الحرس بإطلاق النار، ما أدى إلى مقتل 2.", "2", "asserted"),
    ],
)
def test_stance_of_a_figure(text, number, expected):
    assert stance(text, number) == expected


def test_a_denial_of_ones_part_leaves_the_figure_to_nobody():
    mentions, sentence, first, last = located("نفت الحكومة علاقتها بمقتل 5 ناشطين.", "5")
    found = Attribution(mentions).of(sentence, first, last)
    assert (found.sources, found.stance) == ((), "asserted")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By May 2024, 300 people had been killed in Idlib.", "asserted"),
        ("As of 4 May 2024, 300 people have been killed in the fighting.", "asserted"),
        ("The coordinator said that it may leave 300 people displaced.", "hypothetical"),
    ],
)
def test_a_month_is_no_hedge(text, expected):
    (claim,) = marsad.read(text, published="2024-05-05", language="en").claims
    assert claim.stance == expected
