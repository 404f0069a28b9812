"""When two readings say the same."""

from __future__ import annotations

import pytest

from eval.compare import f1, measures, occurrence, pair, same_value, same_words, share

TEXT = "قال المرصد إن سبعة مدنيين قتلوا، وقال المرصد السوري لحقوق الإنسان إن 12 أصيبوا."


def span(words: str, nth: int = 1) -> dict[str, object]:
    start, end = occurrence(TEXT, words, nth)
    return {"start": start, "end": end, "text": words}


def test_occurrence_counts_from_one() -> None:
    assert occurrence(TEXT, "المرصد", 2)[0] > occurrence(TEXT, "المرصد", 1)[0]


def test_occurrence_names_words_that_are_not_there() -> None:
    with pytest.raises(ValueError, match="3 times"):
        occurrence(TEXT, "المرصد", 3)


def test_same_words_takes_the_longer_or_the_shorter_name() -> None:
    assert same_words(TEXT, "المرصد السوري لحقوق الإنسان", span("المرصد", 2))
    assert same_words(TEXT, "المرصد", span("المرصد السوري لحقوق الإنسان"))
    assert same_words(TEXT, None, None)


def test_same_words_rejects_other_words_nothing_and_whole_clauses() -> None:
    assert not same_words(TEXT, "المرصد", span("مدنيين"))
    assert not same_words(TEXT, "المرصد", None)
    assert not same_words(TEXT, None, span("مدنيين"))
    assert not same_words(TEXT, "المرصد", span(TEXT))


def test_same_words_needs_more_than_a_shared_edge() -> None:
    assert not same_words(TEXT, "إن سبعة مدنيين قتلوا", span("المرصد إن"))


def test_same_value_of_a_vague_quantity_is_its_qualifier() -> None:
    vague = {"value": None, "value_high": None, "qualifier": "tens"}
    assert same_value({"qualifier": "tens"}, vague)
    assert not same_value({"qualifier": "hundreds"}, vague)
    assert not same_value({"value": 20, "qualifier": "tens"}, vague)


def test_pair_prefers_overlap_then_agreement_and_is_one_to_one() -> None:
    assert pair([(0, 4), (5, 9)], [(0, 4), (3, 9)], {}) == {0: 0, 1: 1}
    assert pair([(0, 4)], [(0, 4), (0, 4)], {(0, 1): 2}) == {0: 1}
    assert pair([(0, 4)], [(4, 8)], {}) == {}


def test_measures_of_nothing_wanted_and_nothing_claimed_are_perfect() -> None:
    assert measures(0, 0, 0) == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert share(1, 4) == 0.25
    assert f1(1, 2, 2) == 0.5
