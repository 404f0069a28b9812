"""Words of reports are found by SQLite's own full text search, in all their forms."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from marsad.errors import BadSearch
from marsad.record.search_words import indexed_words, query_of

KILLED = ("القتلى", "قتلى", "للقتلى", "والقتلى", "وقتلى")
REPORTS = (
    "انتُشلت جثث القتلى من تحت الأنقاض",
    "سقط قتلى وجرحى في بلدة التل",
    "أقيمت صلاة للقتلى في الساحة",
    "وصل الجرحى والقتلى إلى المشفى",
    "أوقع القصف جرحى وقتلى",
    "لا شيء يُذكر هنا",
)


class Finder:
    """An FTS5 table of reports, numbered from 0."""

    def __init__(self) -> None:
        self.base = sqlite3.connect(":memory:")
        self.base.execute("CREATE VIRTUAL TABLE found USING fts5(words)")

    def add(self, *texts: str) -> None:
        self.base.executemany("INSERT INTO found VALUES (?)", [(indexed_words(text),) for text in texts])

    def find(self, asked: str) -> list[int]:
        rows = self.base.execute("SELECT rowid FROM found WHERE found MATCH ?", (query_of(asked).fts5(),))
        return sorted(row[0] - 1 for row in rows)


@pytest.fixture
def finder() -> Iterator[Finder]:
    made = Finder()
    yield made
    made.base.close()


@pytest.mark.parametrize("asked", KILLED)
def test_search_words_forms_of_one_word_find_each_other(finder: Finder, asked: str) -> None:
    finder.add(*REPORTS)
    assert finder.find(asked) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("قُتِلَ مَدَنيّون", "قتل مدنيون"),
        ("قتل مدنيون", "قُتِلَ"),
        ("سقوط قتـــلى", "قتلى"),
        ("في إدلب وأريحا", "ادلب اريحا"),
        ("في ادلب", "إدلب"),
        ("بلدة الشجاعية", "الشجاعيه"),
        ("مشفى الشفاء", "مشفي"),
        ("علي حسن", "على"),
        ("ﻗﺘﻠﻰ في المدينة", "قتلى"),
        ("قتل ١٢ شخصاً", "12"),
        ("قتل 12 شخصاً", "١٢"),
        ("سقط ۱۲ قتيلاً", "12"),
        ("نحو 1,200 نازح", "1200"),
        ("نحو ١٬٢٠٠ نازح", "1,200"),
        ("بالشجاعية", "الشجاعية"),
        ("الشجاعية", "بالشجاعية"),
        ("وبقذائفهم", "قذائف"),
        ("دمرت منازلهم", "منازل"),
        ("قرب مدرستهم", "مدرسة"),
        ("وحلب وحماة", "حلب"),
        ("سيقتل", "يقتل"),
        ("Two Soldiers were KILLED", "killed"),
        ("President ERDOĞAN said", "erdogan"),
        ("قال Erdoğan إن", "erdogan"),
        ("les forces armées", "armees"),
        ("de\u00adad bodies", "dead"),
        ("l'armée de l'air", "armée"),
        ("تقرير mixed النص", "نص MIXED"),
        ("شؤون مدنية", "شوون"),
        ("قالت “الصحيفة” الرسمية", "صحيفة"),
    ],
)
def test_search_words_find_a_text(finder: Finder, text: str, asked: str) -> None:
    finder.add(text)
    assert finder.find(asked) == [0]


@pytest.mark.parametrize(
    ("text", "asked", "why"),
    [
        ("سقط قتلى", "قتلى جرحى", "every word must be there"),
        ("زار فادي البلدة", "وادي", "a name is not another one that ends like it"),
        ("ليد", "وليد", "what is asked for is not bared to three letters"),
        ("بلدة التل", "لد", "no word is bared to two letters but by its article"),
        ("soldiers were killed", "kill", "English words are found as they are"),
        ("قتل 12 شخصاً", "120", "a number is no beginning of another"),
    ],
)
def test_search_words_do_not_find_a_text(finder: Finder, text: str, asked: str, why: str) -> None:
    finder.add(text)
    assert finder.find(asked) == [], why


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ('"سقط قتلى"', [0]),
        ("«سقط قتلى»", [0]),
        ("“سقط قتلى”", [0]),
        ('"قتلى سقط"', []),
        ('"قتلى في"', [0, 1]),
        ('"قتلى في" جرحى', [1]),
        ('"القتلى في"', [2]),
        ('"القتلى"', [0, 1, 2]),
        ('سقط "قتلى', [0]),
        ("سقط 'قتلى'", [0]),
    ],
)
def test_search_words_in_quotation_marks_follow_one_another(finder: Finder, asked: str, found: list[int]) -> None:
    finder.add("سقط قتلى في البلدة", "جرحى وقتلى في المدينة", "حملت للقتلى في الساحة أكاليل")
    assert finder.find(asked) == found


def test_search_words_a_bared_word_is_no_neighbour(finder: Finder) -> None:
    finder.add("والقصف بالمدينة")
    assert finder.find('"قصف مدينة"') == []


def test_search_words_one_of_them_is_bared_once() -> None:
    assert indexed_words("للقتلى للقتلى قتلى").split() == ["للقتلي", "للقتلي", "قتلي", "ـلقتلي", "ـقتلي"]


@pytest.mark.parametrize("asked", ["", "   ", "؟!", '""', "«»", "*", "ـــ", "\u064e"])
def test_search_words_of_nothing_are_refused(asked: str) -> None:
    with pytest.raises(BadSearch, match="there is no word"):
        query_of(asked)


def test_search_words_longer_than_a_database_takes_are_found_by_their_beginning(finder: Finder) -> None:
    long = "ق" * 5000
    finder.add(long)
    assert max(map(len, indexed_words(long).split())) <= 65
    assert finder.find(long) == [0]


def test_search_words_too_many_are_refused() -> None:
    with pytest.raises(BadSearch, match="more than 40"):
        query_of("كلمة " * 41)
