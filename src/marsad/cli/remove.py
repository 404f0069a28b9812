"""`marsad remove`: a recorded removal, and nothing else, takes something out of the record."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from marsad.cli.decide import author_of
from marsad.cli.home import EXIT_CODES, home_option, now, opened
from marsad.cli.options import lang_option
from marsad.interface.labels import catalogue


@click.command(short_help="Destroy what a report said; that it was done stays.", epilog=EXIT_CODES)
@click.argument("report", metavar="REPORT")
@home_option
@click.option("--because", required=True, metavar="REASON", help="Why; it stays in the record.")
@click.option("--ground", required=True, metavar="GROUND", help="On what ground: a law, an order, a person's request.")
@click.option("--author", metavar="NAME", help="Who removes it; else [author] name of marsad.toml, $MARSAD_AUTHOR.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@lang_option
def remove(
    report: str, home: Path | None, because: str, ground: str, author: str | None, yes: bool, lang: str | None
) -> None:
    """Destroy a report's content, quotes and names everywhere in the record; the log still verifies.

    Tolls that counted it say "withheld". What was exported or published before is out of reach.
    """
    from marsad.record.index.up_to_date import bring_up_to_date
    from marsad.record.remove import purge
    from marsad.record.remove import remove as destroy

    words = catalogue(lang)
    with opened(home) as (where, project):
        who = author_of(author, project)
        if not yes:
            click.confirm(words.tell("remove", "ask", report=report), abort=True)
        entry, unreached = destroy(where, report, author=who, because=because, ground=ground, clock=now())
        bring_up_to_date(project.registers)
        purge(where)
        click.echo(words.tell("remove", "done", report=report, entry=entry))
        for keys in unreached:
            click.echo("marsad: " + words.tell("remove", "unreached", keys=keys), err=True)
        if unreached:
            sys.exit(1)
