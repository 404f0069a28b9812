"""The register of places: what it refuses, what it gives to packs, and that the shipped one is sound."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from marsad.errors import BadRegister
from marsad.gazetteer.place_kinds import KINDS
from marsad.gazetteer.register import FOLDER, compile_names, compiled_file, place_names, place_register, read_register
from marsad.gazetteer.towns import load_gazetteer
from marsad.languages.pack import load_pack

REGISTER = place_register()
COUNTRIES = frozenset({"SY", "IQ", "YE", "PS", "IL", "LB", "JO", "SD", "LY", "EG", "TR", "IR", "AF"})
OWN = [place for place in REGISTER.places.values() if place.id.startswith("curated:")]


def _write(folder: Path, rows: str) -> Path:
    file = folder / "own.toml"
    file.write_text(rows, encoding="utf-8")
    return file


def _row(**values: object) -> str:
    given = {"id": "curated:dar", "kind": "village", "precision": "town", "ar": ["دار"]} | values
    return "[[place]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in given.items())


def test_the_shipped_register_is_sound() -> None:
    assert read_register(FOLDER).digest == REGISTER.digest


def test_every_name_is_composed_and_not_empty() -> None:
    for place in REGISTER.places.values():
        for names in place.names.values():
            assert names, place.id
            for name in names:
                assert name.strip() == name != "", place.id
                assert unicodedata.is_normalized("NFC", name), place.id


def test_every_place_has_a_kind_and_says_how_it_is_known() -> None:
    assert {place.kind for place in REGISTER.places.values()} <= set(KINDS)
    asked = {
        "neighbourhood",
        "camp",
        "prison",
        "hospital",
        "crossing",
        "dam",
        "oil-field",
        "air-base",
        "village",
        "square",
    }
    assert asked <= {place.kind for place in OWN}
    assert all(place.known for place in REGISTER.places.values())


def test_coordinates_come_with_their_source() -> None:
    for place in REGISTER.places.values():
        assert (place.latitude is not None) == place.known.startswith("position: airportsdata"), place.id


def test_at_least_800_places_are_not_in_the_generated_table_under_their_name() -> None:
    fold = load_pack("ar").orthography.fold
    gazetteer = load_gazetteer(fold)
    lacking = 0
    for place in OWN:
        forms = [*place.names.get("ar", ()), *place.local.get("ar", ())]
        known = [gazetteer.named(fold(form), (place.country,)) for form in forms if place.country in COUNTRIES]
        if known and all(town is None or town.country != place.country for town in known):
            lacking += 1
    assert lacking >= 1_500


def test_the_position_that_stands_for_a_place_is_that_of_the_nearest_above_it() -> None:
    assert REGISTER.located("curated:ghuwayran") == "geonames:173811"
    assert REGISTER.located("curated:shayrat-air-base") == "curated:shayrat-air-base"


def test_the_compiled_names_are_those_of_the_files() -> None:
    for language in ("ar", "en"):
        assert compiled_file(language).read_text(encoding="utf-8") == compile_names(language)
        assert place_names(language)[0] == list(REGISTER.named(language))


def test_a_name_of_several_places_is_one_entry_that_says_which(tmp_path: Path) -> None:
    own = _write(tmp_path, _row() + _row(id="curated:dar-two", country="SY"))
    (entry,) = read_register(tmp_path, None).named("ar")
    assert entry.attributes["gazetteer"] == "curated:dar|curated:dar-two"
    assert "name" not in entry.attributes
    assert own.is_file()


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (_row() + _row(), r"own.toml:\d: id 'curated:dar' is already at own.toml:1"),
        (_row(parent="curated:nowhere"), r"own.toml:\d: unknown parent 'curated:nowhere'"),
        (_row(parent="curated:dar"), r"own.toml:\d: its parents go in a circle"),
        (_row(kind="planet"), r"own.toml:\d: unknown kind 'planet'"),
        (_row(precision="exact"), r"own.toml:\d: unknown precision 'exact'"),
        (_row(country="Syria"), r"own.toml:\d: country 'Syria' is not a code"),
        (_row(ar=[""]), r"own.toml:\d: ar has an empty name"),
        (_row(latitude=91.0, longitude=0.0), r"own.toml:\d: latitude 91.0 is not between"),
        (_row(id="dar"), r"own.toml:\d: id 'dar' is not `source:name`"),
    ],
)
def test_a_wrong_register_is_refused_with_file_line_and_reason(tmp_path: Path, rows: str, reason: str) -> None:
    _write(tmp_path, rows)
    with pytest.raises(BadRegister, match=reason):
        read_register(tmp_path)
