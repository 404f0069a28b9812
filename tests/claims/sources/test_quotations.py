"""Quotations over several sentences."""

import pytest

from marsad.claims.sources.quotations import Quotations, long_quotations
from marsad.languages.pack import load_pack
from marsad.text.fold import fold
from marsad.text.sentences import sentences


def quoted(text):
    folded = fold(text, load_pack("ar").orthography)
    found = long_quotations(folded, sentences(folded.text))
    return [folded.text[quotation.start + 1 : quotation.end] for quotation in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال: «جاؤوا ليلا. ثم رحلوا». وانتهى.", ["جاؤوا ليلا. ثم رحلوا"]),
        ('قال: "جاؤوا. ثم رحلوا". وانتهى.', ["جاؤوا. ثم رحلوا"]),
        ("قال: “جاؤوا.\nثم “رحلوا” معا”. وانتهى.", ['جاؤوا.\nثم "رحلوا" معا']),
        ('قال "كلمة" فقط. وانتهى.', []),
        ('علامة " وحيدة.\nوسطر آخر " منفصل.', []),
    ],
)
def test_long_quotations_pair_their_marks(text, expected):
    assert quoted(text) == expected


def test_long_quotations_leave_out_what_never_closes():
    assert quoted("قال: «جاؤوا. " + "ثم مشوا. " * 2000 + "»") == []


@pytest.mark.parametrize("mark", ['"', "«", "“", "”", "»", '"\n', "«.\n"])
def test_long_quotations_of_marks_alone_are_few(mark):
    assert len(quoted(mark * 200_000)) <= 200_000


@pytest.mark.parametrize(
    "text",
    [
        "قال: «جاؤوا ليلا. ثم رحلوا». وانتهى.",
        'قال: "جاؤوا. ثم رحلوا". وانتهى. "ثم عادوا. وبقوا"',
        "قال: “جاؤوا.\nثم “رحلوا” معا”. وانتهى.",
        'علامة " وحيدة.\nوسطر "آخر. منفصل".',
        "قال: «جاؤوا «ليلا. ثم» رحلوا». وانتهى.",
        "قال: «جاؤوا. " + "ثم مشوا. " * 600 + "». ثم «رحلوا. وعادوا».",
        'قال: "جاؤوا. ' + "ثم مشوا. " * 900 + '" وانتهى.',
    ],
)
def test_over_gives_every_place_the_quotation_that_it_stands_in(text):
    folded = fold(text, load_pack("ar").orthography)
    bounds = sentences(folded.text)
    found = Quotations(folded, bounds)
    every = long_quotations(folded, bounds)
    assert every
    for offset in range(len(folded.text)):
        expected = [quotation for quotation in every if quotation.start <= offset <= quotation.end]
        assert [found.over(offset)] == (expected or [None])
