"""Frames of a request in one piece of memory."""

from __future__ import annotations

import resource
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from marsad.desk.room import in_room

_CALLS = 300


def _inner() -> int:
    return sum(number for number in range(2))


def _faults() -> int:
    """Pages of memory that the system gave a thread while it made some calls."""
    before = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
    for _ in range(_CALLS):
        _inner()
    return resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - before


def _at(depth: int, call: Callable[[], int]) -> int:
    return _at(depth - 1, call) if depth else call()


def test_calls_at_no_depth_ask_the_system_for_memory_each_time() -> None:
    with ThreadPoolExecutor(1) as threads:
        most = max(threads.submit(_at, depth, lambda: in_room(_faults)).result() for depth in range(200))
    assert most < _CALLS / 4


def test_what_is_given_comes_back_and_what_fails_fails() -> None:
    assert in_room(divmod, 7, 2) == (3, 1)
    assert in_room(sorted, "ba", reverse=True) == ["b", "a"]
    with pytest.raises(ZeroDivisionError):
        in_room(divmod, 1, 0)
