"""The command line of every command. Heavy libraries load where they are first needed."""

from __future__ import annotations

import gc
import os
import sys
from typing import Final

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

EXIT_CODES: Final = "Exit codes: 0 all reports were read, 1 some were not, 2 the command was not understood."


#: The commands as help lists them, by what they are about.
SECTIONS: Final = {
    "Read": (read, mentions, reconcile),
    "Fill a record": (add, watch, reread, decide, policy, remove),
    "Ask it": (incidents, show, toll, diff, search, names, sources, log),
    "Prove and share it": (verify, checkpoint, keys, export, backup, restore, index),
    "Look up": (places, parties, lexicon),
}


class _Sections(click.Group):
    """A group whose help lists its commands by sections."""

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        wide = max(map(len, self.commands))
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(f"{one.name:<{wide}}", one.get_short_help_str(80)) for one in commands])


@click.group(cls=_Sections, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="marsad", message="%(prog)s %(version)s")
def app() -> None:
    """Read conflict reports, every figure with who said it and its words; keep a record that can be proved.

    `marsad COMMAND --help` tells of each command; docs/commands.md shows them.
    """


for command in (read, mentions):
    command.epilog = EXIT_CODES
for commands in SECTIONS.values():
    for command in commands:
        app.add_command(command)


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
