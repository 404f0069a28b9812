"""Copies of one dispatch across outlets, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.incidents.copies.find import CopySet, find_copies
from marsad.model.claim import Reading
from marsad.pipeline.read_report import read_report, report_from_text
from tests.growth import grows_in_step, seconds_of
from tests.pipeline import invented

LEAD = (
    "القامشلي - ارتفعت حصيلة الانفجار العنيف الذي هزّ سوق الخضار وسط المدينة الثلاثاء إلى 35 قتيلاً على الأقل ونحو"
    " ثمانين جريحاً، فيما لا يزال العشرات في عداد المفقودين، بحسب ما أعلن مدير الصحة للصحافيين مساء الأربعاء."
)
SECOND = (
    "وفرضت السلطات حظر تجوّل ليلياً في الأحياء القريبة من السوق، وأغلقت الشرطة الطرق المؤدية إليه أمام السيارات"
    " حتى إشعار آخر، بينما واصلت فرق الإنقاذ رفع الأنقاض بأيدي المتطوعين."
)
THIRD = (
    "وأمام مدخل المستشفى كانت سيدة تحمل صورة شقيقها، وهو بائع لم يعد منذ ذلك اليوم، وقالت إنها لا تريد شيئاً سوى أن"
    " تعرف أين هو، قبل أن يطلب منها الحارس أن تنتظر مع الآخرين في الباحة."
)
OWN = "وأفادت مراسلتنا بإصابة 12 طفلاً في مدرسة قريبة، نُقلوا إلى مدينة الحسكة للعلاج، وأن المدارس ستبقى مغلقة طوال الأسبوع في المنطقة."
QUOTE = (
    "«إننا ندين بأشد العبارات هذا العمل الجبان الذي استهدف الأبرياء في سوق شعبي، ونتعهد بأن تلاحق الأجهزة المختصة كل من"
    " خطط له ونفذه حتى ينال جزاءه العادل أمام القضاء، ونسأل الله الشفاء العاجل للجرحى»"
)
ENGLISH = (
    "QAMISHLI - At least 35 people were killed and some eighty wounded when a powerful blast tore through a vegetable"
    " market on Tuesday, the head of the health directorate told reporters late on Wednesday, adding that dozens were"
    " still missing.\nPolice closed the roads around the market and a night curfew was imposed on nearby districts."
)
START = datetime.fromisoformat("2021-03-10T18:00:00+03:00")


def report(name: str, *paragraphs: str, title: str = "", outlet: str | None = None, hours: int = 0) -> Reading:
    """A report as it is read: its title apart, its outlet its own unless one is named."""
    language = "en" if paragraphs[0].isascii() else "ar"
    text = "\n".join(paragraphs)
    appeared = START + timedelta(hours=hours)
    made = report_from_text(text, published="2021-03-10", language=language, title=title or None, id=name)
    return read_report(replace(made, outlet=outlet or f"outlet of {name}", appeared=appeared))


def sets(*readings: Reading) -> list[tuple[str, ...]]:
    return [copies.reports for copies in find_copies(readings)]


ORIGINAL = report("a", LEAD, SECOND, THIRD, title="35 قتيلاً في انفجار سوق القامشلي")


def copied(copies: CopySet, reading: Reading) -> list[tuple[str, bool]]:
    """The words of every claim's number, and whether the claim is copied."""
    name = reading.report.id or ""
    return [(claim.quantity.text, copies.is_copied(name, claim.id)) for claim in reading.claims]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (LEAD, SECOND),
        (LEAD, SECOND, THIRD, OWN),
        (OWN, LEAD, SECOND),
        (SECOND, THIRD),
        (LEAD.replace("الثلاثاء", "أول أمس"), SECOND),
        (LEAD.replace("قتيلاً", "شهيداً"), SECOND, THIRD),
        (LEAD.replace("العنيف", "المروّع"), SECOND.replace("المتطوعين", "الأهالي"), THIRD),
        (LEAD.replace("35", "٣٥").replace("أ", "ا"), SECOND),
        ("الوكالات: " + LEAD.removeprefix("القامشلي - "), SECOND, THIRD, "(خاص + وكالات)"),
    ],
    ids=["cut", "added", "first", "headless", "date", "loaded", "words", "letters", "signed"],
)
def test_an_edited_dispatch_of_another_outlet_is_a_copy(paragraphs: tuple[str, ...]) -> None:
    assert sets(ORIGINAL, report("b", *paragraphs, title="فاجعة السوق", hours=3)) == [("a", "b")]


def test_an_english_dispatch_has_copies_as_well() -> None:
    one = report("a", ENGLISH, title="Blast kills 35")
    assert sets(one, report("b", ENGLISH.replace("QAMISHLI - ", ""), title="Market blast", hours=1)) == [("a", "b")]


def test_two_reports_that_quote_one_statement_are_no_copies() -> None:
    one = report("a", f"قال المحافظ في بيان وزّعه مكتبه: {QUOTE}.", THIRD)
    other = report("b", f"في أول تعليق رسمي على ما جرى، جاء على لسان المحافظ: {QUOTE}.", SECOND)
    assert sets(one, other) == []


def test_a_follow_up_that_repeats_its_own_background_is_no_copy() -> None:
    one = report("a", LEAD, SECOND, THIRD, outlet="الوكالة")
    later = "أعلنت المحكمة تأجيل النظر في قضية انفجار السوق إلى الشهر المقبل بعد غياب ثلاثة من الشهود."
    assert sets(one, report("b", later, SECOND, THIRD, outlet="الوكالة", hours=200)) == []
    assert sets(one, report("b", later, SECOND, outlet="صحيفة", hours=200)) == []


def test_an_outlet_that_prints_its_report_again_copies_it() -> None:
    one = report("a", LEAD, SECOND, THIRD, outlet="الوكالة")
    assert sets(one, report("b", LEAD, SECOND, THIRD, title="من جديد", outlet="الوكالة", hours=5)) == [("a", "b")]


def test_a_line_that_every_report_of_an_agency_ends_with_makes_no_copies() -> None:
    line = "هذا الخبر نقلاً عن وكالات الأنباء ولا يعبّر بالضرورة عن رأي الموقع، وجميع الحقوق محفوظة للناشر منذ عام 2011."
    assert sets(report("a", LEAD, line), report("b", THIRD, line), report("c", OWN, line)) == []


def test_the_same_phrases_with_other_numbers_are_no_copies() -> None:
    daily = (
        "أعلنت وزارة الصحة في بيانها اليومي وصول {} شهيداً و{} جريحاً إلى المستشفيات خلال الساعات الماضية، وقالت إن عدداً من"
        " الضحايا لا يزالون تحت الركام وفي الطرقات حيث لا تستطيع طواقم الإسعاف والدفاع المدني الوصول إليهم."
    )
    assert sets(report("a", daily.format(17, 60)), report("b", daily.format(21, 75), hours=24)) == []
    assert sets(report("a", daily.format(17, 60)), report("b", daily.format(17, 60), hours=24)) == [("a", "b")]


def test_a_report_that_carries_two_dispatches_does_not_make_them_one() -> None:
    other = (
        "دمشق - توقعت هيئة الأرصاد الجوية هطول أمطار غزيرة على المحافظات الساحلية والوسطى مطلع الأسبوع المقبل مصحوبة"
        " برياح شديدة السرعة، ودعت الصيادين إلى عدم الإبحار قبل أن تتحسن الأحوال وتتراجع سرعة الرياح وارتفاع الموج."
    )
    found = sets(report("a", LEAD, SECOND), report("b", other), report("c", LEAD, SECOND, other))
    assert found == [("a", "c")]


def test_a_copied_claim_is_told_from_an_own_one() -> None:
    copy = report("b", LEAD.replace("الثلاثاء", "أول أمس"), SECOND, OWN, title="35 قتيلاً حصيلة السوق", hours=3)
    (found,) = find_copies([copy, ORIGINAL])
    assert copied(found, copy) == [
        ("35", True),
        ("35", True),
        ("ثمانين", True),
        ("العشرات", True),
        ("12", False),
    ]
    assert not any(is_copied for _, is_copied in copied(found, ORIGINAL))
    assert {found.first("a", claim.id) for claim in ORIGINAL.claims} == {"a"}


def test_a_number_that_the_outlet_changed_is_its_own() -> None:
    changed = report("b", LEAD.replace("35", "37"), SECOND, THIRD, hours=3)
    (found,) = find_copies([ORIGINAL, changed])
    assert copied(found, changed)[:2] == [("37", False), ("ثمانين", True)]


def test_a_number_written_in_another_way_is_copied() -> None:
    written = report("b", LEAD.replace("35 قتيلاً", "خمسة وثلاثين قتيلاً"), SECOND, THIRD, hours=3)
    (found,) = find_copies([ORIGINAL, written])
    assert copied(found, written)[0] == ("خمسة وثلاثين", True)


def test_passages_are_the_shared_words_of_the_text() -> None:
    copy = report("b", OWN, LEAD, title="فاجعة", hours=3)
    (found,) = find_copies([ORIGINAL, copy])
    text = copy.report.text
    assert [(text[each.start : each.end], each.first) for each in found.passages["b"]] == [(LEAD.rstrip("."), "a")]


def test_a_claim_names_the_earliest_report_that_has_its_words() -> None:
    first = report("z", LEAD, SECOND, hours=-2)
    longer = report("m", LEAD, SECOND, OWN, hours=1)
    last = report("b", LEAD, SECOND, OWN, hours=2)
    (found,) = find_copies([last, longer, first])
    firsts = {claim.quantity.text: found.first("b", claim.id) for claim in last.claims}
    assert firsts == {"35": "z", "ثمانين": "z", "العشرات": "z", "12": "m"}


def test_short_reports_are_copies_only_where_every_word_is_the_same() -> None:
    flash = "مقتل ثلاثة مدنيين بقصف مدفعي على بلدة النيرب فجر اليوم الأحد"
    other = flash.replace("النيرب", "سرمين")
    assert sets(report("a", flash), report("b", other), report("c", flash + ".")) == [("a", "c")]


def test_copies_are_found_where_only_claims_are_at_hand() -> None:
    """The words of claims stand as far from each other in a copy; in another report of the event they do not."""
    copy = report("b", LEAD.replace("العنيف", "المروّع"), SECOND, OWN, title="فاجعة السوق", hours=3)
    other = report(
        "c",
        "قال مدير الصحة مساء الأربعاء إن 35 شخصاً على الأقل قُتلوا وأصيب نحو ثمانين في انفجار عنيف هزّ سوق الخضار وسط القامشلي.",
        "وأضاف أن العشرات لا يزالون مفقودين بعد انفجار الثلاثاء، وأن 12 طفلاً أصيبوا في مدرسة قريبة.",
    )
    (found,) = find_copies([bare(copy), bare(other), bare(ORIGINAL)])
    assert found.reports == ("a", "b")
    assert copied(found, copy) == [("35", True), ("ثمانين", True), ("العشرات", True), ("12", False)]


def bare(reading: Reading) -> Reading:
    """A reading without the text that it is of."""
    return replace(reading, report=replace(reading.report, text=""))


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(5)))
def test_any_order_of_reports_gives_the_same_sets(order: list[int]) -> None:
    readings = [
        ORIGINAL,
        report("b", LEAD, SECOND, hours=3),
        report("c", OWN, LEAD, hours=3),
        report("d", THIRD, OWN),
        report("e", QUOTE, OWN),
    ]
    assert find_copies([readings[at] for at in order]) == find_copies(readings)


def test_copies_by_the_hundred_take_time_in_step() -> None:
    reading = report("a", LEAD, SECOND, THIRD)

    def seconds(size: int) -> float:
        readings = [replace(reading, report=replace(reading.report, id=f"r{at}", outlet=str(at))) for at in range(size)]
        return seconds_of(lambda: find_copies(readings))

    assert grows_in_step(seconds, 100)


def test_one_more_copy_word_by_word_changes_no_set():
    shapes = [(0, 1, 12, 50), (1, 0, 12, 200), (1, 1, 12, 0)]
    told = [invented.dispatch(f"p{number}", "en", *shape) for number, shape in enumerate(shapes)]
    copy = invented.read("q0", told[2].report.text, "2019-03-05T00:10:00+03:00", "en", "Copyist")
    [before] = find_copies(told)
    [after] = find_copies([*told, copy])
    assert set(after.reports) == {*before.reports, "q0"}
