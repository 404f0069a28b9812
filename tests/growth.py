"""Whether time grows in step with size, told so that other work on the machine does not decide."""

from __future__ import annotations

import time
from collections.abc import Callable

_TRIES = 5


def seconds_of(work: Callable[[], object]) -> float:
    """The processor time that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def grows_in_step(seconds: Callable[[int], float], size: int, floor: float = 0.01) -> bool:
    """Whether four times the size takes less than eight times as long, in one of five tries.

    Under `floor` seconds, nothing is told by a time. What grows as the square takes sixteen times as long in every try.
    """
    return any(seconds(4 * size) < 8 * max(seconds(size), floor) for _ in range(_TRIES))
