"""The formats `csv` and `parquet`: the three tables of a record, the claims behind every toll, what columns mean."""

from __future__ import annotations

from marsad.exports.files import File, csv_file
from marsad.exports.material import Material
from marsad.exports.parquet import parquet_file
from marsad.exports.readme import readme
from marsad.exports.sidecar import sidecar_of
from marsad.exports.table import Table
from marsad.exports.tables import record_tables


def csv_files(material: Material, *, excel: bool = False) -> list[File]:
    """`claims.csv`, `incidents.csv`, `tolls.csv`, `tolls.claims.csv` and their README."""
    named = _tables(material)
    files = [csv_file(table, f"{name}.csv", excel=excel) for name, table in named.items()]
    return [*files, _readme("csv", named, material)]


def parquet_files(material: Material, *, excel: bool = False) -> list[File]:
    """The same as `csv_files`, in Parquet; `excel` means nothing here."""
    named = _tables(material)
    files = [parquet_file(table, f"{name}.parquet") for name, table in named.items()]
    return [*files, _readme("parquet", named, material)]


def _tables(material: Material) -> dict[str, Table]:
    claims, incidents, tolls = record_tables(material)
    return {"claims": claims, "incidents": incidents, "tolls": tolls, "tolls.claims": sidecar_of(tolls, material)}


def _readme(format: str, tables: dict[str, Table], material: Material) -> File:
    return File("README.md", [readme(format, list(tables.values()), material).encode()])
