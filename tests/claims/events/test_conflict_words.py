"""Words of armed conflict: which words show by themselves what a report is about."""

from __future__ import annotations

import pytest

from marsad.claims.events.conflict_words import is_of_conflict
from marsad.languages.pack import load_pack

WORD = load_pack("ar").lexicon.word


@pytest.mark.parametrize("form", ["مسلحون", "والجيش", "قتلي", "قصفت", "داعش", "اشتباكات", "مقتل"])
def test_word_shows_armed_conflict(form):
    assert is_of_conflict(WORD(form).matches)


@pytest.mark.parametrize("form", ["المهاجم", "اجتماع", "الشرطه", "فقد", "خسر", "حركه", "كتاب", "اتفاق", "انقاذ"])
def test_word_of_all_news_does_not(form):
    assert not is_of_conflict(WORD(form).matches)
