"""Values of JSON with one of their parts replaced by something odd, for tests of what reads them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

ODD: tuple[Any, ...] = (None, True, -1, 2**53 - 1, "", "x", "\u0661" * 32, "0" * 64, [], [[]], {}, {"a": [1]})


def with_odd_parts(value: Any) -> Iterator[Any]:
    """Every copy of a value in which one member or item is odd, missing or too many."""
    for path in _paths(value):
        for odd in ODD:
            changed = copy.deepcopy(value)
            holder = changed
            for step in path[:-1]:
                holder = holder[step]
            if holder[path[-1]] != odd:
                holder[path[-1]] = odd
                yield changed
        changed = copy.deepcopy(value)
        holder = changed
        for step in path[:-1]:
            holder = holder[step]
        del holder[path[-1]]
        yield changed


def _paths(value: Any) -> Iterator[tuple[Any, ...]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield (name,)
        for path in _paths(part):
            yield (name, *path)
