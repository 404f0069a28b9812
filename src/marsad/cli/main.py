"""The command line: `marsad read`, `marsad mentions`. Heavy libraries load where they are first needed."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from marsad import __version__
from marsad.cli.mentions import mentions
from marsad.cli.read import read

EXIT_CODES = """Exit codes: 0 all reports were read, 1 some were not, 2 the command was not understood."""

app = typer.Typer(
    name="marsad",
    help="Read conflict reports: every figure with who said it, of whom, when, where, how surely, and the exact words.",
    epilog=EXIT_CODES,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog=EXIT_CODES, no_args_is_help=True)(read)
app.command(epilog=EXIT_CODES, no_args_is_help=True)(mentions)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"marsad {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Options of every command."""


def run() -> None:
    """The whole process of the `marsad` command."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has seen enough (`| head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
