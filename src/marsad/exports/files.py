"""A file of an export: its name and its bytes, a piece at a time; and how tables become files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from marsad.exports.material import Material
from marsad.exports.readme import readme
from marsad.exports.sidecar import sidecar_of
from marsad.exports.table import Table

BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class File:
    """One file of an export: its path within it, with `/`, and its bytes in pieces."""

    path: str
    pieces: Iterable[bytes]

    def data(self) -> bytes:
        """All of its bytes."""
        return b"".join(self.pieces)


def csv_file(table: Table, path: str, *, excel: bool = False, tags: bool = False) -> File:
    """A table as a file of CSV in UTF-8; `excel` puts the mark before it by which Excel knows UTF-8."""
    return File(path, _encoded(table, excel, tags))


def _encoded(table: Table, excel: bool, tags: bool) -> Iterator[bytes]:
    if excel:
        yield BOM
    for line in table.lines(tags=tags):
        yield line.encode()


def with_sidecar(format: str, table: Table, material: Material, *, excel: bool, tags: bool = False) -> list[File]:
    """A table of one format as CSV, the claims behind its figures, and what its columns mean."""
    beside = sidecar_of(table, material)
    return [
        csv_file(table, f"{format}.csv", excel=excel, tags=tags),
        csv_file(beside, f"{format}.claims.csv", excel=excel),
        File(f"{format}.README.md", [readme(format, [table, beside], material).encode()]),
    ]
