"""What every command does around its own work: bring in the reports, show progress, count failures, end with a code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from marsad.cli.boundary import Tally, each, progress
from marsad.intake.files import MANY, files, items
from marsad.intake.items import Given
from marsad.intake.report_of import report_of
from marsad.model.report import Report

_Result = TypeVar("_Result")


def process(
    reports: Iterable[str],
    given: Given,
    registers: Path | None,
    work: Callable[[Report], _Result],
    show: Callable[[_Result], None],
    bar: bool | None,
) -> None:
    """Do the work on every report and show what comes of it. Exits with 1 where a report failed."""
    names = files(reports)
    holds_many = any(name.lower().endswith(MANY) for name in names)
    many = len(names) > 1 or holds_many
    tally = Tally(tell=lambda message: click.echo(message, err=True))
    total = None if holds_many else len(names)
    shown = bar if bar is not None else many and sys.stderr.isatty() and not sys.stdout.isatty()
    with progress(total, shown, tally) as done:
        read = partial(report_of, registers=registers)
        for result in each((item.then(read) for item in items(names, given)), work, tally, done):
            show(result)
    if many and tally.failed:
        click.echo(f"marsad: {tally.failed} of {tally.failed + tally.read} reports could not be read", err=True)
    if tally.failed:
        sys.exit(1)
