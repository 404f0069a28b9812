"""Which reading of an outcome word governs."""

from __future__ import annotations

from marsad.claims.figures.figure import Figure
from marsad.claims.figures.governing.readings import outcome_at, patient_follows
from marsad.claims.figures.governing.state import Walk, begin
from tests.claims.located import mentions_of
from tests.claims.told import outcomes


def walk(text: str, figures: tuple[Figure, ...] = ()) -> Walk:
    return begin(mentions_of(text).sentence(0), list(figures), 0, None, {})


def test_outcome_at_prefers_a_phrase():
    match = outcome_at(walk("إطلاق سراح الأسرى"), 0)
    assert match is not None
    assert (match.sense, match.size) == ("freed", 2)


def test_outcome_at_leaves_out_the_future_and_what_is_only_counted():
    assert outcome_at(walk("سيقتل الجنود"), 0) is None
    assert outcome_at(walk("قتلى الجيش"), 0) is None
    assert outcome_at(walk("مدينة حلب"), 0) is None


def test_outcome_at_reads_a_word_that_needs_another_only_beside_it():
    assert outcomes("استعاد 20 موظفا حريتهم.") == [("20", "freed")]
    assert outcomes("استعاد 20 موظفا أموالهم.") == []


def test_patient_follows_sees_an_indefinite_person():
    assert patient_follows(walk("قتل طفل في القصف"), 1)
    assert not patient_follows(walk("قتل في القصف الأخير"), 1)
