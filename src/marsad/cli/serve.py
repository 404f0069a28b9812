"""`marsad serve`: the desk, on this machine."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

import click

from marsad.cli.home import EXIT_CODES, failing_plainly, home_option
from marsad.cli.options import lang_option
from marsad.interface.labels import Labels, catalogue

_NAME, _PASSWORD = "MARSAD_ADMIN_NAME", "MARSAD_ADMIN_PASSWORD"


@click.command(short_help="Start the desk in a browser.", epilog=EXIT_CODES)
@home_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; others need --behind-tls.")
@click.option("--port", type=click.IntRange(1, 65_535), default=8_000, show_default=True, help="The port.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A name by which browsers reach it.")
@click.option("--behind-tls", is_flag=True, help="A proxy with TLS stands before it and sets X-Forwarded-Proto.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes that answer.")
@lang_option
def serve(
    home: Path | None, host: str, port: int, names: tuple[str, ...], behind_tls: bool, workers: int, lang: str | None
) -> None:
    """Start the desk on the record, and print its address. It opens on this machine alone.

    The first start asks for an administrator's name and password, or takes them from $MARSAD_ADMIN_NAME and
    $MARSAD_ADMIN_PASSWORD (or from the file that $MARSAD_ADMIN_PASSWORD_FILE names). Ctrl-C stops it.
    """
    from marsad.record.home import home_of

    words = catalogue(lang)
    with failing_plainly():
        from marsad.desk import serving
        from marsad.record.project import project_of

        serving.check_environment()
        where = home_of(home)
        where.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        project = project_of(where)
        serving.set_up(where, project, serving.place_of(host, names, behind_tls=behind_tls))
        from marsad.record.index.up_to_date import bring_up_to_date
        from marsad.record.store.database import open_databases

        open_databases(where, make=True)
        bring_up_to_date(project.registers)
        serving.bring_tables_up()
        if not serving.has_members():
            serving.add_administrator(*_administrator(words))
    click.echo(words.tell("serve", "address", address=f"http://{host}:{port}/"))
    serving.serve(host, port, workers)


def _administrator(words: Labels) -> tuple[str, str]:
    """The first administrator's name and password, from the environment or asked at the terminal."""
    name, password = os.environ.get(_NAME), os.environ.get(_PASSWORD)
    file = os.environ.get(f"{_PASSWORD}_FILE")
    if file and not password:
        try:
            password = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise click.UsageError(f"${_PASSWORD}_FILE: {file} cannot be read: {error}") from None
    if name and password:
        return name, password
    if not sys.stdin.isatty():
        raise click.UsageError(f"nobody can sign in yet: set ${_NAME} and ${_PASSWORD}, or start it at a terminal")
    click.echo(words.tell("serve", "first"))
    name = click.prompt(words.tell("serve", "name"))
    password = getpass.getpass(words.tell("serve", "password") + ": ")
    if getpass.getpass(words.tell("serve", "again") + ": ") != password:
        raise click.UsageError(words.tell("serve", "differ"))
    return name, password
