"""The passphrase of a key or a backup: never an argument, for arguments are seen by everybody on a machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from marsad.interface.labels import Labels


def passphrase(of: str, words: Labels, *, new: bool = False, variable: str = "MARSAD_PASSPHRASE") -> str | None:
    """From $MARSAD_PASSPHRASE, the file that $MARSAD_PASSPHRASE_FILE names, or the terminal; None where none is given.

    `of` is what it opens, as the catalogue asks for it; a new one is asked for twice.
    """
    if said := os.environ.get(variable):
        return said
    if file := os.environ.get(f"{variable}_FILE"):
        try:
            return Path(file).read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise click.ClickException(f"${variable}_FILE: {file}: {error}") from None
    if not sys.stdin.isatty():
        return None
    again = words.tell("ask", "again") if new else False
    given: str = click.prompt(words.tell("ask", of), hide_input=True, confirmation_prompt=again, err=True)
    return given


def needed(of: str, words: Labels, *, new: bool = False, variable: str = "MARSAD_PASSPHRASE") -> str:
    """The same, and an error that says how to give one where there is none."""
    found = passphrase(of, words, new=new, variable=variable)
    if not found:
        raise click.ClickException(f"a passphrase is needed: set ${variable} or ${variable}_FILE, or use a terminal")
    return found
