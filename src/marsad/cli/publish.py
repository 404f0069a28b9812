"""`marsad publish`: what readers see, chosen at a terminal and written as files that any web server can serve."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli.decide import author_of
from marsad.cli.home import EXIT_CODES, failing_plainly, home_option, now
from marsad.cli.options import lang_option
from marsad.interface.labels import catalogue


@click.command(short_help="Publish incidents; write the edition as files.", epilog=EXIT_CODES)
@click.argument("incidents", nargs=-1, metavar="[INCIDENT]...")
@home_option
@click.option("--withdraw", is_flag=True, help="Take the incidents from readers.")
@click.option("--because", metavar="REASON", help="Why; it stays in the log.")
@click.option("--notice", metavar="WORDS", default="", help="What readers are told; withdrawing needs it.")
@click.option("--author", metavar="NAME", help="Who publishes; else [author] name of marsad.toml, else $MARSAD_AUTHOR.")
@click.option(
    "--out", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path), help="Write the edition here."
)
@lang_option
def publish(
    incidents: tuple[str, ...],
    home: Path | None,
    withdraw: bool,
    because: str | None,
    notice: str,
    author: str | None,
    out: Path | None,
    lang: str | None,
) -> None:
    """Publish incidents as they are known now, or withdraw them; with --out write all that is published.

    The pages hold no internal note, no member's name and nothing that the project withholds (docs/desk.md).
    """
    from marsad.record.home import home_of

    if not incidents and out is None:
        raise click.UsageError("say which incidents to publish, or --out FOLDER to write what is published")
    if incidents and not because:
        raise click.UsageError("say why with --because: whoever reads the log may ask")
    words = catalogue(lang)
    with failing_plainly():
        from django.apps import apps

        from marsad.desk import serving
        from marsad.record.project import project_of

        where = home_of(home)
        project = project_of(where)
        if not apps.ready:
            serving.set_up(where, project, serving.place_of("127.0.0.1", (), behind_tls=False))
        from marsad.record.store.database import open_databases

        open_databases(where, make=False)
    with failing_plainly(where):
        from marsad.desk.edition.edition import Edition, write
        from marsad.record import publish as rule
        from marsad.record.ask.incidents import the_incident
        from marsad.record.index.up_to_date import bring_up_to_date

        bring_up_to_date(project.registers)
        for name in incidents:
            who, why, clock = author_of(author, project), because or "", now()
            act = (
                rule.withdraw(name, author=who, because=why, notice=notice, clock=clock)
                if withdraw
                else rule.publish(
                    the_incident(name),
                    author=who,
                    because=why,
                    notice=notice,
                    clock=clock,
                    registers=project.registers,
                )
            )
            bring_up_to_date(project.registers)
            act_words = words.word("publication_act", act.act)
            click.echo(words.tell("publish", "done", id=act.id, act=act_words, address=act.address))
        if out is not None:
            written = write(Edition(where, project), out)
            click.echo(words.tell("publish", "written", files=f"{len(written):,}", out=out))
