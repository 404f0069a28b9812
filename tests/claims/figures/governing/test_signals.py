"""What a written word can do in a walk."""

from __future__ import annotations

import pytest

from marsad.claims.figures.governing.signals import (
    COUNTED,
    GOVERNS,
    INDEFINITE,
    NUMBER,
    PARTICLE,
    PHRASE,
    SIDED,
    SIGN,
    SINGLE,
    TELLS,
    UNKNOWN_WORD,
    signals_of,
)
from tests.claims.located import mentions_of


@pytest.mark.parametrize(
    ("word", "has", "lacks"),
    [
        ("قتل", GOVERNS | TELLS, SIGN),
        ("سيقتل", 0, GOVERNS),
        ("قتلى", COUNTED, GOVERNS),
        ("جندي", SINGLE | INDEFINITE, GOVERNS),
        ("الجندي", SINGLE, INDEFINITE),
        ("جنود", 0, SINGLE),
        ("آخر", SINGLE, UNKNOWN_WORD),
        ("بينهم", PARTICLE, GOVERNS),
        (".", SIGN, UNKNOWN_WORD),
        ("غغغغغ", UNKNOWN_WORD, GOVERNS | SINGLE),
        ("12", NUMBER, UNKNOWN_WORD | SIGN),
        ("خمسة", NUMBER, UNKNOWN_WORD),
        ("جنديان", NUMBER | SIDED, UNKNOWN_WORD),
        ("الذين", 0, NUMBER),
        ("نفسه", GOVERNS, TELLS),
        ("قضيه", 0, TELLS),
    ],
)
def test_signals_of_one_word(word, has, lacks):
    [signal] = signals_of(mentions_of(word).sentence(0))
    assert signal & has == has
    assert not signal & lacks


def test_no_name_begins_with_a_phrase_that_a_walk_passes_over():
    signals = signals_of(mentions_of("ريف حلب").sentence(0))
    assert not signals[0] & (PHRASE | UNKNOWN_WORD)


def test_signals_mark_where_a_phrase_begins():
    signals = signals_of(mentions_of("إطلاق سراح الأسرى").sentence(0))
    assert signals[0] & PHRASE
    assert not signals[1] & PHRASE
