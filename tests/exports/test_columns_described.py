"""Every column is described in both languages, and the columns of codebooks are theirs, in their order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from marsad.exports.columns import KINDS, columns_of
from marsad.exports.formats import FORMATS, cannot_hold
from marsad.exports.material import Material
from marsad.exports.words import word

FOLDER = Path(__file__).parents[2] / "src" / "marsad" / "exports" / "columns"
TABLES = sorted(path.stem for path in FOLDER.glob("*.toml"))
UCDP = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
number_of_sources source_article source_office source_date source_headline source_original where_prec
where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region
event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"""
ACLED = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1
inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location
latitude longitude geo_precision source source_scale notes fatalities tags timestamp"""
AIRWARS = ("civilians", "children", "women", "men", "journalists", "health", "belligerents")


def test_tables_are_these() -> None:
    assert TABLES == ["acled", "airwars", "claims", "geojson", "hxl", "incidents", "sidecar", "tolls", "ucdp"]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described_in_both_languages(table: str) -> None:
    names = [column.name for column in columns_of(table)]
    assert len(set(names)) == len(names)
    for column in columns_of(table):
        assert column.kind in KINDS
        assert re.search("[a-z]{2}", column.en), column.name
        assert column.en.endswith((".", "…")), column.name
        assert re.search("[\u0621-\u064a]{2}", column.ar), column.name


def test_columns_of_codebooks_are_theirs_in_their_order() -> None:
    assert [column.name for column in columns_of("ucdp")] == UCDP.split()
    assert [column.name for column in columns_of("acled")] == ACLED.split()
    wanted = [
        f"{group}_{outcome}_{end}" for group in AIRWARS for outcome in ("killed", "injured") for end in ("min", "max")
    ]
    assert [name for column in columns_of("airwars") if (name := column.name).endswith(("_min", "_max"))] == wanted


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_says_what_it_holds_and_cannot_in_both_languages(format: str) -> None:
    for language in ("en", "ar"):
        assert cannot_hold(format, language)
        assert word(f"format.{format}.holds", language)
    assert cannot_hold(format) != cannot_hold(format, "ar")


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "record"])
def test_the_readme_describes_every_column_of_every_file(small: Material, format: str) -> None:
    files = {file.path: file for file in FORMATS[format].files(small)}
    (readme,) = [file.data().decode() for path, file in files.items() if path.endswith("README.md")]
    for path, file in files.items():
        if path.endswith(".csv"):
            for name in file.data().decode().splitlines()[0].split(","):
                assert f"| `{name}`" in readme, f"{path}: {name}"
    assert cannot_hold(format) in readme
    assert cannot_hold(format, "ar") in readme
    assert "names of persons" in readme


@pytest.mark.parametrize("table", ["ucdp", "acled"])
def test_columns_that_are_left_open_say_so(table: str) -> None:
    for column in columns_of(table):
        assert column.open == column.en.startswith("Always empty: "), column.name
