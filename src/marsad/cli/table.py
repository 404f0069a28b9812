"""Readings and mentions as tables: one row a figure, one row a mention."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from marsad.interface import phrases
from marsad.interface.labels import Labels, isolate, plain
from marsad.model.claim import Claim, Reading
from marsad.model.mention import Mention
from marsad.model.report import Report

#: How wide a table may be where no terminal limits it.
_UNLIMITED = 400
_FIGURE_COLUMNS = ("number", "outcome", "affected", "when", "place", "source", "basis", "stance", "part_of", "doubts")
_MENTION_COLUMNS = ("kind", "span", "words", "value")


def figures_table(reading: Reading, labels: Labels) -> Table:
    """One row a figure, in the order of the text."""
    numbers = {claim.id: phrases.quantity(claim.quantity, labels) for claim in reading.claims}
    rows = [_row(claim, numbers, labels) for claim in reading.claims]
    return _table(_title(reading.report), _FIGURE_COLUMNS, rows, labels)


def mentions_table(report: Report, mentions: Iterable[Mention], labels: Labels) -> Table:
    """One row a mention, in the order of the text."""
    rows = [
        (
            labels.word("mention", mention.kind),
            f"{mention.start}-{mention.end}",
            isolate(mention.text),
            _value(mention, labels),
        )
        for mention in mentions
    ]
    return _table(_title(report), _MENTION_COLUMNS, rows, labels)


def print_table(table: Table) -> None:
    """Print a table as wide as the terminal, or as it needs where there is none."""
    console = Console(width=None if sys.stdout.isatty() else _UNLIMITED, highlight=False, markup=False, emoji=False)
    with console.capture() as printed:
        console.print(table)
    for line in printed.get().splitlines():
        print(line.rstrip())


def _row(claim: Claim, numbers: dict[str, str], labels: Labels) -> tuple[str, ...]:
    return (
        phrases.quantity(claim.quantity, labels),
        labels.word("outcome", claim.outcome),
        phrases.group(claim.affected, labels),
        phrases.period(claim.when, labels, quoted=False),
        phrases.place(claim.place, labels, noted=False),
        phrases.chain(claim.sources, labels, noted=False),
        labels.word("basis", claim.basis),
        labels.word("stance", claim.stance),
        numbers.get(claim.part_of or "", ""),
        phrases.doubts(claim.doubts, labels),
    )


def _value(mention: Mention, labels: Labels) -> str:
    match mention.kind:
        case "number":
            return phrases.amount(mention.value, mention.value_high, mention.qualifier or "exact", labels)
        case "date":
            how = labels.word("mention", mention.how) if mention.how else ""
            return _joined(labels, phrases.days(mention.first, mention.last, labels), how)
        case "place":
            precision = labels.word("precision", mention.precision) if mention.precision else ""
            return _joined(labels, isolate(mention.name) if mention.name else "", precision)
        case "party":
            kind = labels.word("party", mention.type) if mention.type else ""
            return _joined(labels, isolate(mention.party) if mention.party else "", kind)
        case "outcome":
            return labels.word("outcome", mention.sense or "")
        case "reporting":
            return labels.word("saying", mention.sense or "")


def _joined(labels: Labels, *words: str) -> str:
    return labels.word("card", "comma").join(filter(None, words))


def _table(title: str, columns: Iterable[str], rows: Iterable[tuple[str, ...]], labels: Labels) -> Table:
    table = Table(title=Text(title), title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(labels.word("table", column), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _title(report: Report) -> str:
    return plain(report.title or report.id or report.file or "-")
