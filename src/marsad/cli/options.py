"""Arguments and options that several commands share, and how each is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from marsad.errors import BadDate, BadPack, BadRegister, UnknownLanguage, UnknownPolicy, UnreadableReport
from marsad.interface.labels import INTERFACE_LANGUAGES

_Command = TypeVar("_Command", bound=Callable[..., Any])
EXIT_CODES: Final = "Exit codes: 0 all reports were read, 1 some were not, 2 the command was not understood."


def _check_day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    from marsad.pipeline.instants import publication_day

    try:
        publication_day(value)
    except BadDate as error:
        raise click.BadParameter(str(error)) from None
    return value


def _check_language(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    from marsad.languages.pack import load_pack

    try:
        if value:
            load_pack(value)
    except UnknownLanguage as error:
        raise click.BadParameter(str(error)) from None
    return value


def _check_encoding(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    from marsad.text.decode import known_encoding

    try:
        return known_encoding(value) if value else None
    except UnreadableReport as error:
        raise click.BadParameter(str(error)) from None


def check_registers(context: click.Context, option: click.Parameter, value: str | None) -> Path | None:
    """The folder of the user's own registers, once they are found right in every language."""
    from marsad.languages.pack import languages, load_pack

    if not value:
        return None
    try:
        for language in sorted(languages()):
            load_pack(language, Path(value))
    except (BadPack, BadRegister) as error:
        raise click.BadParameter(str(error)) from None
    return Path(value)


def check_policy(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """The policy that was named, where there is one of that name."""
    if value is None:
        return None
    from marsad.tolls.policies.known import check_policy as check

    try:
        check(value)
    except UnknownPolicy as error:
        raise click.BadParameter(str(error)) from None
    return value


def check_time(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """The time that was said, where it is one."""
    from marsad.pipeline.instants import instant

    try:
        instant(value)
    except BadDate as error:
        raise click.BadParameter(str(error)) from None
    return value


registers_option: Final = click.option(
    "--registers",
    metavar="FOLDER",
    envvar="MARSAD_REGISTERS",
    callback=check_registers,
    help="Your own registers: parties and places, .toml or .csv (docs/registers.md); else $MARSAD_REGISTERS.",
)
reports_argument: Final = click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
lang_option: Final = click.option(
    "--lang",
    type=click.Choice(INTERFACE_LANGUAGES),
    help="The language of labels; else that of the environment.",
)
_READING: Final = (
    click.option(
        "--published",
        metavar="DATE",
        callback=_check_day,
        help="The day on which the reports appeared, YYYY-MM-DD.",
    ),
    click.option(
        "--language", metavar="CODE", callback=_check_language, help="The reports' language (ar, en); else detected."
    ),
    click.option(
        "--encoding",
        metavar="NAME",
        callback=_check_encoding,
        help="The files' encoding (utf-8, utf-16, utf-16le, utf-16be, windows-1256, iso-8859-6); else detected.",
    ),
    registers_option,
)
_SHOWING: Final = (
    lang_option,
    click.option(
        "--progress/--no-progress",
        default=None,
        help="A progress bar; else where many are read and only standard error is a terminal.",
    ),
)
_JSON: Final = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a report.")


def shared_options(command: _Command) -> _Command:
    """The arguments and options of every command that reads reports one by one."""
    return _with(command, (reports_argument, *_READING, _JSON, *_SHOWING))


def gathering_options(command: _Command) -> _Command:
    """The options of a command that takes in many reports, or their claims, for one result."""
    return _with(command, (*_READING, *_SHOWING))


def _with(command: _Command, options: Iterable[Callable[[_Command], _Command]]) -> _Command:
    for option in reversed([*options]):
        command = option(command)
    return command
