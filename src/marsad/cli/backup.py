"""`marsad backup` and `marsad restore`: the record in a sealed file, and back."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli.home import EXIT_CODES, failing_plainly, home_option, now, opened
from marsad.cli.options import lang_option
from marsad.cli.passphrase import needed
from marsad.interface.labels import catalogue


@click.command(short_help="Write the record into a sealed file.", epilog=EXIT_CODES)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@home_option
@lang_option
def backup(file: Path, home: Path | None, lang: str | None) -> None:
    """Write the whole record to FILE, and the keys of its contents to FILE.keys, both sealed under a passphrase.

    Both are needed to restore. Keep FILE.keys where this record can reach it: a removal takes keys out of it, so that
    what was removed cannot be read from FILE either.
    """
    from marsad.record.backup import key_file
    from marsad.record.backup.make import back_up

    with opened(home, settled=False) as (where, _):
        words = catalogue(lang)
        size = back_up(where, file, needed("backup", words, new=True), now())
        said = {"entries": words.count("entries", size), "file": file, "keys": key_file.path_of(file)}
        click.echo(words.tell("backup", "made", **said))


@click.command(short_help="Bring a backup back.", epilog=EXIT_CODES)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@home_option
@lang_option
def restore(file: Path, home: Path | None, lang: str | None) -> None:
    """Bring a backup back into a folder where no record is; what was removed since stays removed."""
    from marsad.record.backup.restore import restore as bring_back
    from marsad.record.home import home_of

    with failing_plainly():
        where = home_of(home)
        words = catalogue(lang)
        passphrase = needed("backup", words)
    with failing_plainly(where):
        size = bring_back(where, file, passphrase, now())
        said = {
            "entries": words.count("entries", size),
            "place": where.server or where.folder,
            "verify": "marsad verify",
        }
        click.echo(words.tell("backup", "restored", **said))
