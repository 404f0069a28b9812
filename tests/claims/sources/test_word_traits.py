"""The traits of words: what each token can be, and that the places outside a sentence are nothing."""

import pytest

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.source_words import signs
from tests.claims.located import PACK, mentions_of


def traits(text):
    return signs(PACK).traits.of(mentions_of(text).sentence(0))


@pytest.mark.parametrize(
    ("text", "token", "bit"),
    [
        ("قالت الوزارة إن", 0, has.REPORTING | has.VERBAL),
        ("قالت الوزارة إن", 1, has.SPEAKER | has.DEFINITE),
        ("قالت الوزارة إن", 2, has.THAT | has.END),
        ("الوزارة، 5", 1, has.COMMA),
        ("الوزارة، 5", 2, has.NUMBER),
        ("قال: نعم", 1, has.COLON | has.BREAK),
        ("سيقتل الجيش", 0, has.FUTURE),
        ("نقلا عن المرصد", 0, has.REPORTING),
        ("في حين قال", 0, has.CONTRAST),
        ("للوزارة", 0, has.TO),
    ],
)
def test_of_tells_what_a_word_can_be(text, token, bit):
    assert traits(text)[token] & bit == bit


@pytest.mark.parametrize(
    ("text", "token", "bit"),
    [("قالت الوزارة", 1, has.REPORTING), ("قالت الوزارة", 0, has.DEFINITE), ("كريشنا", 0, has.KNOWN)],
)
def test_of_tells_what_a_word_cannot_be(text, token, bit):
    assert not traits(text)[token] & bit


def test_of_gives_places_outside_the_sentence_nothing_but_an_end():
    found = traits("قالت الوزارة")
    assert found[2:] == [has.END] * has.PAD
    assert found[-1] == has.END
