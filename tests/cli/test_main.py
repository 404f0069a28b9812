"""The command line as a whole: every command is found, and a question loads nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from marsad.cli.main import SECTIONS, app

NAMES = [name for commands in SECTIONS.values() for name in commands]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_that_help_lists_is_there(name: str) -> None:
    command = app.get_command(click.Context(app), name)
    assert command is not None
    assert command.name == name
    assert command.get_short_help_str(80)


def test_a_command_that_is_not_there_is_none() -> None:
    assert app.get_command(click.Context(app), "totals") is None


def test_a_question_loads_neither_reader_nor_network() -> None:
    heavy = (
        "marsad.claims.build",
        "marsad.incidents.grouping",
        "marsad.languages.pack",
        "httpx",
        "django.http",
        "rich.console",
    )
    code = f"import sys, marsad.cli.toll, marsad.record.ask.incidents; print(sorted(set({heavy!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
