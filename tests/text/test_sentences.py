"""Where sentences begin and end."""

from __future__ import annotations

import pytest

from marsad.languages.pack import load_pack
from marsad.text.fold import fold
from marsad.text.sentences import sentences, split
from tests.growth import grows_in_step, seconds_of

CASES = [
    ("قتل خمسة. وأصيب سبعة.", ["قتل خمسة.", "وأصيب سبعة."], "a full stop before a space"),
    ("في تشرين.ووفقا للمصدر", ["في تشرين.", "ووفقا للمصدر"], "a full stop before a letter"),
    ("بلغ 3.5 مليون", ["بلغ 3.5 مليون"], "a decimal point"),
    ("بتاريخ 12.3.2015 قتل", ["بتاريخ 12.3.2015 قتل"], "a date"),
    ("موقع arta.fm قال", ["موقع arta.fm قال"], "an address"),
    ("وكالة أ.ف.ب قالت", ["وكالة أ.ف.ب قالت"], "an abbreviation"),
    ("د. سامر قال", ["د. سامر قال"], "a title of one letter"),
    ("قال: من قتل؟ لا أحد!", ["قال: من قتل؟", "لا أحد!"], "question and exclamation marks"),
    ('قال "انتهى." ثم خرج', ['قال "انتهى."', "ثم خرج"], "a closing quotation mark belongs to its sentence"),
    ("انتهى... ثم عاد", ["انتهى...", "ثم عاد"], "an ellipsis"),
    ("العنوان\nالنص", ["العنوان", "النص"], "a line's end"),
    ("العنوان\r\n\r\nالنص", ["العنوان", "النص"], "an empty line"),
    ("العنوان\u2028النص", ["العنوان", "النص"], "a line separator"),
    ("  قتل \n  أصيب ", ["قتل", "أصيب"], "white space is trimmed"),
    ('مراسل "السورية.نت" قال', ['مراسل "السورية.نت" قال'], "a name in quotation marks"),
    ("من قتل؟، سأل", ["من قتل؟، سأل"], "a comma goes on"),
    ("", [], "nothing"),
    (" \n ", [], "white space alone"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_sentences(text, expected, why):
    assert [text[start:end] for start, end in sentences(text)] == expected, why


ENGLISH = [
    ("Five died. Seven were hurt.", ["Five died.", "Seven were hurt."], "a full stop before a space"),
    ("Gen. Adnan and Dr. Samir left.", ["Gen. Adnan and Dr. Samir left."], "titles"),
    ("He left the U.S. Then he fell.", ["He left the U.S. Then he fell."], "no word that surely opens a sentence"),
    ("He left the U.S. The town fell.", ["He left the U.S.", "The town fell."], "an abbreviation ends a sentence"),
    ("The U.S. army left.", ["The U.S. army left."], "an abbreviation inside one"),
    ("On Jan. 31 two died at 9 a.m. in Homs.", ["On Jan. 31 two died at 9 a.m. in Homs."], "a month, a clock time"),
    ("No. 5 was hit.", ["No. 5 was hit."], "a number's sign"),
    ("J. K. Hadad came.", ["J. K. Hadad came."], "initials"),
    ("Some 3.5 million fled.", ["Some 3.5 million fled."], "a decimal point"),
    ("“All were killed.” He wept.", ["“All were killed.”", "He wept."], "a quotation mark behind the stop"),
    ("“All were killed!” he said.", ["“All were killed!” he said."], "a sentence goes on in small letters"),
    ("They waited... and left.", ["They waited... and left."], "an ellipsis inside one"),
    ("The town fell.The men fled.", ["The town fell.", "The men fled."], "a space that was forgotten"),
    ("See arta.fm for more.", ["See arta.fm for more."], "an address"),
    ("TWO KILLED\nTwo men died.", ["TWO KILLED", "Two men died."], "a headline"),
    ("Who died? Nobody knows.", ["Who died?", "Nobody knows."], "a question"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ENGLISH)
def test_sentences_of_english(text, expected, why):
    pack = load_pack("en")
    folded = fold(text, pack.orthography)
    assert [folded.span(start, end).text for start, end in split(folded, pack.stops)] == expected, why


@pytest.mark.parametrize("unit", ["Gen. ", ". ", "a.", "U.S. The ", ".\n", "etc. . "])
def test_sentences_of_english_take_time_in_step_with_the_text(unit):
    pack = load_pack("en")

    def seconds(times: int) -> float:
        folded = fold(unit * times, pack.orthography)
        return seconds_of(lambda: split(folded, pack.stops))

    assert grows_in_step(seconds, 12_500)


@pytest.mark.parametrize("unit", ["قتل خمسة. ", ".", "\n", 'قال ".', "كلمة "])
def test_sentences_take_time_in_step_with_the_text(unit):
    def seconds(times: int) -> float:
        return seconds_of(lambda: sentences(unit * times))

    assert grows_in_step(seconds, 12_500)
