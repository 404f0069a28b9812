"""Digits that a quick look tells to be plain: it says what the full reading says."""

import pytest

from marsad.languages.pack import load_pack
from marsad.mentions import numbers
from marsad.mentions.numbers import find_numbers
from marsad.mentions.plain_digits import is_plain, is_plain_year
from marsad.text.fold import fold
from marsad.text.tokens import Sentence, tokenise

PACK = load_pack("ar")
BEFORE = (
    "مقتل",
    "نحو",
    "في",
    "بـ",
    "و",
    "عام",
    "الساعة",
    "اللواء",
    "شارع",
    "بين",
    "من",
    "أكثر من",
    "القرن",
    "يناير",
    "F-",
)
NUMBERS = ("1", "12", "120", "007", "1990", "2019", "1,200")
AFTER = (
    "جنديا",
    "من",
    "يناير",
    "ألفا",
    "مساء",
    "و3",
    "إلى 30",
    "عاما",
    "ساعة",
    "قالت",
    "على الأقل",
    "%",
    "المدنيون",
    "-",
)


def sentence_of(text: str) -> Sentence:
    folded = fold(text, PACK.orthography).text
    return tokenise(folded, 0, len(folded), PACK.lexicon)


@pytest.mark.parametrize("before", BEFORE)
def test_the_quick_look_changes_nothing(before: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"وقال إن {before} {number} {after} أمس" for number in NUMBERS for after in AFTER]
    quick = [find_numbers(sentence_of(text)) for text in texts]
    monkeypatch.setattr(numbers, "is_plain", lambda *_: False)
    monkeypatch.setattr(numbers, "is_plain_year", lambda *_: False)
    assert quick == [find_numbers(sentence_of(text)) for text in texts]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("قتل 12 جنديا", True),
        ("مقتل نحو 12 جنديا", True),
        ("قتل 12 يناير", False),
        ("الساعة 5 مساء", False),
        ("اللواء 35 مدرع", False),
        ("قتل 12 ألفا", False),
        ("قتل 12 إلى 20", False),
        ("قتل 1200 جندي", False),
        ("12 جنديا", False),
    ],
)
def test_is_plain(text: str, plain: bool) -> None:
    sentence = sentence_of(text)
    at = next(at for at in range(len(sentence)) if sentence.is_number(at))
    assert is_plain(sentence, at) is plain


def test_is_plain_year() -> None:
    assert is_plain_year(sentence_of("في عام 2019 أطلقت"), 2)
    assert not is_plain_year(sentence_of("في عام 2019 و2020"), 2)
    assert not is_plain_year(sentence_of("في عام 2019 جنديا"), 2)
    assert not is_plain_year(sentence_of("قتل نحو 2019 جنديا"), 2)
