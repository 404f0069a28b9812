"""`marsad index`: what is made from the log, dropped and made anew."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from marsad.cli.boundary import Tally
from marsad.cli.boundary import progress as bar
from marsad.cli.home import EXIT_CODES, home_option, opened


@click.command(short_help="Check or rebuild what is made from the log.", epilog=EXIT_CODES)
@home_option
@click.option("--rebuild", is_flag=True, help="Drop it first, and make it anew.")
@click.option("--progress/--no-progress", default=None, help="A progress bar; else where there is a terminal.")
def index(home: Path | None, rebuild: bool, progress: bool | None) -> None:
    """Print the digest of the index: reports, claims, incidents, tolls, words. One log always gives the same."""
    from marsad.record.index.digest import digest
    from marsad.record.index.up_to_date import bring_up_to_date

    with opened(home, settled=False, afresh=rebuild) as (_, project):
        shown = sys.stderr.isatty() if progress is None else progress
        with bar(None, shown, Tally()) as done:
            bring_up_to_date(project.registers, lambda count: done())
        click.echo(f"sha256:{digest()}")
