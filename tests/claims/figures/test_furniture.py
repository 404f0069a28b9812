"""What stands on a page around a report."""

from __future__ import annotations

from marsad.claims.figures.furniture import furniture_of
from marsad.claims.figures.gather import report_figures
from tests.claims.located import mentions_of

BODY = "قتل خمسة مدنيين في قصف استهدف البلدة صباح اليوم وفق ما قالت مصادر محلية من سكان البلدة التي تقع في الريف الشمالي للمحافظة."


def test_headlines_after_a_cue_are_furniture():
    mentions = mentions_of(f"{BODY}\nمقالات ذات صلة\nمقتل 10 جنود في هجوم")
    assert furniture_of(mentions) == {1, 2}
    assert [figure.value for figure in report_figures(mentions)] == [5]


def test_headlines_in_a_row_at_the_end_are_furniture():
    mentions = mentions_of(f"{BODY}\nمقتل 10 جنود في هجوم\nإصابة 3 عمال في حريق\nاعتقال 7 شبان")
    assert furniture_of(mentions) == {1, 2, 3}


def test_a_paragraph_after_a_cue_belongs_to_the_report():
    mentions = mentions_of(f"{BODY}\nاقرأ أيضا\n{BODY} {BODY}")
    assert furniture_of(mentions) == {1}


def test_a_report_without_a_page_has_no_furniture():
    assert furniture_of(mentions_of(BODY)) == frozenset()
    assert furniture_of(mentions_of("")) == frozenset()


ENGLISH = (
    "Five civilians were killed on Sunday when shells hit the market of the town in the northern countryside of the "
    "province, according to local sources who live near it and who saw it."
)


def test_the_next_report_of_a_page_is_furniture():
    page = (
        f"{ENGLISH}\nPrev Post\nFirst anniversary | 52 children among nearly 88 civilians killed\nNext Post\nThree de…"
    )
    mentions = mentions_of(page, "en")
    assert furniture_of(mentions) == {1, 2, 3, 4}
    assert [figure.value for figure in report_figures(mentions)] == [5]


HEADLINES = [
    "مقتل 10 جنود في هجوم", "إصابة 3 عمال في حريق", "اعتقال 7 شبان في المدينة", "أمطار غزيرة على الساحل", "نتائج امتحانات الثانوية العامة",
    "مقتل مدني في انفجار لغم", "ارتفاع أسعار الوقود مجددا", "افتتاح جسر جديد شرق المدينة",
]  # fmt: skip
MENU = ["عربي", "English", "اللغة", "الرئيسية", "اتصل بنا"]


def test_a_page_of_headlines_and_a_menu_is_no_report():
    assert report_figures(mentions_of("\n\n".join(HEADLINES + MENU))) == []


def test_short_lines_without_a_menu_are_a_report():
    assert report_figures(mentions_of("\n\n".join(HEADLINES)))
    assert report_figures(mentions_of("\n\n".join([BODY, *HEADLINES[:2], *MENU])))


def test_a_headline_after_a_cue_may_end_in_quotation_marks():
    mentions = mentions_of(f"{BODY}\nاقرأ أيضا\nمقتل مدني تحت التعذيب في سجن المدينة المعروف «بالقلعة»")
    assert furniture_of(mentions) == {1, 2}
