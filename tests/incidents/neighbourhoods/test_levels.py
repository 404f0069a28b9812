"""Links hold up to a level; what they join too much is taken apart on the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest

from marsad.incidents.neighbourhoods import levels
from marsad.incidents.neighbourhoods.levels import TOP, level_of, neighbourhood_of


def _links(*pairs: tuple[str, str, int]) -> Mapping[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for one, other, level in pairs:
        found.setdefault(one, {})[other] = level
        found.setdefault(other, {})[one] = level
    return found


def _neighbourhood(report: str, links: Mapping[str, dict[str, int]]) -> str:
    def some(reports: Collection[str]) -> Mapping[str, dict[str, int]]:
        return {one: links[one] for one in reports if one in links}

    return "".join(sorted(neighbourhood_of(report, some)))


def test_a_weak_pair_has_no_link_and_a_strong_one_the_firmest() -> None:
    assert level_of(199, 0) is None
    assert level_of(200, 0) == 0
    assert level_of(900, 0) == TOP


def test_one_of_many_strong_links_holds_less_long_than_the_strongest() -> None:
    found = [level_of(900, rank) for rank in range(8)]
    assert found == sorted(found, reverse=True)  # type: ignore[type-var]
    assert len(set(found)) > 2


def test_what_holds_on_a_level_holds_on_those_before() -> None:
    for strength in range(150, 600, 10):
        for rank in range(8):
            level = level_of(strength, rank)
            less = level_of(strength, rank + 1), level_of(strength - 10, rank)
            assert all(one is None or (level is not None and one <= level) for one in less)


def test_loose_links_join_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "MANY", 4)
    links = _links(("a", "b", 0), ("b", "c", 3), ("c", "d", 0))
    assert {_neighbourhood(one, links) for one in "abcd"} == {"abcd"}


def test_too_many_are_taken_apart_where_they_hold_least(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "MANY", 3)
    links = _links(("a", "b", 2), ("b", "c", 0), ("c", "d", 2), ("d", "e", 1))
    assert [_neighbourhood(one, links) for one in "abcde"] == ["ab", "ab", "cde", "cde", "cde"]


def test_what_holds_on_the_last_level_is_never_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "MANY", 2)
    links = _links(*(pair for pair in (("a", "b", TOP), ("b", "c", TOP), ("c", "d", TOP - 1))))
    assert [_neighbourhood(one, links) for one in "abcd"] == ["abc", "abc", "abc", "d"]


def test_a_report_without_links_is_its_own_neighbourhood() -> None:
    assert _neighbourhood("a", {"a": {}}) == "a"
