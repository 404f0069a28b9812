"""Work on many reports with several processes: the same results in the same order as with one."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Final, TypeVar

import click

from marsad.intake.attempt import Failure, attempt
from marsad.intake.items import Item

_Given = TypeVar("_Given")
_Result = TypeVar("_Result")
#: So many are worked on here first: it shows whether processes pay, and loads the packs before processes split.
_HERE: Final = 16
#: From so many further ones on, starting processes pays.
_MANY: Final = 48
_BATCH: Final = 16
_AHEAD: Final = 48
"""Batches that each process may be ahead of what was asked for: enough to go on with while a record takes some in."""


def attempts(
    items: Iterable[Item[_Given]],
    work: Callable[[_Given], _Result],
    jobs: int,
    pays: Callable[[_Result], bool] = lambda result: True,
) -> Iterator[_Result | Failure]:
    """What the work on every report gives, or how it failed, in order; `jobs` processes work where there are many.

    `pays` says of a result whether it was enough work for a process of its own; `work` is a function of a module.
    """
    items = iter(items)
    here = [attempt(item, work) for item in islice(items, _HERE)]
    paid = sum(not isinstance(one, Failure) and pays(one) for one in here)
    further = list(islice(items, _MANY)) if jobs > 1 and 2 * paid > len(here) else []
    rest = chain(further, items)
    if len(further) < _MANY:
        return chain(here, (attempt(item, work) for item in rest))
    pooled = _pooled(rest, work, jobs)
    return chain(here, [next(pooled)], pooled)  # processes split off now, before a progress bar has its thread


def _pooled(items: Iterator[Item[_Given]], work: Callable[[_Given], _Result], jobs: int) -> Iterator[_Result | Failure]:
    """The same by processes of their own, never far ahead of what is asked for."""
    waiting: deque[Future[list[_Result | Failure]]] = deque()
    try:
        with ProcessPoolExecutor(jobs, initializer=leave_interrupts) as pool:
            while batch := list(islice(items, _BATCH)):
                waiting.append(pool.submit(_attempt_all, batch, work))
                if len(waiting) > _AHEAD * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise click.ClickException("a process that reads died, most likely for want of memory; try --jobs 1") from None


def _attempt_all(batch: Sequence[Item[_Given]], work: Callable[[_Given], _Result]) -> list[_Result | Failure]:
    return [attempt(item, work) for item in batch]


def leave_interrupts() -> None:
    """Ctrl-C is for the process that was started; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
