"""`marsad lexicon check`: whether packs and registers keep their own rules, shipped ones and the user's."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from marsad.errors import BadPack, BadRegister
from marsad.interface.labels import INTERFACE_LANGUAGES, interface_language, labels, plain

EXIT_CODES: Final = "Exit codes: 0 nothing is wrong, 1 something is, 2 the command was not understood."


@click.group()
def lexicon() -> None:
    """Look after language packs and registers."""


@lexicon.command("check", short_help="Whether packs and registers keep their rules.", epilog=EXIT_CODES)
@click.argument("folder", required=False, envvar="MARSAD_REGISTERS")
@click.option("--lang", type=click.Choice(INTERFACE_LANGUAGES), help="The language of labels; else the environment's.")
def check(folder: str | None, lang: str | None) -> None:
    """Check the language packs and registers that Marsad ships, and your own registers in FOLDER.

    Without FOLDER, those in $MARSAD_REGISTERS are checked where that is set. Every part is told with how many entries
    it has, or with file, line and reason of what is wrong.
    """
    said = labels(interface_language(lang))
    wrong = 0
    for what, count, reason in _checked(Path(folder) if folder else None):
        wrong += reason is not None
        line = said.say("find", "checked", what=what, count=f"{count:,}") if reason is None else None
        click.echo(line or said.say("find", "wrong", what=what, reason=plain(reason or "")), err=reason is not None)
    if wrong:
        sys.exit(1)


def _checked(own: Path | None) -> Iterator[tuple[str, int, str | None]]:
    """Each part, how many entries it has, and what is wrong in it."""
    from marsad.languages.pack import languages, load_pack
    from marsad.languages.registered import own_registers
    from marsad.parties.register import party_register

    try:
        yield "parties", len(party_register().parties), None
    except BadRegister as error:
        yield "parties", 0, str(error)
    for language in sorted(languages()):
        try:
            yield f"languages/{language}", len(load_pack(language).entries), None
        except (BadPack, BadRegister) as error:
            yield f"languages/{language}", 0, str(error)
    if own is None:
        return
    shipped = len(party_register().parties)
    try:
        given = own_registers(own)
    except BadRegister as error:
        yield str(own), 0, str(error)
        return
    for name, path in given.items():
        try:
            count = len(party_register(path).parties) - shipped if name == "parties" else 0
            for language in sorted(languages()):
                load_pack(language, own)
            yield str(path), count, None
        except (BadPack, BadRegister) as error:
            yield str(path), 0, str(error)
