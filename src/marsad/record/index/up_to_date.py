"""The index brought up to date with the log: its entries taken in, what they touched put together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from marsad.record.index.applied import is_up_to_date


def bring_up_to_date(registers: Path | None, on_progress: Callable[[int], None] = lambda count: None) -> None:
    """Makes the index what the log amounts to. `on_progress` is told how many entries, then reports, each time."""
    if is_up_to_date():  # as when something is only asked: what reads and groups need not load
        return
    from marsad.record.index.settle import settle
    from marsad.record.index.take_in import take_in

    take_in(registers, on_progress)
    settle(registers, on_progress)
