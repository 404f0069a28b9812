"""Arguments and options that several commands share, and how each is checked."""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.cli.labels import INTERFACE_LANGUAGES
from marsad.errors import BadDate, UnknownLanguage, UnreadableReport


def _check_day(value: str | None) -> str | None:
    from marsad.pipeline.read_report import publication_day

    try:
        publication_day(value)
    except BadDate as error:
        raise typer.BadParameter(str(error)) from None
    return value


def _check_language(value: str | None) -> str | None:
    from marsad.languages.pack import load_pack

    try:
        if value:
            load_pack(value)
    except UnknownLanguage as error:
        raise typer.BadParameter(str(error)) from None
    return value


def _check_encoding(value: str | None) -> str | None:
    from marsad.text.decode import known_encoding

    try:
        return known_encoding(value) if value else None
    except UnreadableReport as error:
        raise typer.BadParameter(str(error)) from None


def _check_interface(value: str | None) -> str | None:
    if value is not None and value not in INTERFACE_LANGUAGES:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(INTERFACE_LANGUAGES)}")
    return value


Reports = Annotated[
    list[str],
    typer.Argument(
        metavar="REPORT...",
        help="Files, folders (*.txt *.html *.htm *.pdf *.jsonl in them), or - for standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day on which the reports appeared, YYYY-MM-DD.",
        callback=_check_day,
        show_default=False,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        metavar="CODE", help="The reports' language (ar); else detected.", callback=_check_language, show_default=False
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The files' encoding (utf-8, utf-16, windows-1256, iso-8859-6); else detected.",
        callback=_check_encoding,
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one line of JSON a report.", show_default=False)]
Interface = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="|".join(INTERFACE_LANGUAGES),
        help="The language of labels; else that of the environment.",
        callback=_check_interface,
        show_default=False,
    ),
]
Bar = Annotated[
    bool | None,
    typer.Option("--progress/--no-progress", help="A progress bar; else where many are read in a terminal."),
]
