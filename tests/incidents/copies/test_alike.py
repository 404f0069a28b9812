"""How much two reports must share to carry one dispatch: words are numbers here."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest

from marsad.incidents.copies.alike import compare
from marsad.incidents.copies.wording import FACT, FURTHER, Wording

BODY = range(100)


def wording(
    *codes: int,
    quoted: range = range(0),
    facts: tuple[int, ...] = (),
    outlet: str | None = None,
    day: int | None = None,
) -> Wording:
    told = bytes(at not in quoted for at in range(len(codes)))
    return Wording(array("I", codes), told, bytes(code in facts for code in codes), outlet, day)


def own(size: int, first: int = 1000) -> range:
    """Words that no other report has."""
    return range(first, first + size)


def is_copy(left: Wording, right: Wording) -> bool:
    assert (compare(left, right) is None) == (compare(right, left) is None)
    return compare(left, right) is not None


@pytest.mark.parametrize(("shared", "expected"), [(19, False), (20, True)])
def test_few_shared_words_are_no_dispatch(shared: int, expected: bool) -> None:
    assert is_copy(wording(*BODY[:shared]), wording(*BODY[:shared], *own(10))) is expected


@pytest.mark.parametrize(("shared", "expected"), [(49, False), (50, True)])
def test_half_of_the_shorter_report_must_be_shared(shared: int, expected: bool) -> None:
    shorter = wording(*own(100 - shared), *BODY[:shared])
    assert is_copy(shorter, wording(*BODY[:shared], *own(120 - shared, 5000))) is expected


@pytest.mark.parametrize(("shared", "expected"), [(34, False), (35, True)])
def test_a_third_is_enough_where_both_begin_with_it(shared: int, expected: bool) -> None:
    shorter = wording(*BODY[:shared], *own(100 - shared))
    assert is_copy(shorter, wording(*BODY[:shared], *own(110 - shared, 5000))) is expected


@pytest.mark.parametrize(("added", "expected"), [(90, True), (91, False)])
def test_a_long_report_that_holds_a_short_one_in_passing_is_no_copy(added: int, expected: bool) -> None:
    assert is_copy(wording(*BODY[:30]), wording(*BODY[:30], *own(added))) is expected


@pytest.mark.parametrize(("shared", "expected"), [(74, False), (75, True)])
def test_reports_of_one_outlet_must_be_nearly_the_same(shared: int, expected: bool) -> None:
    one = wording(*BODY[:shared], *own(100 - shared), outlet="agency")
    assert is_copy(one, wording(*BODY, outlet="agency")) is expected
    assert is_copy(one, wording(*BODY, outlet="paper"))


@pytest.mark.parametrize(("day", "expected"), [(107, True), (108, False), (None, True)])
def test_a_dispatch_is_taken_over_within_a_week(day: int | None, expected: bool) -> None:
    assert is_copy(wording(*BODY, day=100), wording(*BODY, 7, day=day)) is expected


def test_short_reports_of_the_same_words_are_copies() -> None:
    flash = replace(wording(*BODY[:8]), counted=frozenset({3}))
    assert is_copy(flash, flash)
    assert not is_copy(wording(*BODY[:8]), wording(*BODY[:8]))
    assert is_copy(wording(*BODY[:20]), wording(*BODY[:20]))
    shorter = replace(wording(*BODY[:7]), counted=frozenset({3}))
    assert not is_copy(shorter, shorter)


def test_a_page_that_is_the_same_around_reports_that_count_others_is_no_copy() -> None:
    one = replace(wording(*BODY), counted=frozenset({7001}))
    other = replace(wording(*BODY), counted=frozenset({7002}))
    assert not is_copy(one, other)
    assert is_copy(one, wording(*BODY))
    assert is_copy(replace(one, counted=frozenset({50, 7001})), other)


@pytest.mark.parametrize(("every", "expected"), [(12, False), (30, True)])
def test_a_text_with_many_edits_is_put_together_from_phrases(every: int, expected: bool) -> None:
    edited = [1000 + word if word % every == every - 1 else word for word in BODY]
    assert is_copy(wording(*BODY), wording(*edited, *own(60, 5000))) is expected


def test_many_edits_are_allowed_where_nearly_all_is_the_same() -> None:
    assert is_copy(wording(*BODY), wording(*[1000 + word if word % 12 == 11 else word for word in BODY]))


def test_a_dispatch_is_shared_from_its_beginning() -> None:
    background = BODY[:60]
    assert not is_copy(wording(*own(50), *background), wording(*own(50, 5000), *background))
    assert is_copy(wording(*own(50), *background), wording(*background))


def test_quoted_speech_makes_no_copies() -> None:
    one = wording(*BODY, *own(40), quoted=range(100))
    other = wording(*BODY, *own(40, 5000), quoted=range(100))
    assert not is_copy(one, other)
    assert is_copy(wording(*BODY, *own(40)), wording(*BODY, *own(40, 5000)))


def test_more_numbers_must_be_the_same_than_changed() -> None:
    facts = (20, 40, 60, 1020, 1040)
    changed = [1000 + word if word in (20, 40) else word for word in BODY]
    assert not is_copy(wording(*BODY, facts=facts), wording(*changed, facts=facts))
    changed[40] = 40
    assert is_copy(wording(*BODY, facts=facts), wording(*changed, facts=facts))


def test_a_place_is_another_one_whose_name_alone_was_changed() -> None:
    one = wording(*BODY)
    facts = bytearray(len(BODY))
    facts[20:24] = bytes([FACT, FURTHER, FURTHER, FURTHER])  # `near a mosque in`, the last word a name
    facts[60] = facts[70] = FACT
    moved = [1000 + word if word == 23 else word for word in BODY]
    left, right = (replace(one, codes=array("I", codes), facts=bytes(facts)) for codes in (BODY, moved))
    assert is_copy(left, right)  # two facts are the same, one is not
    fewer = bytes(facts[:70]) + bytes(30)
    assert not is_copy(replace(left, facts=fewer), replace(right, facts=fewer))


def test_facts_before_the_first_shared_words_count_too() -> None:
    facts = (0, 40, 1000)
    assert not is_copy(wording(*BODY, facts=facts), wording(1000, *BODY[1:], facts=facts))
    assert is_copy(wording(*BODY, facts=(40,)), wording(1000, *BODY[1:], facts=(40,)))


def test_what_is_shared_is_told_word_by_word() -> None:
    likeness = compare(wording(*BODY[:40]), wording(*own(5), *BODY[:40]))
    assert likeness is not None
    assert (likeness.left.bit_count(), likeness.right.bit_count(), likeness.words) == (40, 40, 40)
    assert likeness.right == likeness.left
