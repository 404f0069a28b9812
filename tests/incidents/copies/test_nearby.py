"""Reports that may be copies are found without comparing all with all."""

from __future__ import annotations

from array import array
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from marsad.incidents.copies.nearby import chosen_runs, nearby
from marsad.incidents.copies.wording import Wording


def wording(*codes: int) -> Wording:
    return Wording(array("I", codes), bytes(len(codes)), bytes(len(codes)), None, None)


def words(most: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(0, 2**32 - 1), max_size=most)


PASSAGE = st.lists(st.integers(0, 2**32 - 1), min_size=10, max_size=12)


@given(PASSAGE, words(30), words(30), words(30), words(30))
def test_reports_that_share_ten_words_in_a_row_share_a_chosen_run(
    passage: list[int], before: list[int], after: list[int], left: list[int], right: list[int]
) -> None:
    assert {*chosen_runs(wording(*before, *passage, *after))} & {*chosen_runs(wording(*left, *passage, *right))}


# Of seventeen words no more than eight runs are chosen, so that one shared is enough; of more words more must be.
@given(PASSAGE, words(2), words(3), words(30), words(30))
def test_short_reports_that_share_ten_words_in_a_row_are_nearby(
    passage: list[int], before: list[int], after: list[int], left: list[int], right: list[int]
) -> None:
    pair = [wording(*before, *passage, *after), wording(*left, *passage, *right)]
    assert list(nearby(pair)) == [(0, 1)]


def test_reports_without_a_common_run_are_not() -> None:
    assert list(nearby([wording(*range(50)), wording(*range(100, 150)), wording(1, 2, 3), wording()])) == []


def test_a_report_is_compared_with_few_of_many_copies() -> None:
    met = Counter(later for _, later in nearby([wording(*range(50))] * 200))
    assert max(met.values()) == 8
    assert len(met) == 199


def test_runs_are_chosen_by_the_words_alone() -> None:
    assert list(chosen_runs(wording(1, 2, 3, 4, 5))) == [2168781150109166793]
    assert not chosen_runs(wording(1, 2, 3, 4))
