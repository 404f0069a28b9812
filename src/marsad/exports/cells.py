"""Cells of tables as CSV (RFC 4180): numbers as numbers, words so that a spreadsheet takes them for words.

A cell of words that a spreadsheet may run as a formula is *defused*: an apostrophe is put before it. So is one that
begins with an apostrophe, so that taking one leading apostrophe away from every cell of words gives back what it said.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

Cell = str | int | float | bool | datetime | tuple[str, ...] | tuple[int | None, ...] | None
_GUARD: Final = "'"
_FORMULA: Final = frozenset("=+-@|%\u2212")
"""How formulas begin, and commands of spreadsheets of old; letters of full width and the minus sign count as these."""
_CONTROL: Final = frozenset("\t\r\n\0")
_QUOTED: Final = frozenset('",;\t\r\n\0')
END: Final = "\r\n"


def defused(text: str) -> str:
    """Words that no spreadsheet takes for a formula; `plain` gives the words back."""
    return _GUARD + text if is_dangerous(text) or text.startswith(_GUARD) else text


def plain(cell: str) -> str:
    """The words of a cell that was defused."""
    return cell[1:] if cell.startswith(_GUARD) else cell


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet may run words: their first sign that is seen begins a formula, or a control precedes it."""
    for sign in text:
        if sign in _CONTROL:
            return True
        if unicodedata.category(sign)[0] in "ZC":
            continue
        return sign in _FORMULA or unicodedata.normalize("NFKC", sign)[:1] in _FORMULA
    return False


def joined(items: Iterable[object]) -> str:
    """The items of a list as one cell, `; ` between them; their own semicolons and backslashes are escaped."""
    told = ("" if item is None else str(item) for item in items)
    return "; ".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in told)


def csv_line(cells: Sequence[Cell]) -> str:
    """One line of CSV with its end (CR LF)."""
    return ",".join(map(_cell, cells)) + END


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, (int, float)):
        return str(cell)
    if isinstance(cell, datetime):
        return cell.isoformat()
    text = defused(joined(cell) if isinstance(cell, tuple) else cell)
    if not _QUOTED.isdisjoint(text) or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text
