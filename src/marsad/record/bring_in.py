"""Reports from what brought them into the record: each is read and kept, or said to be known or to have failed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from marsad.intake.attempt import Failure, attempt
from marsad.intake.items import Item
from marsad.intake.report_of import report_of
from marsad.model.received import Received
from marsad.pipeline.read_report import read_report
from marsad.record.additions import Adding, Addition, Read
from marsad.record.collected import collected
from marsad.record.fit import check_fit
from marsad.record.index.settle import settle

_TOGETHER: Final = 32
"""Reports that are acknowledged, taken in and put together at once."""


@dataclass(frozen=True, slots=True)
class How:
    """How reports are read: with which registers, and which sensitive fields are left uncollected."""

    registers: Path | None
    uncollected: frozenset[str]


def read(received: Received, how: How) -> Read:
    """What a report claims, with its sketch. Raises MarsadError where it cannot be read or kept."""
    check_fit(received)
    reading = collected(read_report(report_of(received, registers=how.registers)), how.uncollected)
    return Read.of(received, reading)


def bring_in(items: Iterable[Item[Received]], how: How, clock: Callable[[], datetime]) -> Iterator[list[Addition]]:
    """What became of reports, some at a time: when they are told, the record has them and is put together with them.

    For one process that has the time; `marsad add` reads with several. Raises BadHome.
    """
    adding = Adding(how.registers)
    items = iter(items)
    while batch := list(islice(items, _TOGETHER)):
        ones = [_one(item, how, adding) for item in batch]
        done = [one for one in ones if isinstance(one, Addition)]
        done += adding.add([one for one in ones if isinstance(one, Read)], clock())
        adding.take_in()
        settle(how.registers)
        yield done


def _one(item: Item[Received], how: How, adding: Adding) -> Read | Addition:
    """A report that is to be kept, or what is to be said of it."""
    received = attempt(item, lambda one: one)
    if isinstance(received, Failure):
        return Addition(item.name, "failed", why=received.reason)
    before = adding.known(received)
    if before is not None:
        return before
    made = attempt(Item(item.name, lambda: received), lambda one: read(one, how))
    return Addition(item.name, "failed", why=made.reason) if isinstance(made, Failure) else made
