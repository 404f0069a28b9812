"""Which date governs a figure, and dates that cannot be right together."""

from datetime import date

import pytest

from marsad.claims.checks.date_checks import duration_mismatches, weekday_mismatches
from marsad.claims.circumstances.dating import Dated, Dating
from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.text.fold import fold

PACK = load_pack("ar")


def mentions_of(text: str, published: str | None) -> Mentions:
    return Mentions(fold(text, PACK.orthography), PACK, date.fromisoformat(published) if published else None)


def dated(
    text: str, word: str, published: str | None, basis: str = "new", outcome: str = "killed", told: str = ""
) -> Dated:
    mentions = mentions_of(text, published)
    dating = Dating(mentions, mentions.published)
    at = fold(text, PACK.orthography).text.index(PACK.orthography.fold(word))
    for number, (start, end) in enumerate(mentions.bounds):
        if start <= at < end:
            sentence = mentions.sentence(number)
            token = next(token for token in range(len(sentence)) if sentence.ends[token] > at)
            return dating.of(number, token, token, basis, outcome, told)
    raise AssertionError(word)


def days(found: Dated) -> tuple[str | None, str | None] | None:
    return None if found.when is None else (found.when.first, found.when.last)


NEW = [
    ("قتل سبعة مدنيين أمس في قصف على القرية.", "سبعة", ("2022-01-25", "2022-01-25"), "the date behind the figure"),
    ("مساء الاثنين قتل سبعة مدنيين في قصف.", "سبعة", ("2022-01-24", "2022-01-24"), "the date before the figure"),
    ("قتل سبعة في قصف الأحد، وأصيب تسعة في هجوم الثلاثاء.", "سبعة", ("2022-01-23", "2022-01-23"), "the nearer of two"),
    ("قتل سبعة في قصف الأحد، وأصيب تسعة في هجوم الثلاثاء.", "تسعة", ("2022-01-25", "2022-01-25"), "the nearer of two"),
    ("وقع هجوم في شهر آذار قتل فيه سبعة، يليه هجوم شهر أيار.", "سبعة", ("2021-03-01", "2021-03-31"), "a month is all of it"),
    ("قتل سبعة في هجوم عام 2017 على الفندق.", "سبعة", ("2017-01-01", "2017-12-31"), "background keeps its own year"),
    ("سقطت قذائف على البلدة اليوم.\nوأسفر القصف عن مقتل سبعة.", "سبعة", ("2022-01-26", "2022-01-26"), "carried"),
    ("مقتل سبعة في قصف على البلدة\nسقطت قذائف على البلدة أمس وقتلت مدنيين.", "سبعة", ("2022-01-25", "2022-01-25"), "the lead"),
    ("أعلن مصدر طبي، الأربعاء، أن هجوماً أسفر عن مقتل سبعة.", "سبعة", ("2022-01-26", "2022-01-26"), "told today, no other day"),
    ("أعلن مصدر طبي، الخميس الماضي، أن سبعة قتلوا في هجوم.", "سبعة", None, "an earlier day of telling is no day of the event"),
    ("قصفت الطائرات القرية ليل أمس.\nوقال مصدر اليوم إن سبعة قتلوا.", "سبعة", ("2022-01-25", "2022-01-25"), "not the day of telling"),
    ("قصف الطيران القرية الاثنين.\nوأعلن مصدر، الثلاثاء، أن سبعة قتلوا.", "سبعة", ("2022-01-24", "2022-01-24"), "told the day after"),
    ("قتل مدنيون اليوم في قصف.\nوسبق أن قصفت القوات البلدة فقتلت سبعة.", "سبعة", None, "another day, not said"),
    ("قتل سبعة في قصف على القرية.", "سبعة", None, "no date in the report"),
    ("قتل سبعة خلال الأشهر الماضية في القرية.", "سبعة", None, "a period that nothing fixes"),
    ("قتل سبعة قبل شهر في القرية.", "سبعة", None, "about a month ago is no month"),
    ("عقد الوزير اجتماعاً ظهر اليوم.\nسقط جدار على العمال فجرح سبعة.", "سبعة", None, "a day that tells of no harm"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected", "why"), NEW)
def test_of_new_events(text, word, expected, why):
    assert days(dated(text, word, "2022-01-26")) == expected, why


CUMULATIVE = [
    ("ارتفع ضحايا الفيضان إلى 64 قتيلاً منذ الأحد الماضي.", "64", ("2022-01-23", "2022-01-26"), "since, up to the report"),
    ("اندلعت المعركة فجر الجمعة، 14 يناير 2022، في الجبل.\nواستسلم 36 مسلحاً منذ اندلاع المعركة.", "36", ("2022-01-14", "2022-01-26"), "the report's own start"),
    ("أحصت النقابة 40 انفجاراً منذ مطلع السنة الحالية حتى أمس الثلاثاء.\nوأودت بحياة 22 شخصاً.", "22", ("2022-01-01", "2022-01-25"), "the period before"),
    ("قتل 24 منذ مطلع السنة الحالية.\nوغرق 24 منذ مطلع السنة الحالية حتى أمس الثلاثاء.", "24", ("2022-01-01", "2022-01-25"), "an open period takes the end that the report gives"),
    ("ارتفع عدد القتلى إلى 22.\nقتل مدنيون في قصف أمس.", "22", ("2022-01-25", "2022-01-25"), "a tally of the event told"),
    ("قتل 22 منذ توقيع الاتفاق في آذار عام 2020 في المنطقة.", "22", ("2020-03-01", "2022-01-26"), "since a dated event"),
    ("أتاحت الخطة عودة آلاف.\nقتل مدنيون في قصف أمس.", "آلاف", None, "no tally of harm"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected", "why"), CUMULATIVE)
def test_of_running_totals(text, word, expected, why):
    outcome = "returned" if "عودة" in text else "killed"
    assert days(dated(text, word, "2022-01-26", "cumulative", outcome, "basis.running")) == expected, why


def test_of_states_takes_no_day_of_an_event():
    assert days(dated("ويضم المخيم 420 محتجزاً نقلوا إليه عام 2018.", "420", "2022-01-26", "standing", "held")) is None
    held = dated("وقال إن 15 ما زالوا محتجزين اليوم.", "15", "2022-01-26", "standing", "held")
    assert days(held) == ("2022-01-26", "2022-01-26")


def test_of_without_a_report_day_keeps_only_absolute_dates():
    assert days(dated("قتل سبعة أمس الأحد.", "سبعة", None)) is None
    assert days(dated("قتل سبعة منذ الجمعة.", "سبعة", None, "cumulative")) is None
    assert days(dated("قتل سبعة في 20 يناير 2022.", "سبعة", None)) == ("2022-01-20", "2022-01-20")
    assert days(dated("قتل سبعة في نيسان/أبريل عام 2011.", "سبعة", None)) == ("2011-04-01", "2011-04-30")


def test_of_doubts_what_it_carries_and_nothing_else():
    text = "قتل ثلاثة في قصف أمس.\nوأصيب سبعة آخرون."
    assert dated(text, "ثلاثة", "2022-01-26").doubts == ()
    assert dated(text, "سبعة", "2022-01-26").doubts == ("date-inferred",)


def test_of_gives_the_words_that_say_so():
    text = "قُتل سبعةٌ مساءَ الخميسِ الفائتِ."
    when = dated(text, "سبعة", "2022-01-26").when
    assert when is not None
    assert text[when.start : when.end] == when.text == "مساءَ الخميسِ الفائتِ"


def test_of_never_dates_an_event_after_the_report():
    assert days(dated("ينعقد لقاء الجمعة المقبل بعد مقتل سبعة.", "سبعة", "2022-01-26")) is None
    assert days(dated("قتل سبعة هذا العام.", "سبعة", "2022-01-26")) == ("2022-01-01", "2022-01-26")


def test_weekday_mismatches_finds_a_weekday_that_is_not_that_date():
    mentions = mentions_of("وقع الهجوم السبت 20 يناير 2022.\nوانتهى الأربعاء 26 يناير 2022.", "2022-01-27")
    assert [(number, mention.first_day) for number, mention in weekday_mismatches(mentions)] == [(0, "2022-01-20")]


def test_weekday_mismatches_lets_what_cannot_be_checked_pass():
    assert weekday_mismatches(mentions_of("وقع الهجوم السبت 20 يناير.", None)) == []
    assert weekday_mismatches(mentions_of("وقع الهجوم السبت الماضي.", "2022-01-27")) == []


@pytest.mark.parametrize(
    ("duration", "count"),
    [
        ("منذ ستة أيام", 0),
        ("منذ سبعة أيام", 0),
        ("منذ تسعة أيام", 1),
        ("منذ أسبوع", 0),
        ("منذ أسبوعين", 1),
        ("منذ سنوات", 0),
    ],
)
def test_duration_mismatches_compares_with_the_start_beside_it(duration, count):
    text = f"يتحصن المقاتلون في السجن {duration}.\nبدأ الهجوم مساء الخميس، 20 يناير 2022."
    assert len(duration_mismatches(mentions_of(text, "2022-01-26"))) == count


def test_duration_mismatches_needs_a_start():
    assert duration_mismatches(mentions_of("يتحصن المقاتلون منذ تسعة أيام.", "2022-01-26")) == []
    assert duration_mismatches(mentions_of("", None)) == []


def test_of_is_linear_in_the_number_of_sentences():
    text = "قتل سبعة.\n" * 3000
    mentions = mentions_of(text, "2022-01-26")
    dating = Dating(mentions, mentions.published)
    assert {dating.of(number, 1, 1, "cumulative", "killed").when for number in range(len(mentions))} == {None}


def test_a_period_never_ends_before_it_begins():
    text = "بدأ الهجوم في 12 كانون الأول 2024. قتل 20 مدنيا منذ بدء الهجوم."
    assert days(dated(text, "20 مدنيا", "2022-01-26", basis="cumulative")) == ("2024-12-12", "2024-12-12")


UNDATED_PAGES = [
    ("قصف مدفعي على القرية\nقتل سبعة في القصف.\n" + "وتضررت منازل في القرية.\n" * 6
     + "وفي 5 آذار 2020 قتل ثلاثة في هجوم على المدينة.", None, "an old day told at the end of a page"),
    ("قتل سبعة في القصف.\nوقصفت الطائرات القرية في 5 آذار 2020.", ("2020-03-05", "2020-03-05"), "the day that its head tells"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), UNDATED_PAGES)
def test_of_a_report_without_a_day_of_its_own(text, expected, why):
    assert days(dated(text, "سبعة", None)) == expected, why


def test_covered_is_the_period_of_the_findings_told_before():
    text = "أحصى المركز القتلى في النصف الأول من عام 2021.\nوقتل اثنان أمس.\nوذكر التقرير أن سبعة قتلوا."
    mentions = mentions_of(text, "2022-01-26")
    found = Dating(mentions, mentions.published).covered(2)
    assert found is not None
    assert days(found) == ("2021-01-01", "2021-06-30")
    assert found.doubts == ("date-inferred",)


def test_covered_is_none_where_only_a_day_was_told():
    mentions = mentions_of("قتل اثنان أمس.\nوذكر التقرير أن سبعة قتلوا.", "2022-01-26")
    assert Dating(mentions, mentions.published).covered(1) is None


PAGES = [
    ("قصف على القرية\n4 تموز 2023\nقتل سبعة مدنيين أمس في قصف.", ("2023-07-03", "2023-07-03"), "the line between headline and text"),
    ("قصف على القرية\nالثلاثاء, 4 تموز 2023, 12:44\nقتل سبعة مدنيين مساء اليوم.", ("2023-07-04", "2023-07-04"), "with weekday and time"),
    ("قصف على القرية\nزار الوفد المدينة في 4 تموز 2023 والتقى فيها لجنة من الأهالي.\nقتل سبعة مدنيين أمس.", None, "a day in a sentence"),
    ("4 تموز 2023\nقتل سبعة مدنيين أمس في قصف.", None, "the first line can be the day on which the page was opened"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), PAGES)
def test_of_takes_the_day_over_a_page_for_its_own(text, expected, why):
    found = dated(text, "سبعة", None)
    assert days(found) == expected, why
    assert found.when is None or "date-inferred" in found.doubts


def test_a_day_of_the_background_is_told_on_for_two_sentences():
    text = (
        "قتل اثنان أمس في قصف.\nوفي 3 أيار 2019 قتل ثلاثة في هجوم.\nوتضرر السوق.\nوأغلقت المدارس.\nوأصيب سبعة بالقصف."
    )
    assert days(dated(text, "سبعة", "2022-01-26")) == ("2022-01-25", "2022-01-25")
    assert days(dated("وفي 3 أيار 2019 قتل ثلاثة.\nوأصيب سبعة.", "سبعة", "2022-01-26")) == ("2019-05-03", "2019-05-03")


def test_a_total_runs_from_the_dated_event_told_before():
    text = "نفذت القوات هجمات منذ بدء التصعيد في 3 أيار 2021.\nوأدت إلى مقتل سبعة."
    assert days(dated(text, "سبعة", "2022-01-26", basis="cumulative")) == ("2021-05-03", "2022-01-26")
