"""Files, folders and standard input, one report at a time; a file of many reports gives one for each line."""

from __future__ import annotations

import os
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, TypeVar, cast

from marsad.errors import UnreadableReport
from marsad.intake.items import Given, Item, failing
from marsad.intake.lines import LineBuilder, items_of_lines, line_builder
from marsad.intake.telegram import items_of_export, starts_export
from marsad.intake.warc import items_of_archive
from marsad.model.received import Received
from marsad.text.decode import LIMIT
from marsad.text.extract import media_of

STDIN: Final = "-"
#: Names of the files that are taken from a folder.
SUFFIXES: Final = (".txt", ".html", ".htm", ".pdf", ".jsonl", ".warc", ".warc.gz")
#: Whole names of further files that are taken from a folder: what Telegram Desktop calls an export.
NAMES: Final = ("result.json",)
_LINES: Final = (".jsonl", ".ndjson")
_EXPORT: Final = ".json"
_ARCHIVES: Final = (".warc", ".warc.gz")
#: Names of the files that may hold many reports.
MANY: Final = (*_LINES, _EXPORT, *_ARCHIVES)
_HEAD: Final = 4096
_NO_EXPORT: Final = "not an export of a Telegram channel; a file of reports, one in each line, is called *.jsonl"
_OPEN_ALREADY: Final = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""Pipes that the shell has opened for us, as in `<(command)`; any other could block for ever."""
_Loaded = TypeVar("_Loaded")


def files(arguments: Iterable[str]) -> list[str]:
    """The files that the arguments stand for: a folder stands for its reports, sorted; the rest for itself.

    Links to folders are not followed, hidden files and folders are passed over. A folder that cannot be listed
    stands for itself, and fails when it is opened.
    """
    found: list[str] = []
    for argument in arguments:
        if argument != STDIN and Path(argument).is_dir():
            found += sorted(_inside(argument)) or [argument]
        else:
            found.append(argument)
    return found


def items(names: Iterable[str], given: Given, passed: Counter[str] | None = None) -> Iterator[Item[Received]]:
    """Every report of the files, in order. Whatever is wrong with one of them fails that one alone.

    `passed` counts, by why, what of a file of many is no report, and was passed over.
    """
    for name in names:
        if name == STDIN:
            yield from items_of_stdin(given, line_builder(given), passed)
        elif name.lower().endswith(_LINES):
            yield from items_of_line_file(name, line_builder(given))
        elif name.lower().endswith(_EXPORT):
            yield from _items_within(name, partial(_items_of_json, name=shown(name), given=given, passed=passed))
        elif name.lower().endswith(_ARCHIVES):
            yield from _items_within(name, partial(items_of_archive, name=shown(name), given=given, passed=passed))
        else:
            yield Item(shown(name), partial(received_of_file, name, given))


def items_of_line_file(name: str, build: LineBuilder[_Loaded]) -> Iterator[Item[_Loaded]]:
    """What is built of each line of a file; one item that fails where the file cannot be opened."""
    return _items_within(name, partial(items_of_lines, name=shown(name), build=build))


def items_of_stdin(
    given: Given, build: LineBuilder[_Loaded], passed: Counter[str] | None = None
) -> Iterator[Item[_Loaded | Received]]:
    """What is built of each line where the first is an object of JSON, else the one report that all of it is.

    An export of Telegram's gives its messages.
    """
    file = sys.stdin.buffer
    first = file.readline(LIMIT + 1)
    if first.strip() == b"{":
        first += file.read(_HEAD)
    if starts_export(first[:_HEAD]):
        resumed = cast(BinaryIO, _Resumed(first, file))
        yield from items_of_export(resumed, STDIN, given, passed)
    elif first.startswith(b"{\n"):
        yield failing(STDIN, UnreadableReport(_NO_EXPORT))
    elif first.startswith(b"{"):
        yield from items_of_lines(file, STDIN, build, first)
    else:
        yield Item(STDIN, partial(received_of_bytes, first + file.read(LIMIT + 1), STDIN, given))


class _Resumed:
    """A stream of which the beginning was read already."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first, self._rest = first, rest

    def read(self, size: int = -1) -> bytes:
        """The beginning, then the rest."""
        if not self._first or size < 0:
            whole, self._first = self._first, b""
            return whole + self._rest.read(size)
        piece, self._first = self._first[:size], self._first[size:]
        return piece


def received_of_file(name: str, given: Given) -> Received:
    """The report of a whole file. Raises UnreadableReport, OSError."""
    with open_file(name) as file:
        size = os.fstat(file.fileno()).st_size
        if size > LIMIT:
            raise UnreadableReport(f"it has {size:,} bytes; one report may have at most {LIMIT:,}")
        return received_of_bytes(file.read(LIMIT + 1), shown(name), given)


def received_of_bytes(data: bytes, name: str, given: Given) -> Received:
    """The report of all bytes of a file of this name."""
    return Received(
        data=data,
        media=media_of(data),
        name=name,
        channel="file",
        published=given.published,
        language=given.language,
        encoding=given.encoding,
    )


def open_file(name: str) -> BinaryIO:
    """A file opened for reading, without waiting on a pipe. Raises UnreadableReport, OSError."""
    at_once = 0 if name.startswith(_OPEN_ALREADY) else getattr(os, "O_NONBLOCK", 0)
    file = os.open(name, os.O_RDONLY | at_once | getattr(os, "O_BINARY", 0))
    try:
        kind = os.fstat(file).st_mode
        if stat.S_ISDIR(kind):
            os.listdir(file)
            raise UnreadableReport(f"no report in this folder: no file named {' '.join('*' + end for end in SUFFIXES)}")
        if not stat.S_ISREG(kind) and at_once:
            raise UnreadableReport(
                "not a file but a pipe, socket or device; its content can be given on standard input"
            )
    except BaseException:
        os.close(file)
        raise
    return os.fdopen(file, "rb")


def shown(name: str) -> str:
    """A file's name as text, whatever bytes it has."""
    return os.fsencode(name).decode("utf-8", "replace")


def is_export(name: str) -> bool:
    """Whether a file is an export of Telegram's, as far as it can be opened."""
    try:
        with open_file(name) as file:
            return starts_export(file.read(_HEAD))
    except (UnreadableReport, OSError):
        return False


def _items_within(name: str, carrier: Callable[[BinaryIO], Iterator[Item[_Loaded]]]) -> Iterator[Item[_Loaded]]:
    """The reports of a file of many; one item that fails where the file cannot be opened."""
    try:
        file = open_file(name)
    except (UnreadableReport, OSError) as error:
        yield failing(shown(name), error)
        return
    with file:
        yield from carrier(file)


def _items_of_json(file: BinaryIO, name: str, given: Given, passed: Counter[str] | None) -> Iterator[Item[Received]]:
    if starts_export(file.read(_HEAD)):
        file.seek(0)
        yield from items_of_export(file, name, given, passed)
    else:
        yield failing(name, UnreadableReport(_NO_EXPORT))


def _inside(folder: str) -> Iterator[str]:
    """The reports in a folder and the folders in it, and the folders that cannot be listed."""
    unlisted: list[str] = []
    for at, folders, names in os.walk(folder, onerror=lambda error: unlisted.append(str(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if (name.lower().endswith(SUFFIXES) or name in NAMES) and not name.startswith("."):
                yield str(Path(at) / name)
    yield from unlisted
