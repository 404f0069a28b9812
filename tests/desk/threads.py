"""Things that are done at once, each in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

_With = TypeVar("_With")
_Done = TypeVar("_Done")


def at_once(several: Sequence[_With], do: Callable[[_With], _Done]) -> list[_Done]:
    """Does something with each of several, in threads that begin together."""
    ready = Barrier(len(several))

    def begun(one: _With) -> _Done:
        try:
            ready.wait(30)
            return do(one)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(several)) as threads:
        return list(threads.map(begun, several))
