"""Sets that pairs of likes make."""

from __future__ import annotations

from itertools import combinations, permutations

from marsad.incidents.copies.alike import Likeness
from marsad.incidents.copies.joined import joined

ALL = (1 << 40) - 1


def sets(count: int, links: dict[tuple[int, int], Likeness]) -> list[list[int]]:
    found = {str(joined(order, lambda left, right: links.get((left, right)))) for order in _orders(count)}
    assert len(found) == 1
    return joined(combinations(range(count), 2), lambda left, right: links.get((left, right)))


def _orders(count: int) -> list[list[tuple[int, int]]]:
    pairs = list(combinations(range(count), 2))
    return [list(order) for order in permutations(pairs)] if len(pairs) < 5 else [pairs, pairs[::-1]]


def test_reports_alike_make_a_set() -> None:
    assert sets(3, dict.fromkeys([(0, 1), (1, 2), (0, 2)], Likeness(ALL, ALL, 40))) == [[0, 1, 2]]


def test_a_chain_of_likes_makes_no_set() -> None:
    chain = {(at, at + 1): Likeness(ALL, ALL, 40 - at) for at in range(4)}
    assert sets(5, chain) == [[0, 1, 2], [3, 4]]


def test_a_report_with_two_dispatches_joins_the_stronger() -> None:
    first, second = (1 << 20) - 1, ALL ^ ((1 << 20) - 1)
    assert sets(3, {(0, 2): Likeness(ALL, first, 20), (1, 2): Likeness(ALL, second, 30)}) == [[1, 2]]
