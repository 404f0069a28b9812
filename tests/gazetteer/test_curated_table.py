"""The register of places as a table: shipped, checked by digest, and joined with the generated one."""

from __future__ import annotations

from pathlib import Path

from marsad.gazetteer.curated_table import FILE, curated_table, render_table
from marsad.gazetteer.register import FOLDER, read_register
from marsad.gazetteer.table import Table
from marsad.gazetteer.towns import load_gazetteer

ROWS = """
[[place]]
id = "curated:upper-mill"
kind = "neighbourhood"
country = "SY"
parent = "geonames:170063"
precision = "neighbourhood"
ar = ["الطاحونة العليا"]
en = ["Upper Mill"]
local.ar = ["الطاحونة"]
"""


def test_the_shipped_table_is_what_the_register_gives() -> None:
    assert FILE.read_text("utf-8") == render_table(read_register(FOLDER)), "run scripts/compile_places.py"


def test_a_table_of_other_files_is_made_of_them(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(ROWS, encoding="utf-8")
    table = curated_table(tmp_path)
    (place,) = table
    assert (place.id, place.parent, place.name, place.latitude) == (
        "curated:upper-mill", "geonames:170063", "Upper Mill", None,
    )  # fmt: skip
    assert list(table.local("ar")) == [("الطاحونة", "curated:upper-mill")]
    assert table.names("curated:upper-mill") == {"ar": ["الطاحونة العليا"], "en": ["Upper Mill"]}


def test_the_users_own_places_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(ROWS, encoding="utf-8")
    table = curated_table(FOLDER, tmp_path)
    assert table.of("curated:upper-mill") is not None
    assert len(list(table)) == len(list(Table(FILE.read_bytes()))) + 1


def test_the_gazetteer_knows_curated_places_and_what_they_lie_in() -> None:
    gazetteer = load_gazetteer(str)
    place = gazetteer.town("curated:ghuwayran")
    assert place is not None
    assert [area.id for area in gazetteer.above(place)][-2:] == ["iso:SY-HA", "iso:SY"]
    assert [town.id for town in gazetteer.registered("غويران")] == ["curated:ghuwayran"]
    assert set(gazetteer.names("geonames:169389")["ar"]) >= {"ادلب"}
