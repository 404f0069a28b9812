"""What the command line was given, one report at a time: files, folders, standard input, files of many reports."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from marsad.errors import UnreadableReport
from marsad.model.report import Report
from marsad.pipeline.read_report import report_from_bytes, report_from_text
from marsad.text.decode import LIMIT

STDIN: Final = "-"
#: Names of the files that are taken from a folder.
SUFFIXES: Final = (".txt", ".html", ".htm", ".pdf", ".jsonl")
_MANY: Final = ".jsonl"
_LINE_MEMBERS: Final = ("id", "outlet", "language", "published", "title", "text")
_Loaded = TypeVar("_Loaded", covariant=True)


@dataclass(frozen=True, slots=True)
class Given:
    """What was said of all reports on the command line; None where nothing was."""

    published: str | None = None
    language: str | None = None
    encoding: str | None = None
    registers: Path | None = None


@dataclass(frozen=True, slots=True)
class Item(Generic[_Loaded]):
    """One report to come: the name that messages call it by, and how to get it."""

    name: str
    load: Callable[[], _Loaded]


def files(arguments: Iterable[str]) -> list[str]:
    """The files that the arguments stand for: a folder stands for its reports, sorted; the rest for itself."""
    found: list[str] = []
    for argument in arguments:
        if argument != STDIN and Path(argument).is_dir():
            inside = [path for path in Path(argument).rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()]
            found += sorted(map(str, inside)) or [argument]
        else:
            found.append(argument)
    return found


def items(names: Iterable[str], given: Given) -> Iterator[Item[Report]]:
    """Every report of the files, in order; a file of many reports gives one for each line."""
    for name in names:
        if name.lower().endswith(_MANY) and Path(name).is_file():
            yield from items_of_lines(name, partial(_from_line, name=shown(name), given=given))
        else:
            yield Item(shown(name), partial(report_of_file, name, given))


def items_of_lines(name: str, build: Callable[[bytes], _Loaded]) -> Iterator[Item[_Loaded]]:
    """What is built of each line of a file; one item that fails where the file cannot be opened."""
    try:
        file = Path(name).open("rb")  # noqa: SIM115 - closed below, once it is open
    except OSError:
        yield Item(shown(name), partial(_built, name, build))
        return
    with file:
        yield from items_of_stream(file, shown(name), build)


def items_of_stream(file: Iterable[bytes], name: str, build: Callable[[bytes], _Loaded]) -> Iterator[Item[_Loaded]]:
    """What is built of each line that is not blank, called by its number (`reports.jsonl:3`)."""
    for number, line in enumerate(file, 1):
        if line.strip():
            yield Item(f"{name}:{number}", partial(build, line))


def _built(name: str, build: Callable[[bytes], _Loaded]) -> _Loaded:
    return build(_bytes(name))


def report_of_file(name: str, given: Given) -> Report:
    """The report of a whole file, or of standard input."""
    return report_of_bytes(_bytes(name), shown(name), given)


def report_of_bytes(data: bytes, name: str, given: Given) -> Report:
    """The report of all bytes of a file of this name."""
    return report_from_bytes(
        data,
        published=given.published,
        language=given.language,
        encoding=given.encoding,
        file=name,
        registers=given.registers,
    )


def _bytes(name: str) -> bytes:
    """A file's bytes, and one byte too many where it has more than are read."""
    if name == STDIN:
        return sys.stdin.buffer.read(LIMIT + 1)
    if Path(name).is_dir():
        raise UnreadableReport(f"no report in this folder: no file named {' '.join('*' + end for end in SUFFIXES)}")
    with Path(name).open("rb") as file:
        return file.read(LIMIT + 1)


def shown(name: str) -> str:
    """A file's name as text, whatever bytes it has."""
    return os.fsencode(name).decode("utf-8", "replace")


def _from_line(line: bytes, name: str, given: Given) -> Report:
    return report_of_line(line, object_of(line), name, given)


def object_of(line: bytes) -> dict[str, Any]:
    """The JSON object of a line."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableReport(f"not a line of JSON: {error}") from None
    if not isinstance(said, dict):
        raise UnreadableReport("not a report: the line is no JSON object")
    return said


def report_of_line(line: bytes, said: dict[str, Any], name: str, given: Given) -> Report:
    """A report of one line of JSON; what it says of itself counts before what was said of all.

    Members other than id, outlet, language, published, title and text are ignored.
    """
    member = {key: _text(said, key) for key in _LINE_MEMBERS}
    if member["text"] is None:
        raise UnreadableReport("not a report: the line has no text")
    return report_from_text(
        member["text"],
        published=member["published"] or given.published,
        language=member["language"] or given.language,
        title=member["title"],
        id=member["id"],
        outlet=member["outlet"],
        file=name,
        data=line.rstrip(b"\r\n"),
        registers=given.registers,
    )


def _text(said: dict[str, Any], key: str) -> str | None:
    value = said.get(key)
    if value is not None and not isinstance(value, str):
        raise UnreadableReport(f"not a report: {key} is no text")
    return value or None
