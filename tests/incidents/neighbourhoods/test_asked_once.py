"""What is asked once of a store is what the store would say again."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.incidents.neighbourhoods.asked_once import AskedOnce
from marsad.incidents.neighbourhoods.links import Orders


class _Holders:
    def __init__(self) -> None:
        self.asked: list[tuple[str, int, str]] = []

    def _told(self, side: str, keys: Iterable[int], order: str) -> Orders:
        self.asked += [(side, key, order) for key in keys]
        return {key: [f"{side} {key} {order}"] for _, key, _ in self.asked if key % 2 == 0}

    def before(self, keys: Iterable[int], order: str) -> Orders:
        return self._told("before", keys, order)

    def after(self, keys: Iterable[int], order: str) -> Orders:
        return self._told("after", keys, order)


def test_each_key_is_asked_once_for_each_order_and_side() -> None:
    store = _Holders()
    once = AskedOnce(store)
    for _ in range(2):
        assert once.before(iter([2, 3]), "a") == {2: ["before 2 a"]}
        assert once.before([2, 4], "a") == {2: ["before 2 a"], 4: ["before 4 a"]}
        assert once.after([2], "a") == {2: ["after 2 a"]}
        assert once.before([2], "b") == {2: ["before 2 b"]}
    assert sorted(store.asked) == sorted(
        [("before", 2, "a"), ("before", 3, "a"), ("before", 4, "a"), ("after", 2, "a"), ("before", 2, "b")]
    )
