"""`marsad mentions`: what the words of a report are, before anything is claimed with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from marsad.cli.options import EXIT_CODES, shared_options
from marsad.cli.session import process
from marsad.cli.terminal import write_line
from marsad.intake.items import Given
from marsad.model.mention import Mention
from marsad.model.report import Report

Found = tuple[Report, tuple[Mention, ...]]


@click.command(short_help="What the words of reports are, before anything is claimed.", epilog=EXIT_CODES)
@shared_options
def mentions(
    reports: tuple[str, ...],
    published: str | None,
    language: str | None,
    encoding: str | None,
    registers: Path | None,
    as_json: bool,
    lang: str | None,
    progress: bool | None,
) -> None:
    """List numbers, dates, places, parties, outcome words and reporting words of reports, with their values.

    It shows why a claim was built, or was not. A REPORT is a file, a folder, or - for standard input.
    """
    process(
        reports, Given(published, language, encoding), registers, _find, _json if as_json else _table(lang), progress
    )


def _find(report: Report) -> Found:
    from marsad.pipeline.read_report import read_mentions

    return report, read_mentions(report)


def _json(found: Found) -> None:
    from marsad.model.json import dumps, mentions_to_dict

    write_line(dumps(mentions_to_dict(*found)))


def _table(lang: str | None) -> Callable[[Found], None]:
    from marsad.cli.table import mentions_table, print_table
    from marsad.interface.labels import interface_language, labels

    words = labels(interface_language(lang))
    return lambda found: print_table(mentions_table(*found, words))
