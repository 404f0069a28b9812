"""How views for people are put on a terminal: lines, colours where it has them, its width."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from typing import Any, Final

import click

from marsad.cli.page import Page
from marsad.interface.labels import interface_language, labels

#: How each role of a view is coloured.
_STYLES: Final[dict[str, dict[str, Any]]] = {
    "rule": {"dim": True},
    "title": {"bold": True},
    "section": {"bold": True, "fg": "cyan"},
    "figure": {"bold": True},
    "number": {"bold": True, "fg": "yellow"},
    "slot": {"dim": True},
    "doubt": {"fg": "yellow"},
    "stance": {"bold": True, "fg": "magenta"},
    "holds": {"fg": "green", "bold": True},
    "noticed": {"fg": "red", "bold": True},
}
_WIDEST: Final = 100


def page_for(lang: str | None) -> Page:
    """The page of this terminal, in the interface language that was said or the environment's."""
    return Page(labels(interface_language(lang)), _width(), _style)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines and a blank one after them; colours only where a terminal shows them."""
    plain = bool(os.environ.get("NO_COLOR")) or not sys.stdout.isatty()
    for line in (*lines, ""):
        click.echo(line, color=not plain)


def write_line(line: str) -> None:
    """Print one line as UTF-8 with a bare newline, the same bytes on every system."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")


def _style(words: str, role: str) -> str:
    styles = _STYLES.get(role)
    return click.style(words, **styles) if styles else words


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST)
