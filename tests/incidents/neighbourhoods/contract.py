"""What every store of neighbourhoods must do, whatever it is kept in: each function takes an empty store."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace

from marsad.incidents.neighbourhoods.sketch import Sketch, sketch_of
from marsad.incidents.neighbourhoods.store import Store
from tests.incidents.dispatches import dispatch, two_bombings

_ONE = sketch_of(two_bombings()[0])
_QUIET = sketch_of(
    dispatch("q", "2019-03-05", "Manbij mourns", "Ambulances took 14 wounded to hospitals in the town of Manbij.")
)
_FAR = (1 << 63) - 3
"""The greatest key of a kind."""


def _sketch(report: str, day: int, told: list[int], runs: list[int] | None = None) -> Sketch:
    order = f"{day:07}  {report}"
    return replace(_ONE, report=report, order=order, told=array("q", told), runs=array("q", runs or []))


def _filled(store: Store) -> Store:
    """Reports r1 to r6 on days 1 to 6 under key 8, the third of them under the greatest key as well."""
    for day in (4, 2, 6, 1, 3, 5):
        store.put(_sketch(f"r{day}", day, [8, _FAR] if day == 3 else [8], [13] if day > 4 else []))
    return store


def holders_are_told_the_nearest_first(store: Store) -> None:
    at = "0000004  r4"
    assert list(_filled(store).before([8], at)[8]) == ["0000003  r3", "0000002  r2", "0000001  r1"]
    assert list(store.after([8], at)[8]) == ["0000005  r5", "0000006  r6"]
    assert list(store.after([13], at)[13]) == ["0000005  r5", "0000006  r6"]
    assert list(store.before([_FAR], at)[_FAR]) == ["0000003  r3"]
    assert not store.before([16], at).get(16)


def as_many_holders_are_told_as_are_looked_at_of_the_kind(store: Store) -> None:
    for day in range(1, 11):
        store.put(_sketch(f"r{day:02}", day, [8], [13]))
    before, after = store.before([8, 13], "0000011"), store.after([8, 13], "0000000")
    assert [order[-3:] for order in before[8]] == ["r10", "r09", "r08", "r07"]
    assert [order[-3:] for order in after[8]] == ["r01", "r02", "r03", "r04"]
    assert (len(before[13]), before[13][-1][-3:]) == (8, "r03")
    assert (len(after[13]), after[13][-1][-3:]) == (8, "r08")


def orders_compare_by_code_points(store: Store) -> None:
    for report in ("B", "a", "ب", "A", "é", "Z"):
        store.put(_sketch(report, 1, [], [13]))
    found = [order.split(" ", 2)[2] for order in store.after([13], "0000001")[13]]
    assert found == ["A", "B", "Z", "a", "é", "ب"]


def sketches_come_back_as_they_were(store: Store) -> None:
    store.put(_ONE)
    store.put(_QUIET)
    assert store.sketches(["b1", "q", "none"]) == {"b1": _ONE, "q": _QUIET}


def seekers_are_found_from_one_order_to_another_and_hold_nothing(store: Store) -> None:
    store.put(_QUIET)
    key = _QUIET.sought[0]
    assert set(store.seekers({key: (_QUIET.order, _QUIET.order)})) == {"q"}
    assert set(store.seekers({key: ("", _QUIET.order[:7])})) == set()
    assert set(store.seekers({})) == set()
    assert not store.before([key], "9999999").get(key)


def links_are_told_from_both_ends_by_the_greater_level(store: Store) -> None:
    _filled(store)
    store.put_links("r2", {"r1": 1})
    store.put_links("r1", {"r2": 3, "r4": 0})
    assert store.own_links("r2") == {"r1": 1}
    assert store.links(["r1", "r2", "r3", "none"]) == {"r1": {"r2": 3, "r4": 0}, "r2": {"r1": 3}, "r3": {}}
    store.put_links("r1", {"r4": 2})
    assert store.links(["r1", "r2"]) == {"r1": {"r2": 1, "r4": 2}, "r2": {"r1": 1}}


def a_report_that_is_dropped_leaves_no_key_and_no_link(store: Store) -> None:
    _filled(store)
    store.put_links("r2", {"r1": 1})
    store.put_links("r3", {"r2": 2})
    store.put_neighbourhoods([], [frozenset({"r1", "r2", "r3"})])
    store.drop("r2")
    assert store.sketches(["r2"]) == {}
    assert list(store.before([8], "0000003  r3")[8]) == ["0000001  r1"]
    assert store.links(["r1", "r2", "r3"]) == {"r1": {}, "r3": {}}
    assert store.own_links("r3") == {}
    assert store.neighbourhoods(["r2"]) == {"r2": frozenset({"r1", "r2", "r3"})}


def neighbourhoods_go_before_others_are_made(store: Store) -> None:
    _filled(store)
    old, new, other = frozenset({"r1", "r2"}), frozenset({"r2", "r3"}), frozenset({"r4"})
    store.put_neighbourhoods([], [old, other])
    store.put_neighbourhoods([old], [new])
    assert store.neighbourhoods(["r1", "r2", "r3", "r4"]) == {"r2": new, "r3": new, "r4": other}


CONTRACT: tuple[Callable[[Store], None], ...] = (
    holders_are_told_the_nearest_first,
    as_many_holders_are_told_as_are_looked_at_of_the_kind,
    orders_compare_by_code_points,
    sketches_come_back_as_they_were,
    seekers_are_found_from_one_order_to_another_and_hold_nothing,
    links_are_told_from_both_ends_by_the_greater_level,
    a_report_that_is_dropped_leaves_no_key_and_no_link,
    neighbourhoods_go_before_others_are_made,
)
