"""A dict that makes what it lacks, and never grows beyond its limit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Key = TypeVar("_Key")
_Made = TypeVar("_Made")
_LONGEST_KEPT = 48


class Remembered(dict[_Key, _Made]):
    """What was made for each key, made where it is missing. It holds at most twice `limit` keys.

    When `limit` is reached, a new generation begins; what is asked for again before the next one comes along with it,
    so that the common words of a language are never forgotten. Long keys are never kept: no word is so long, and what
    was made for many of them would fill the memory.
    """

    def __init__(self, make: Callable[[_Key], _Made], limit: int) -> None:
        super().__init__()
        self._make = make
        self._limit = limit
        self._before: dict[_Key, _Made] = {}

    def __missing__(self, key: _Key) -> _Made:
        before = self._before
        if key in before:
            made = before[key]
        else:
            made = self._make(key)
            if isinstance(key, str) and len(key) > _LONGEST_KEPT:
                return made
        if len(self) >= self._limit:
            self._before = dict(self)
            self.clear()
        self[key] = made
        return made
