"""`marsad read`: every figure of the reports, with who said it, for people or for programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from marsad.cli.options import EXIT_CODES, shared_options
from marsad.cli.session import process
from marsad.cli.terminal import write_line
from marsad.intake.items import Given
from marsad.model.claim import Reading

Show = Callable[[Reading], None]


@click.command(short_help="Every figure about people, who said it, the exact words.", epilog=EXIT_CODES)
@shared_options
@click.option("--table", is_flag=True, help="Print one row a figure.")
@click.option("--explain", is_flag=True, help="Print which rule filled each slot, from which words.")
def read(
    reports: tuple[str, ...],
    published: str | None,
    language: str | None,
    encoding: str | None,
    registers: Path | None,
    as_json: bool,
    lang: str | None,
    progress: bool | None,
    table: bool,
    explain: bool,
) -> None:
    """Read reports: every figure about people, with who said it and the exact words.

    A REPORT is a file, a folder (its *.txt *.html *.htm *.pdf *.jsonl), or - for standard input.

    The default view is a card a report. Relative dates (yesterday, since Thursday) resolve against --published.
    """
    if as_json + table + explain > 1:
        raise click.UsageError("--json, --table and --explain are different views: choose one")
    show = _json() if as_json else _explained(lang) if explain else _rows(lang) if table else _cards(lang)
    from marsad.pipeline.read_report import read_report

    process(reports, Given(published, language, encoding), registers, read_report, show, progress)


def _json() -> Show:
    from marsad.model.json import dumps, reading_to_dict

    return lambda reading: write_line(dumps(reading_to_dict(reading)))


def _cards(lang: str | None) -> Show:
    from marsad.cli.card import card
    from marsad.cli.terminal import page_for, print_lines

    page = page_for(lang)
    return lambda reading: print_lines(card(reading, page))


def _rows(lang: str | None) -> Show:
    from marsad.cli.table import figures_table, print_table
    from marsad.interface.labels import interface_language, labels

    words = labels(interface_language(lang))
    return lambda reading: print_table(figures_table(reading, words))


def _explained(lang: str | None) -> Show:
    from marsad.cli.explain import explanation
    from marsad.cli.terminal import page_for, print_lines

    page = page_for(lang)
    return lambda reading: print_lines(explanation(reading, page))
