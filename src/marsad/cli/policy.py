"""`marsad policy` and `marsad reread`: how tolls are resolved, and what a newer reader makes of the reports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from marsad.cli.boundary import Tally
from marsad.cli.boundary import progress as bar
from marsad.cli.decide import author_of
from marsad.cli.home import EXIT_CODES, home_option, now, opened
from marsad.cli.options import check_policy, lang_option
from marsad.interface.labels import catalogue, plain

_SHOWN: Final = 20


@click.command(short_help="Show or choose how tolls are resolved.", epilog=EXIT_CODES)
@click.argument("name", required=False, callback=check_policy, metavar="[NAME]")
@home_option
@click.option("--because", metavar="REASON", help="Why, where one is chosen; it stays in the log.")
@click.option("--author", metavar="NAME", help="Who chooses; else [author] name of marsad.toml, else $MARSAD_AUTHOR.")
def policy(name: str | None, home: Path | None, because: str | None, author: str | None) -> None:
    """Print the policy of the record's tolls; with NAME choose another one (docs/policies.md)."""
    from marsad.record.choose_policy import choose_policy
    from marsad.record.index.policy import current_policy
    from marsad.record.index.up_to_date import bring_up_to_date

    with opened(home) as (_, project):
        if name is not None:
            if not because:
                raise click.UsageError("say why with --because: whoever reads the tolls may ask")
            choose_policy(name, author=author_of(author, project), because=because, clock=now())
            bring_up_to_date(project.registers)
        click.echo(current_policy())


@click.command(short_help="Read reports anew.", epilog=EXIT_CODES)
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@home_option
@click.option("--progress/--no-progress", default=None, help="A progress bar; else where there is a terminal.")
@lang_option
def reread(reports: tuple[str, ...], home: Path | None, progress: bool | None, lang: str | None) -> None:
    """Read reports of the record anew, all of them or those named, after Marsad or its packs changed.

    What is read otherwise than before is kept beside it; decisions stay, and one that no longer binds is told.
    """
    from marsad.record.ask.incidents import all_reports
    from marsad.record.index.up_to_date import bring_up_to_date
    from marsad.record.reread import reread as read_anew

    with opened(home) as (_, project):
        wanted = sorted(reports) or all_reports()
        unknown = sorted(set(wanted) - set(all_reports()))
        if unknown:
            raise click.ClickException(f"there is no report {unknown[0]!r}")
        shown = sys.stderr.isatty() if progress is None else progress
        changed = []
        with bar(len(wanted), shown, Tally()) as done:
            found = read_anew(wanted, now, registers=project.registers, uncollected=project.uncollected)
            for report, is_changed in found:
                changed += [report] if is_changed else []
                done()
        bring_up_to_date(project.registers)
        words = catalogue(lang)
        click.echo(words.tell("reread", "done", read=f"{len(wanted):,}", changed=f"{len(changed):,}"))
        if changed:
            click.echo(words.tell("reread", "changed", reports=" ".join(changed[:_SHOWN])))
        _tell_unbound()


def _tell_unbound() -> None:
    """Say which decisions bind to nothing now."""
    from marsad.record.index.models import Unbound

    for row in Unbound.objects.order_by("decision", "why"):
        click.echo(plain(f"marsad: decision {row.decision} is not bound: {row.why}"), err=True)
