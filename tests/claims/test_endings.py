"""Word shapes: what a written word is to noun phrases."""

from __future__ import annotations

import pytest

from marsad.claims.endings import word_shapes
from marsad.languages.pack import load_pack

PACK = load_pack("ar")


def shape(form: str):
    return word_shapes(PACK).known[PACK.lexicon.word(PACK.orthography.fold(form))]


@pytest.mark.parametrize("form", ["القوات", "والجنود", "دمشق", "الزقنبوط"])
def test_word_is_definite(form):
    assert shape(form).definite


@pytest.mark.parametrize("form", ["جنود", "زقنبوط", "ضابط", "باليستية"])
def test_word_is_not_definite(form):
    assert not shape(form).definite


def test_known_and_unknown_words_begin_with_a_preposition():
    assert shape("للجيش").to
    assert shape("للجيش").to_the
    assert shape("لزقنبوط").to
    assert shape("بزقنبوط").with_
    assert not shape("لنا").to_the


def test_conjunction_and_particle_end_a_phrase():
    assert shape("والزقنبوط").conjoined
    assert shape("والزقنبوط").never_inside
    assert shape("على").never_first


def test_signs_and_numbers_are_no_words():
    assert not shape("،").word
    assert not shape("،").number
    assert shape("12").number
