"""What `marsad reconcile` was given: reports, which it reads, and claims, which were read before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from marsad.intake.files import STDIN, is_export, items, items_of_line_file, items_of_stdin
from marsad.intake.items import Given, Item
from marsad.intake.lines import object_of, received_of_members
from marsad.intake.report_of import report_of
from marsad.model.claim import Reading
from marsad.model.received import Received
from marsad.model.report import Report

#: Names of the files that hold a report, or the claims of one, in each line.
_LINES: Final = (".jsonl", ".json", ".ndjson")
_OWN_FORMATS: Final = "marsad."

Entry = Item[Report | Reading]


def entries(names: Iterable[str], given: Given, registers: Path | None) -> Iterator[Entry]:
    """Every report, or the claims of one, of the files, in order."""
    build = partial(_of_line, given=given, registers=registers)
    work = partial(_entry, registers=registers)
    for name in names:
        if name == STDIN:
            yield from (item.then(work) for item in items_of_stdin(given, build))
        elif name.lower().endswith(_LINES) and Path(name).is_file() and not is_export(name):
            yield from (item.then(work) for item in items_of_line_file(name, build))
        else:
            yield from (item.then(work) for item in items([name], given))


def reading_of(entry: Report | Reading) -> Reading:
    """What a report claims: read now, or given."""
    from marsad.pipeline.read_report import read_report

    return entry if isinstance(entry, Reading) else read_report(entry)


def was_read(reading: Reading) -> bool:
    """Whether it was read now, and not given."""
    return reading.report.characters is None


def _entry(had: Received | Reading, registers: Path | None) -> Report | Reading:
    return had if isinstance(had, Reading) else report_of(had, registers=registers)


def _of_line(line: bytes, name: str, given: Given, registers: Path | None) -> Received | Reading:
    """The claims of a line where it says that it has a format of Marsad's, else its report."""
    said = object_of(line)
    if str(said.get("format", "")).startswith(_OWN_FORMATS):
        return _claims(said, registers)
    return received_of_members(line, said, name, given)


def _claims(said: dict[str, Any], registers: Path | None) -> Reading:
    """The claims of a line, once there is a pack for the language that they were read in."""
    from marsad.languages.pack import load_pack
    from marsad.model.from_json import reading_from_dict

    reading = reading_from_dict(said)
    load_pack(reading.report.language, registers)
    if registers is None:
        return reading
    return replace(reading, report=replace(reading.report, registers=registers))
