"""Tables as Parquet: the columns of the CSV with real types, lists as lists; no cell needs to be defused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from marsad.exports.cells import Cell
from marsad.exports.columns import Column
from marsad.exports.files import File
from marsad.exports.table import Table

_ROWS: Final = 50_000
"""Rows of a group."""


def parquet_file(table: Table, path: str) -> File:
    """A table as a file of Parquet; the same table gives the same bytes with the same version of pyarrow."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [table.cells(row) for row in table.rows]
    schema = pa.schema([pa.field(column.name, _type(column, pa)) for column in table.columns])
    arrays = [_array(column, [row[at] for row in rows], pa) for at, column in enumerate(table.columns)]
    out = BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd", row_group_size=_ROWS)
    return File(path, [out.getvalue()])


def _array(column: Column, cells: Sequence[Cell], pa: Any) -> Any:
    return pa.array([_value(column, cell) for cell in cells], type=_type(column, pa))


def _value(column: Column, cell: Cell) -> Any:
    if cell is None:
        return [] if column.kind in ("texts", "ints") else None
    if isinstance(cell, datetime):
        return cell.astimezone(UTC)
    return list(cell) if isinstance(cell, tuple) else cell


def _type(column: Column, pa: Any) -> Any:
    """The type of a column. Days are text, since they may be partial (2019-03); times are instants in UTC."""
    return {
        "text": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "flag": pa.bool_(),
        "day": pa.string(),
        "time": pa.timestamp("us", tz="UTC"),
        "texts": pa.list_(pa.string()),
        "ints": pa.list_(pa.int64()),
    }[column.kind]
