"""The command line of every command. Heavy libraries load where they are first needed."""

from __future__ import annotations

import gc
import os
import sys

import click

from marsad import __version__
from marsad.cli.add import add
from marsad.cli.lexicon import lexicon
from marsad.cli.mentions import mentions
from marsad.cli.parties import parties
from marsad.cli.places import places
from marsad.cli.read import read
from marsad.cli.reconcile import reconcile

EXIT_CODES = "Exit codes: 0 all reports were read, 1 some were not, 2 the command was not understood."


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="marsad", message="%(prog)s %(version)s")
def app() -> None:
    """Read conflict reports: every figure with who said it, of whom, when, where, how surely, and the exact words."""


for command in (read, mentions):
    command.epilog = EXIT_CODES
    app.add_command(command)
for other in (add, reconcile, places, parties, lexicon):
    app.add_command(other)


def run() -> None:
    """The whole process of the `marsad` command."""
    gc.set_threshold(500_000, 20, 20)  # packs and readings are many small objects that no cycle holds
    # Both are text over bytes here, though typed as any text stream.
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(prog_name="marsad")
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has seen enough (`| head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
