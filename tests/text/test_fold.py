"""Folding: what counts as one letter for reading, and the way back to the original words."""

from __future__ import annotations

import pytest

from marsad.languages.pack import load_pack
from marsad.text.fold import fold
from tests.growth import grows_in_step, seconds_of

ORTHOGRAPHY = load_pack("ar").orthography

FOLDED = [
    ("قُتِلَ", "قتل", "harakat"),
    ("مدنيّاً", "مدنيا", "shadda and tanween"),
    ("أحمد إبراهيم آمنة ٱلله", "احمد ابراهيم امنه الله", "forms of alif, ta marbuta"),
    ("مصطفى", "مصطفي", "alif maqsura"),
    ("ایران کرد", "ايران كرد", "Persian letters"),
    ("مـــقتل", "مقتل", "tatweel"),
    ("مـ ـقتل", "مقتل", "a word broken at its tatweel"),
    ("١٢٬٣٤٥٫٦ ۴۵", "12,345.6 45", "digits and their separators"),
    ("“قال” ‘نعم’", "\"قال\" 'نعم'", "quotation marks"),
    ("«قال»", "«قال»", "guillemets stay"),
    ("\u202bمقتل\u202c \u2067خمسة\u2069", "مقتل خمسه", "signs of direction"),
    ("مقتل\u00a0خمسة\tجنود", "مقتل خمسه جنود", "spaces of every width"),
    ("ﻻ ﻣﻘﺘﻞ", "لا مقتل", "presentation forms"),
    ("10–12", "10-12", "dashes"),
    ("", "", "nothing"),
]
SPANS = [
    ("قُتِلَ خَمْسَةٌ", 0, 3, "قُتِلَ"),
    ("قُتِلَ خَمْسَةٌ", 4, 8, "خَمْسَةٌ"),
    ("قتل مـــدني أمس", 4, 8, "مـــدني"),
    ("ﻻ أحد", 0, 2, "ﻻ"),
    ("ﻻ أحد", 0, 1, "ﻻ"),
    ("\u202bمقتل\u202c خمسة", 5, 9, "خمسة"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FOLDED)
def test_fold_gives_one_form(text, expected, why):
    folded = fold(text, ORTHOGRAPHY)
    assert folded.text == expected, why
    assert folded.original == text


@pytest.mark.parametrize(("text", "expected", "why"), FOLDED)
def test_fold_is_the_same_in_a_long_text(text, expected, why):
    filler = "كتب الصحافي " * 40
    assert fold(filler + text, ORTHOGRAPHY).text.endswith(expected), why


@pytest.mark.parametrize(("text", "start", "end", "words"), SPANS)
def test_span_gives_the_original_words(text, start, end, words):
    span = fold(text, ORTHOGRAPHY).span(start, end)
    assert (span.text, text[span.start : span.end]) == (words, words)


def test_span_of_nothing_is_empty():
    span = fold("قُتل", ORTHOGRAPHY).span(2, 2)
    assert span.start == span.end
    assert span.text == ""
    plain = fold("قتل", ORTHOGRAPHY).span(2, 1)
    assert (plain.start, plain.end, plain.text) == (2, 2, "")


def test_folding_twice_changes_nothing():
    once = ORTHOGRAPHY.fold(" ".join(text for text, _, _ in FOLDED))
    assert ORTHOGRAPHY.fold(once) == once


def test_fold_takes_time_in_step_with_the_text():
    def seconds(times: int) -> float:
        return seconds_of(lambda: fold("قُتِلَ مـ ـدني ﻻ " * times, ORTHOGRAPHY))

    assert grows_in_step(seconds, 10_000)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Erdoğan, Çavuşoğlu", "erdogan, cavusoglu"),
        ("İSTANBUL ısı", "istanbul isi"),
        ("“Yes,” he’d said", '"yes," he\'d said'),
        ("10–12", "10-12"),
        ("Straße", "strasse"),
        ("قتل IS", "قتل is"),
    ],
)
def test_fold_makes_small_letters_of_english(text, folded):
    copy = fold(text, load_pack("en").orthography)
    assert copy.text == folded
    assert copy.span(0, len(copy.text)).text == text


def test_fold_keeps_the_way_back_over_small_letters():
    copy = fold("Die STRASSE İs “Übel”", load_pack("en").orthography)
    at = copy.text.index("is")
    assert copy.span(at, at + 2).text == "İs"
