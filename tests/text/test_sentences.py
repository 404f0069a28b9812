"""Where sentences begin and end."""

from __future__ import annotations

import pytest

from marsad.text.sentences import sentences
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


@pytest.mark.parametrize("unit", ["قتل خمسة. ", ".", "\n", 'قال ".', "كلمة "])
def test_sentences_take_time_in_step_with_the_text(unit):
    def seconds(times: int) -> float:
        return seconds_of(lambda: sentences(unit * times))

    assert grows_in_step(seconds, 12_500)
