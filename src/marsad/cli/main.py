"""The command line of every command. Heavy libraries load where they are first needed."""

from __future__ import annotations

import gc
import os
import sys

import click

from marsad import __version__
from marsad.cli.add import add
from marsad.cli.backup import backup, restore
from marsad.cli.changes import diff
from marsad.cli.decide import decide
from marsad.cli.export import export
from marsad.cli.incidents import incidents, show
from marsad.cli.index import index
from marsad.cli.lexicon import lexicon
from marsad.cli.log import log
from marsad.cli.mentions import mentions
from marsad.cli.names import names
from marsad.cli.parties import parties
from marsad.cli.places import places
from marsad.cli.policy import policy, reread
from marsad.cli.read import read
from marsad.cli.reconcile import reconcile
from marsad.cli.remove import remove
from marsad.cli.search import search, sources
from marsad.cli.toll import toll
from marsad.cli.verify import checkpoint, keys, verify
from marsad.cli.watch import watch

EXIT_CODES = "Exit codes: 0 all reports were read, 1 some were not, 2 the command was not understood."


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="marsad", message="%(prog)s %(version)s")
def app() -> None:
    """Read conflict reports: every figure with who said it, of whom, when, where, how surely, and the exact words."""


for command in (read, mentions):
    command.epilog = EXIT_CODES
    app.add_command(command)
_RECORD = (
    *(add, watch, incidents, show, toll, diff, search, names, sources, decide, policy, remove, reread),
    *(export, log, verify, checkpoint, keys, index, backup, restore),
)
for other in (*_RECORD, reconcile, places, parties, lexicon):
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
