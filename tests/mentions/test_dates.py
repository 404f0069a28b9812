"""Dates: the language's cases, its month names against CLDR, and input that means harm."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.languages.pack import load_pack
from marsad.mentions.calendars import expand, hijri_day, weekday_near
from marsad.mentions.dates import find_dates
from marsad.model.mention import DateMention
from marsad.text.fold import fold
from marsad.text.sentences import split
from marsad.text.tokens import tokenise
from tests.growth import grows_in_step, seconds_of

PACK = load_pack("ar")
#: How many cases each language has at least, and how many of them are rejects.
SIZES = {"ar": (260, 50), "en": (150, 35)}
CASES = {
    code: tomllib.loads((files(f"marsad.languages.{code}") / "cases" / "dates.toml").read_text("utf-8"))["case"]
    for code in SIZES
}


def dates_of(text: str, published: str | None = None, language: str = "ar") -> list[tuple[str, DateMention]]:
    pack = load_pack(language)
    folded = fold(text, pack.orthography)
    day = date.fromisoformat(published) if published else None
    found = []
    for number, (start, end) in enumerate(split(folded, pack.stops)):
        for mention in find_dates(tokenise(folded.text, start, end, pack.lexicon, number, folded), pack, day):
            found.append((folded.span(mention.start, mention.end).text, mention))
    return found


@pytest.mark.parametrize(
    ("language", "case"),
    [(code, case) for code, cases in CASES.items() for case in cases],
    ids=lambda row: row if isinstance(row, str) else row["text"],
)
def test_find_dates_reads_the_cases(language, case):
    found = [
        (text, mention.first_day, mention.last_day, mention.how)
        for text, mention in dates_of(case["text"], case.get("published"), language)
    ]
    expected = [(row["text"], row.get("first"), row.get("last"), row["how"]) for row in case["dates"]]
    assert found == expected, case["why"]


@pytest.mark.parametrize("language", SIZES)
def test_cases_are_many_and_hold_rejects(language):
    cases, (many, rejects) = CASES[language], SIZES[language]
    assert len(cases) >= many
    assert sum(not case["dates"] for case in cases) >= rejects
    assert len({(case["text"], case.get("published")) for case in cases}) == len(cases)


@pytest.mark.parametrize("locale", ["ar", "ar_SY", "ar_IQ", "ar_DZ", "ar_MA", "ar_TN"])
def test_month_names_of_cldr_are_in_the_pack(locale):
    for month, name in Locale.parse(locale).months["format"]["wide"].items():
        (_, mention), *rest = dates_of(f"وقع ذلك في 12 {name} 2016.")
        assert not rest
        assert mention.first_day == f"2016-{month:02d}-12", name


def test_weekday_names_of_cldr_are_in_the_pack():
    for weekday, name in Locale.parse("ar").days["format"]["wide"].items():
        (_, mention), *rest = dates_of(f"وقع ذلك يوم {name}.", "2022-01-26")
        assert not rest
        assert date.fromisoformat(mention.first_day).weekday() == weekday, name


def test_weekday_beside_a_date_is_kept_for_the_check():
    assert [mention.weekday for _, mention in dates_of("الأحد 26 يناير 2022 تقدمت القوات.")] == [6]
    assert [mention.weekday for _, mention in dates_of("في 26 يناير 2022 تقدمت القوات.")] == [None]


def test_since_marks_periods_that_are_open():
    marks = [mention.since for _, mention in dates_of("قتل 9 منذ الخميس، وثلاثة الأحد، و4 منذ عامين.", "2022-01-26")]
    assert marks == [True, False, True]


def test_expand_gives_first_and_last_day():
    assert (expand("2020"), expand("2020", last=True)) == ("2020-01-01", "2020-12-31")
    assert (expand("2020-02"), expand("2020-02", last=True)) == ("2020-02-01", "2020-02-29")
    assert expand("2020-02-05", last=True) == "2020-02-05"


def test_weekday_near_keeps_to_its_side_of_the_day():
    day = date(2022, 1, 26)
    assert weekday_near(2, day, "latest") == "2022-01-26"
    assert weekday_near(2, day, "past") == "2022-01-19"
    assert weekday_near(2, day, "next") == "2022-02-02"


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1342, 1, 1), (1501, 1, 1), (1436, 13, 1), (1436, 1, 31), (0, 0, 0)]
)
def test_hijri_day_outside_the_tables_is_none(year, month, day):
    assert hijri_day(year, month, day) is None


@pytest.mark.parametrize(
    "text",
    [
        "في 12 رمضان 1600 هجري",
        "في 31 محرم 1443",
        "في 1 يناير 9999",
        "في 99/99/9999",
        "في 0/0/0000",
        "منذ 999999999 يوماً",
        "قبل 99999 سنة",
        "من 1/1 إلى",
        "الحادي والثلاثين من",
    ],
)
@pytest.mark.parametrize("published", [None, "0001-01-01", "9999-12-31", "2022-01-26"])
def test_find_dates_survives_odd_days(text, published):
    for _, mention in dates_of(text, published):
        assert mention.start < mention.end


WORDS = st.sampled_from(
    [
        "يوم",
        "منذ",
        "قبل",
        "خلال",
        "بين",
        "و",
        "من",
        "إلى",
        "حتى",
        "في",
        "3",
        "7",
        "21",
        "2019",
        "1436",
        "/",
        "-",
        ".",
        "،",
        "(",
        ")",
        "آب",
        "رمضان",
        "تموز",
        "الأحد",
        "الاثنين",
        "أمس",
        "اليوم",
        "الليلة",
        "الماضي",
        "المقبل",
        "الشهر",
        "العام",
        "عام",
        "عامي",
        "شهر",
        "أسبوع",
        "أيام",
        "يومين",
        "مطلع",
        "نهاية",
        "الأول",
        "الثامن",
        "الحادي",
        "والعشرين",
        "ليل",
        "مساء",
        "هـ",
        "م",
        "الموافق",
        "ستة",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25), st.none() | st.dates())
def test_find_dates_spans_hold_and_never_cross(words, published):
    text = " ".join(words)
    found = dates_of(text, published.isoformat() if published else None)
    for span, mention in found:
        assert span in text
        for value in (mention.first_day, mention.last_day):
            assert value is None or expand(value)
    ordered = [(mention.first, mention.last) for _, mention in found]
    assert all(first <= last for first, last in ordered)


@pytest.mark.parametrize(
    "unit",
    [
        "الأحد ",
        "2019 ",
        "21 آب ",
        "منذ ",
        "و3 ",
        "يوم ",
        "قبل يومين ",
        "1/2/",
        "أمس، ",
        "بين 3 و ",
        "عام 2019 و",
        "ليل السبت ",
    ],
)
def test_find_dates_is_linear(unit):
    def seconds(times: int) -> float:
        text = unit * times
        folded = fold(text, PACK.orthography)
        sentence = tokenise(folded.text, 0, len(folded.text), PACK.lexicon)
        return seconds_of(lambda: find_dates(sentence, PACK, date(2022, 1, 26)))

    assert grows_in_step(seconds, 2_000)


@pytest.mark.parametrize(
    "unit", ["Monday ", "May 3, ", "the last ", "three days ago ", "3, ", "since ", "the end of ", "on ", "May "]
)
def test_find_dates_of_english_is_linear(unit):
    pack = load_pack("en")

    def seconds(times: int) -> float:
        folded = fold(unit * times, pack.orthography)
        sentence = tokenise(folded.text, 0, len(folded.text), pack.lexicon, 0, folded)
        return seconds_of(lambda: find_dates(sentence, pack, date(2022, 1, 26)))

    assert grows_in_step(seconds, 2_000)


def test_find_dates_reads_a_million_digits():
    text = "في " + "1" * 1_000_000 + " آب"
    assert dates_of(text) == [] or len(dates_of(text)) == 1
