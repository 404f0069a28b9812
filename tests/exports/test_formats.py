"""Writing: to a folder, a named file, a stream; the same material, the same bytes; what cannot be written."""

from __future__ import annotations

import io
import json
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

import marsad
from marsad.errors import BadExport
from marsad.exports.formats import FORMATS, export
from marsad.exports.material import Material, material_of
from marsad.exports.withheld import withheld_but


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_material_gives_the_same_bytes_in_any_order(small: Material, format: str) -> None:
    again = material_of(small.record, reversed(list(small.readings.values())))
    assert [(f.path, f.data()) for f in FORMATS[format].files(small)] == [
        (f.path, f.data()) for f in FORMATS[format].files(again)
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_a_folder_takes_all_files_of_a_format(small: Material, format: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    written = export(small, format, tmp_path / "out")
    assert written
    assert sorted((tmp_path / "out").iterdir()) == sorted(written)
    assert all(path.stat().st_size for path in written)


def test_a_named_file_has_what_belongs_to_it_beside_it(small: Material, tmp_path: Path) -> None:
    written = export(small, "ucdp", tmp_path / "ged.csv")
    assert [path.name for path in written] == ["ged.csv", "ged.claims.csv", "ged.README.md"]


def test_a_path_without_an_ending_is_a_folder_that_is_made_or_the_one_file(small: Material, tmp_path: Path) -> None:
    assert export(small, "hxl", tmp_path / "made")[0] == tmp_path / "made" / "hxl.csv"
    assert export(small, "csv", tmp_path / "tables" / "now")[0] == tmp_path / "tables" / "now" / "claims.csv"
    assert export(small, "record", tmp_path / "record") == (tmp_path / "record",)


def test_a_file_of_any_ending_is_written_by_its_name(small: Material, tmp_path: Path) -> None:
    written = export(small, "geojson", tmp_path / "map.json")
    assert [path.name for path in written] == ["map.json", "map.claims.csv", "map.README.md"]


def test_tables_of_several_files_ask_for_a_folder(small: Material, tmp_path: Path) -> None:
    with pytest.raises(BadExport, match=r"claims\.csv: 5 files belong to this format; name a folder"):
        export(small, "csv", tmp_path / "claims.csv")


def test_a_stream_takes_the_one_file_of_a_format_else_a_tar(small: Material) -> None:
    out = io.BytesIO()
    assert export(small, "acled", out) == ()
    assert out.getvalue().startswith(b"event_id_cnty,")
    out = io.BytesIO()
    export(small, "csv", out)
    with tarfile.open(fileobj=io.BytesIO(out.getvalue())) as tar:
        assert tar.getnames() == ["claims.csv", "incidents.csv", "tolls.csv", "tolls.claims.csv", "README.md"]
        assert {member.mtime for member in tar} == {0}


def test_record_is_the_record_where_nothing_has_to_be_withheld(small: Material) -> None:
    material = replace(small, withheld=withheld_but({"reasons", "authors"}))
    (file,) = FORMATS["record"].files(material)
    assert file.data().decode() == marsad.record_to_json(small.record) + "\n"


def test_record_hides_reasons_and_authors_by_default(small: Material) -> None:
    (file,) = FORMATS["record"].files(small)
    (decision,) = json.loads(file.data())["decisions"]
    assert (decision["author"], decision["because"]) == ("[withheld]", "[withheld]")


def test_excel_has_the_mark_of_utf_8_and_others_have_not(small: Material) -> None:
    for file in FORMATS["csv"].files(small, excel=True):
        assert file.data().startswith(b"\xef\xbb\xbf") == file.path.endswith(".csv")
    assert not FORMATS["csv"].files(small)[0].data().startswith(b"\xef\xbb\xbf")


def test_an_unknown_format_names_those_that_there_are(small: Material, tmp_path: Path) -> None:
    with pytest.raises(BadExport, match=r"no format 'xls'; there are: record csv parquet ucdp"):
        export(small, "xls", tmp_path)


def test_a_place_that_cannot_be_written_is_named(small: Material, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(BadExport, match="taken"):
        export(small, "csv", tmp_path / "taken" / "out")


def test_an_unknown_field_to_show_names_those_that_there_are() -> None:
    with pytest.raises(BadExport, match=r"'name' is no field.*names ages titles"):
        withheld_but({"name"})
