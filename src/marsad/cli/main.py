"""The command line of every command. What a command needs loads when it is asked for."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Final

import click

from marsad import __version__
from marsad.cli.options import EXIT_CODES

#: The commands as help lists them, by what they are about: each with the module that has it.
SECTIONS: Final = {
    "Read": {"read": "read", "mentions": "mentions", "reconcile": "reconcile"},
    "Fill a record": {
        "add": "add",
        "watch": "watch",
        "reread": "policy",
        "decide": "decide",
        "policy": "policy",
        "remove": "remove",
    },
    "Ask it": {
        "incidents": "incidents",
        "show": "incidents",
        "toll": "toll",
        "diff": "changes",
        "search": "search",
        "names": "names",
        "sources": "search",
        "log": "log",
    },
    "Work on it together": {"serve": "serve"},
    "Prove and share it": {
        "verify": "verify",
        "checkpoint": "verify",
        "keys": "verify",
        "export": "export",
        "publish": "publish",
        "backup": "backup",
        "restore": "backup",
        "index": "index",
    },
    "Look up": {"places": "places", "parties": "parties", "lexicon": "lexicon"},
}
_MODULES: Final = {name: module for commands in SECTIONS.values() for name, module in commands.items()}


class _Commands(click.Group):
    """Every command, loaded when it is asked for; help lists them by sections."""

    def list_commands(self, context: click.Context) -> list[str]:
        return [*_MODULES]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _MODULES:
            return None
        command = getattr(import_module(f"marsad.cli.{_MODULES[name]}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        wide = max(map(len, _MODULES))
        for title, names in SECTIONS.items():
            commands = [(name, self.get_command(context, name)) for name in names]
            with formatter.section(title):
                formatter.write_dl([(f"{name:<{wide}}", one.get_short_help_str(80)) for name, one in commands if one])


@click.group(cls=_Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="marsad", message="%(prog)s %(version)s")
def app() -> None:
    """Read conflict reports, every figure with who said it and its words; keep a record that can be proved.

    `marsad COMMAND --help` tells of each command; docs/commands.md shows them.
    """


def run() -> None:
    """The whole process of the `marsad` command."""
    gc.set_threshold(500_000, 20, 20)  # packs and readings are many small objects that no cycle holds
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # text over bytes, typed as any text stream
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # likewise
    try:
        app(prog_name="marsad")
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has seen enough (`| head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
