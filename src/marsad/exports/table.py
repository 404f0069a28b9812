"""A table of an export: rows under declared columns, and for every figure the claims that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.exports.cells import Cell, csv_line
from marsad.exports.columns import Column, columns_of


@dataclass(frozen=True, slots=True)
class Cited:
    """What a figure comes from: the ids of claims (`report/claim`), its toll's grade, what must be told with it."""

    claims: tuple[str, ...]
    grade: str
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its id, its cells by column (columns that it does not name are empty), the claims behind its figures."""

    id: str
    cells: Mapping[str, Cell]
    cited: Mapping[str, Cited] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in their order under the columns declared for a table; `left_out` names what has no row, with the reason."""

    name: str
    rows: Sequence[Row]
    left_out: Sequence[tuple[str, str]] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns as declared."""
        return columns_of(self.name)

    def lines(self, *, tags: bool = False) -> Iterator[str]:
        """The table as CSV, header first; `tags` puts the row of HXL hashtags below it."""
        yield csv_line([column.name for column in self.columns])
        if tags:
            yield csv_line([column.tag for column in self.columns])
        for row in self.rows:
            yield csv_line(self.cells(row))

    def cells(self, row: Row) -> list[Cell]:
        """A row's cells in the order of columns; a cell under no column is a fault."""
        unknown = set(row.cells) - {column.name for column in self.columns}
        if unknown:
            raise KeyError(f"{self.name} has no column {' '.join(sorted(unknown))}")
        return [row.cells.get(column.name) for column in self.columns]
