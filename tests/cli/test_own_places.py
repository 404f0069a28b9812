"""A user's own places on the command line: read in reports, found by name, refused where they are wrong."""

from __future__ import annotations

import json
import unicodedata

import pytest

OWN = """[[place]]
id = "curated:own-waha-camp"
kind = "camp"
country = "SY"
parent = "geonames:169577"
precision = "neighbourhood"
ar = ["مخيم واحة الغروب"]
en = ["Sunset Oasis camp"]
latitude = 34.7
longitude = 36.7
known = "our own visit"
"""
CSV = """id,kind,country,parent,precision,ar,en
curated:own-waha-camp,camp,SY,geonames:169577,neighbourhood,مخيم واحة الغروب,Sunset Oasis camp
"""


@pytest.fixture
def own(tmp_path):
    (tmp_path / "places.toml").write_text(OWN, "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["مخيم واحة الغروب", "sunset oasis camp"])
def test_find_looks_into_own_places(run, own, name):
    (place,) = json.loads(run("places", "find", name, "--json", "--registers", own).output)["places"]
    assert (place["id"], place["latitude"]) == ("curated:own-waha-camp", 34.7)
    assert [area["id"] for area in place["within"]] == ["geonames:169577", "iso:SY-HI", "iso:SY"]
    assert run("places", "find", name).exit_code == 1


@pytest.mark.parametrize(("file", "rows"), [("places.toml", OWN), ("places.csv", CSV)])
@pytest.mark.parametrize(
    ("language", "text"),
    [("ar", "قتل ثلاثة مدنيين في مخيم واحة الغروب."), ("en", "Three people were killed in Sunset Oasis camp.")],
)
def test_own_places_are_read_in_reports(run, tmp_path, file, rows, language, text):
    (tmp_path / file).write_text(rows, "utf-8")
    told = run("read", "-", "--json", "--language", language, "--registers", tmp_path, data=text.encode())
    assert json.loads(told.output)["claims"][0]["place"]["gazetteer"] == "curated:own-waha-camp"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (OWN + OWN, "id 'curated:own-waha-camp' is already at places.toml:"),
        (OWN.replace("geonames:169577", "curated:own-waha-camp"), "its parents go in a circle"),
        (OWN.replace("geonames:169577", "curated:nowhere"), "unknown parent 'curated:nowhere'"),
        (OWN.replace("34.7", "94.7"), "latitude 94.7 is not between"),
        (OWN.replace("longitude = 36.7\n", ""), "places.toml:1: "),
        (OWN.replace('"Sunset Oasis camp"', '" "'), "en has an empty name"),
        (OWN.replace("Sunset Oasis camp", unicodedata.normalize("NFD", "Sunset Oasé camp")), "NFC"),
        (OWN.replace("مخيم واحة الغروب", "قتل"), "places.toml:1: the name 'قتل' shadows a common word"),
    ],
)
def test_wrong_own_places_are_refused_with_file_line_and_reason(run, own, rows, reason):
    (own / "places.toml").write_text(rows, "utf-8")
    for arguments in (("read", "-"), ("places", "find", "x")):
        shown = run(*arguments, "--registers", own, data=b"x")
        assert shown.exit_code == 2
        assert "places.toml:" in shown.output
        assert reason in shown.output
