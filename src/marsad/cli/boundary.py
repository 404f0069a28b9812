"""Reports that fail are told, counted and passed over; a bar shows how far the others have come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from marsad.intake.attempt import Failure, attempt
from marsad.intake.items import Item
from marsad.interface.labels import plain

Tell = Callable[[str], None]
_Given = TypeVar("_Given")
_Result = TypeVar("_Result")


@dataclass
class Tally:
    """How many reports were read and how many failed."""

    read: int = 0
    failed: int = 0
    tell: Tell = field(default=lambda message: None)

    def fail(self, name: str, reason: str) -> None:
        """Count a failure and say which report and why."""
        self.failed += 1
        self.tell(plain(f"marsad: {name}: {reason}"))


def each(
    items: Iterable[Item[_Given]], work: Callable[[_Given], _Result], tally: Tally, done: Callable[[], None]
) -> Iterator[_Result]:
    """What `work` makes of every report; a report that fails is told, counted and passed over."""
    return told((attempt(item, work) for item in items), tally, done)


def told(results: Iterable[_Result | Failure], tally: Tally, done: Callable[[], None]) -> Iterator[_Result]:
    """The results of attempts; each failure is told, counted and passed over."""
    for result in results:
        if isinstance(result, Failure):
            tally.fail(result.name, result.reason)
        else:
            tally.read += 1
            yield result
        done()


@contextmanager
def progress(total: int | None, shown: bool, tally: Tally) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error where it is wanted; gives what to call after each report."""
    if not shown:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("marsad"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True, force_terminal=True)
    with Progress(*columns, console=console, transient=sys.stderr.isatty()) as bar:
        task = bar.add_task("", total=total)
        tell, tally.tell = tally.tell, lambda message: bar.console.print(message, markup=False, highlight=False)
        try:
            yield lambda: bar.advance(task)
        finally:
            tally.tell = tell
