"""Reading many reports with several processes: the same results in the same order as with one."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Final

import click

from marsad.cli.boundary import Failure, attempt
from marsad.cli.entries import Entry, reading_of
from marsad.model.claim import Reading

Attempt = Reading | Failure
#: So many are read here first: it shows whether they need reading at all, and loads the packs before processes split.
_HERE: Final = 16
#: From so many further ones on, starting processes pays.
_MANY: Final = 48
_BATCH: Final = 16
_AHEAD: Final = 4
"""Batches that each process may be ahead of what was asked for."""


def attempts(entries: Iterable[Entry], jobs: int) -> Iterator[Attempt]:
    """What is read of every entry, or how it failed, in order; `jobs` processes read where there are many."""
    entries = iter(entries)
    here = [attempt(entry, reading_of) for entry in islice(entries, _HERE)]
    further = list(islice(entries, _MANY)) if jobs > 1 and _were_read(here) else []
    rest = chain(further, entries)
    if len(further) < _MANY:
        return chain(here, (attempt(entry, reading_of) for entry in rest))
    pooled = _pooled(rest, jobs)
    return chain(here, [next(pooled)], pooled)  # processes split off now, before a progress bar has its thread


def _were_read(results: Sequence[Attempt]) -> bool:
    """Whether most were reports that had to be read, not claims."""
    return 2 * sum(isinstance(one, Reading) and one.report.characters is None for one in results) > len(results)


def _pooled(entries: Iterator[Entry], jobs: int) -> Iterator[Attempt]:
    """The same by processes of their own, never far ahead of what is asked for."""
    waiting: deque[Future[list[Attempt]]] = deque()
    try:
        with ProcessPoolExecutor(jobs, initializer=_leave_interrupts) as pool:
            while batch := list(islice(entries, _BATCH)):
                waiting.append(pool.submit(_attempt_all, batch))
                if len(waiting) > _AHEAD * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise click.ClickException("a process that reads died, most likely for want of memory; try --jobs 1") from None


def _attempt_all(batch: Sequence[Entry]) -> list[Attempt]:
    return [attempt(entry, reading_of) for entry in batch]


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that was started; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
