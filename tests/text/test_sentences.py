"""Where sentences begin and end."""

from __future__ import annotations

import time

import pytest

from marsad.text.sentences import sentences

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


def test_sentences_take_time_in_step_with_the_text():
    def seconds(unit: str, times: int) -> float:
        taken = []
        for _ in range(3):  # the least of three: other work on the machine must not decide
            start = time.process_time()
            sentences(unit * times)
            taken.append(time.process_time() - start)
        return min(taken)

    for unit in ("قتل خمسة. ", ".", "\n", 'قال ".', "كلمة "):
        seconds(unit, 100)
        assert seconds(unit, 50_000) < 40 * max(seconds(unit, 5_000), 0.005), unit
