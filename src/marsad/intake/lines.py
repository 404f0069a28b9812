"""Files of many reports, one line of JSON each: `{"id", "outlet", "language", "published", "url", "title", "text"}`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO, Final, TypeVar

from marsad.errors import UnreadableReport
from marsad.intake.items import Given, Item, failing
from marsad.intake.media import LINE
from marsad.model.received import Received
from marsad.text.decode import LIMIT

_MEMBERS: Final = ("id", "outlet", "language", "published", "title", "text")
_CHUNK: Final = 1 << 20
_Loaded = TypeVar("_Loaded")
LineBuilder = Callable[[bytes, str], _Loaded]
"""From a line and the name that messages call it by."""


def items_of_lines(
    file: BinaryIO, name: str, build: LineBuilder[_Loaded], first: bytes = b""
) -> Iterator[Item[_Loaded]]:
    """What is built of each line that is not blank, called by its number (`reports.jsonl:3`).

    `first` is the first line, where it was read already. A line that is longer than any report fails, and is passed
    over without being kept.
    """
    number = 0
    while line := first or file.readline(LIMIT + 1):
        first = b""
        number += 1
        called = f"{name}:{number}"
        if len(line) > LIMIT and not line.endswith(b"\n"):
            yield failing(called, UnreadableReport(_too_long(file, len(line))))
        elif line.strip():
            yield Item(called, partial(build, line, called))


def line_builder(given: Given) -> LineBuilder[Received]:
    """What makes of a line its report."""
    return partial(_received_of_line, given=given)


def _received_of_line(line: bytes, name: str, given: Given) -> Received:
    return received_of_members(line, object_of(line), name, given)


def received_of_members(line: bytes, said: dict[str, Any], name: str, given: Given) -> Received:
    """The report of a line; what it says of itself counts before what was said of all. Raises UnreadableReport."""
    member = members_of(said)
    return Received(
        data=line.rstrip(b"\r\n"),
        media=LINE,
        name=name,
        channel="lines",
        id=member["id"],
        outlet=member["outlet"],
        url=member["url"],
        title=member["title"],
        published=member["published"] or given.published,
        language=member["language"] or given.language,
    )


def object_of(line: bytes) -> dict[str, Any]:
    """The JSON object of a line. Raises UnreadableReport."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableReport(f"not a line of JSON: {error}") from None
    if not isinstance(said, dict):
        raise UnreadableReport("not a report: the line is no JSON object")
    return said


def members_of(said: dict[str, Any]) -> dict[str, str | None]:
    """What a line says of its report, and its text; other members are ignored. Raises UnreadableReport."""
    member = {key: _text(said, key) for key in _MEMBERS}
    url = said.get("url")
    member["url"] = url if isinstance(url, str) else None
    if member["text"] is None:
        raise UnreadableReport("not a report: the line has no text")
    return member


def _text(said: dict[str, Any], key: str) -> str | None:
    value = said.get(key)
    if value is not None and not isinstance(value, str):
        raise UnreadableReport(f"not a report: {key} is no text")
    return value or None


def _too_long(file: BinaryIO, size: int) -> str:
    """Pass over the rest of a line, and say how long it was."""
    while rest := file.readline(_CHUNK):
        size += len(rest)
        if rest.endswith(b"\n"):
            break
    return f"the line has {size:,} bytes; one report may have at most {LIMIT:,}"
