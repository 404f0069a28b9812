"""The three tables: every claim, incident and toll has its row, and every figure the claims that it comes from."""

from __future__ import annotations

import csv
import io
from typing import Any, get_args

import pyarrow.parquet as pq
import pytest

from marsad.exports.cells import Cell, joined, plain
from marsad.exports.columns import columns_of
from marsad.exports.formats import FORMATS
from marsad.exports.material import Material
from marsad.exports.shown import shown
from marsad.exports.sidecar import sidecar_of
from marsad.exports.table import Row, Table
from marsad.exports.tables import record_tables
from marsad.model.toll import Grade


def _rows(material: Material, name: str) -> list[dict[str, str]]:
    (file,) = [file for file in FORMATS["csv"].files(material) if file.path == f"{name}.csv"]
    return list(csv.DictReader(io.StringIO(file.data().decode(), newline="")))


def test_every_claim_has_a_row_with_its_words_and_its_incident(small: Material) -> None:
    rows = {row["id"]: row for row in _rows(small, "claims")}
    assert list(rows) == [f"{report}/{claim.id}" for report, r in small.readings.items() for claim in r.claims]
    counted = {claim.id: one.incident.id for one in small.record.incidents for claim in one.incident.claims}
    for id_, row in rows.items():
        text = small.readings[row["report"]].report.text
        assert text[int(row["quote_start"]) : int(row["quote_end"])] == row["quote"]
        assert row["incident"] == counted.get(id_, "")


def test_a_corrected_claim_has_the_readers_value_and_the_persons_side_by_side(small: Material) -> None:
    (row,) = [row for row in _rows(small, "claims") if row["decisions"]]
    assert (row["value"], row["counted_value"], row["decisions"]) == ("17", "18", "k1")


def test_an_outlet_that_is_a_formula_is_defused(small: Material) -> None:
    assert {row["outlet"] for row in _rows(small, "claims") if row["report"] == "a2"} == {"'=Hill Courier"}


def test_every_toll_has_a_row_and_one_of_each_group_is_the_last(small: Material) -> None:
    rows = _rows(small, "tolls")
    assert len(rows) == sum(len(one.tolls) for one in small.record.incidents)
    groups = {(row["incident"], row["outcome"], row["affected"]) for row in rows}
    assert sum(row["last"] == "true" for row in rows) == len(groups)
    assert all(int(row["low"]) <= int(row["best"]) <= int(row["high"]) for row in rows)


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("record", "csv", "parquet")])
def test_every_figure_of_a_table_leads_to_its_claims(small: Material, format: str) -> None:
    _check_sidecar(small, format)


@pytest.mark.slow
@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("record", "csv", "parquet")])
def test_every_figure_of_the_story_leads_to_its_claims(story: Material, format: str) -> None:
    _check_sidecar(story, format)


def _check_sidecar(material: Material, format: str) -> None:
    files = {file.path: file.data().decode() for file in FORMATS[format].files(material)}
    beside = list(csv.DictReader(io.StringIO(files[f"{format}.claims.csv"], newline="")))
    words = {f"{report}/{claim.id}": claim for report, r in material.readings.items() for claim in r.claims}
    assert beside
    for row in beside:
        claim = words[row["claim"]]
        assert (plain(row["quote"]), row["start"]) == (claim.quantity.text, str(claim.quantity.start))
        assert row["grade"] in get_args(Grade)
    if format != "geojson":
        rows = list(csv.DictReader(io.StringIO(files[f"{format}.csv"], newline="")))
        figures = [column.name for column in columns_of(format) if column.figure]
        id_ = columns_of(format)[0].name
        cells = {(row[id_], name): row[name] for row in rows for name in figures if row[name].isdigit()}
        told = {(row["row"], row["column"]): row["figure"] for row in beside}
        assert told == cells


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("record", "csv", "parquet")])
def test_what_must_be_told_with_a_figure_stands_beside_it(small: Material, format: str) -> None:
    (beside,) = [file for file in FORMATS[format].files(small) if file.path.endswith(".claims.csv")]
    rows = list(csv.DictReader(io.StringIO(beside.data().decode(), newline="")))
    rastan = {row["flags"] for row in rows if row["claim"].startswith("b1/")}
    assert rastan
    assert all("one-source" in flags for flags in rastan)


def test_tolls_lead_to_their_claims(small: Material) -> None:
    tolls = record_tables(small)[2]
    beside = sidecar_of(tolls, small)
    assert {(row.cells["row"], row.cells["column"]) for row in beside.rows} == {
        (row.id, bound) for row in tolls.rows for bound in ("low", "best", "high")
    }


def test_parquet_holds_what_csv_holds_with_real_types(small: Material) -> None:
    files = {file.path: file for file in FORMATS["parquet"].files(small)}
    for table in record_tables(shown(small)):
        read = pq.read_table(io.BytesIO(files[f"{table.name}.parquet"].data()))
        assert read.column_names == [column.name for column in table.columns]
        for row, said in zip(table.rows, read.to_pylist(), strict=True):
            wanted = dict(zip(read.column_names, table.cells(row), strict=True))
            assert {name: _told(value) for name, value in said.items()} == {n: _told(v) for n, v in wanted.items()}
    types = {field.name: str(field.type) for field in pq.read_schema(io.BytesIO(files["claims.parquet"].data()))}
    assert types["value"] == "int64"
    assert types["latitude"] == "double"
    assert types["sources"].startswith("list<")
    assert types["published"] == "timestamp[us, tz=UTC]"
    assert types["rejected"] == "bool"


def _told(value: Cell | list[Any]) -> object:
    """A value as both forms have it: lists as text, nothing and an empty list alike."""
    if isinstance(value, (list, tuple)):
        return joined(value) or None
    return value


def test_a_cell_under_no_declared_column_is_a_fault() -> None:
    with pytest.raises(KeyError, match="tolls has no column worst"):
        list(Table("tolls", [Row("1", {"id": "1", "worst": 3})]).lines())
