"""Cues: which sentences can hold a saying, and where one may begin in them."""

import pytest

from marsad.claims.sources.cues import cues_of, find_cues, find_marks
from marsad.claims.sources.source_words import signs
from tests.claims.located import PACK, mentions_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت الوزارة إن الطريق مغلق", True),
        ("أغلق الطريق نقلا عن المرصد", True),
        ("الهلال الأحمر: طواقمنا وصلت", True),
        ("أغلق الطريق في حديث للوكالة", True),
        ("حديث للوكالة مع الوزير", False),
        ("أغلقت الوزارة الطريق في حين وصل الوزير", False),
        ("أغلق الطريق: لا سير فيه", False),
    ],
)
def test_a_sentence_may_hold_a_saying(text, expected):
    assert cues_of(PACK).may_stand(mentions_of(text), 0) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت الوزارة إن الطريق مغلق", [0]),
        ("أغلق الطريق نقلا عن المرصد", [2]),
        ("الهلال الأحمر: طواقمنا وصلت", [-1]),
        ("وصل الوزير كما قال المصدر", [2, 3]),
        ("وصل الوزير كما وصل الجيش", []),
    ],
)
def test_cues_are_where_a_saying_may_begin(text, expected):
    sentence = mentions_of(text).sentence(0)
    traits = signs(PACK).traits.of(sentence)
    assert find_cues(sentence, traits, find_marks(traits)) == expected
