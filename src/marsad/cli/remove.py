"""`marsad remove`: a recorded removal, and nothing else, takes something out of the record."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from marsad.cli.decide import author_of
from marsad.cli.home import EXIT_CODES, home_option, opened
from marsad.cli.labels import plain


@click.command(short_help="Destroy what a report said; that it was done stays.", epilog=EXIT_CODES)
@click.argument("report", metavar="REPORT")
@home_option
@click.option("--because", required=True, metavar="REASON", help="Why; it stays in the record.")
@click.option("--ground", required=True, metavar="GROUND", help="On what ground: a law, an order, a person's request.")
@click.option("--author", metavar="NAME", help="Who removes it; else [author] name of marsad.toml, $MARSAD_AUTHOR.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(report: str, home: Path | None, because: str, ground: str, author: str | None, yes: bool) -> None:
    """Destroy a report's content, quotes and names everywhere in the record; the log still verifies.

    Tolls that counted it say "withheld". What was exported or published before is out of reach.
    """
    from marsad.record.index.settle import settle
    from marsad.record.index.take_in import take_in
    from marsad.record.remove import purge
    from marsad.record.remove import remove as destroy

    with opened(home) as (where, project):
        who = author_of(author, project)
        if not yes:
            click.confirm(plain(f"Destroy all that report {report} said? It cannot be brought back"), abort=True)
        entry, unreached = destroy(where, report, author=who, because=because, ground=ground, clock=datetime.now(UTC))
        take_in(project.registers)
        settle(project.registers)
        purge(where)
        click.echo(plain(f"removed {report}: entry {entry} of the log says who, when, why and on what ground"))
        for keys in unreached:
            told = f"marsad: {keys} still holds its key and was not reached: destroy that file, or the backup beside it"
            click.echo(plain(told), err=True)
        if unreached:
            sys.exit(1)
