"""The index brought up to date with the log: its entries taken in, what they touched put together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from marsad.record.index.applied import is_of, is_up_to_date, made_of
from marsad.record.index.marks import take_in_marks
from marsad.record.index.models import Applied, Touched
from marsad.record.store import evidence


def behind() -> tuple[int, int]:
    """How many entries of the log the index has not taken in, and how many neighbourhoods wait to be put together.

    Raises BadLog.
    """
    size = evidence.head().size
    applied = Applied.objects.values_list("size", flat=True).first() if is_of(made_of()) else None
    return size - (applied or 0), Touched.objects.count()


def lacking_since() -> datetime | None:
    """When the first entry was logged that the index lacks, if that is all it lacks; else nothing. Raises BadLog.

    An index of another log or Marsad lacks everything; one that took in what is not put together yet shows halves.
    """
    applied = Applied.objects.values_list("size", flat=True).first()
    if applied is None or not is_of(made_of()) or Touched.objects.exists():
        return None
    first = next(iter(evidence.entries(applied, applied + 1)), None)
    return first.at if first else None


def bring_up_to_date(registers: Path | None, on_progress: Callable[[int], None] = lambda count: None) -> None:
    """Makes the index what the log amounts to. `on_progress` is told how many entries, then reports, each time."""
    if is_up_to_date():  # as when something is only asked: what reads and groups need not load
        return
    take_in_marks()
    if is_up_to_date():
        return
    from marsad.record.index.settle import settle
    from marsad.record.index.take_in import take_in

    take_in(registers, on_progress)
    settle(registers, on_progress)
