"""What `marsad reconcile` was given: reports, which it reads, and claims, which were read before."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Final

from marsad.cli.intake import (
    STDIN,
    Given,
    Item,
    items_of_lines,
    items_of_stream,
    object_of,
    report_of_bytes,
    report_of_file,
    report_of_line,
    shown,
)
from marsad.model.claim import Reading
from marsad.model.report import Report
from marsad.text.decode import LIMIT

#: Names of the files that hold a report, or the claims of one, in each line.
_LINES: Final = (".jsonl", ".json", ".ndjson")
_OWN_FORMATS: Final = "marsad."

Entry = Item[Report | Reading]


def entries(names: Iterable[str], given: Given) -> Iterator[Entry]:
    """Every report, or the claims of one, of the files, in order."""
    for name in names:
        if name == STDIN:
            yield from _standard_input(given)
        elif name.lower().endswith(_LINES) and Path(name).is_file():
            yield from items_of_lines(name, partial(_of_line, name=shown(name), given=given))
        else:
            yield Item(shown(name), partial(report_of_file, name, given))


def reading_of(entry: Report | Reading) -> Reading:
    """What a report claims: read now, or given."""
    from marsad.pipeline.read_report import read_report

    return entry if isinstance(entry, Reading) else read_report(entry)


def _standard_input(given: Given) -> Iterator[Entry]:
    """Lines of JSON where the first is one, else one report."""
    file = sys.stdin.buffer
    first = file.readline()
    if first.startswith(b"{"):
        yield from items_of_stream(chain([first], file), STDIN, partial(_of_line, name=STDIN, given=given))
    else:
        yield Item(STDIN, partial(report_of_bytes, first + file.read(LIMIT + 1), STDIN, given))


def _of_line(line: bytes, name: str, given: Given) -> Report | Reading:
    """The claims of a line where it says that it has a format of Marsad's, else its report."""
    said = object_of(line)
    if str(said.get("format", "")).startswith(_OWN_FORMATS):
        return _claims(said, given)
    return report_of_line(line, said, name, given)


def _claims(said: dict[str, Any], given: Given) -> Reading:
    """The claims of a line, once there is a pack for the language that they were read in."""
    from marsad.languages.pack import load_pack
    from marsad.model.from_json import reading_from_dict

    reading = reading_from_dict(said)
    load_pack(reading.report.language, given.registers)
    if given.registers is None:
        return reading
    return replace(reading, report=replace(reading.report, registers=given.registers))
