"""Names by how they sound, from their file and made anew."""

from __future__ import annotations

from pathlib import Path

from marsad.gazetteer.index import make_index
from marsad.gazetteer.sounds import load_sounds, make_sounds, render_sounds, sound_file
from marsad.gazetteer.table import TABLE, Table
from marsad.languages.pack import languages, load_pack

NAMES = ["deir ezzor", "dayr az zawr", "homs"]


def test_names_that_sound_alike_stand_under_one_key_in_their_order() -> None:
    assert "deir ezzor|dayr az zawr" in make_sounds(NAMES).values()
    assert make_sounds([]) == make_sounds(["al"]) == {}


def test_sounds_are_taken_from_their_file_only_where_it_fits(tmp_path: Path) -> None:
    file = tmp_path / "sounds.en.txt"
    file.write_text(render_sounds(NAMES).replace("homs\n", "aleppo\n"), "utf-8")
    assert "aleppo" in load_sounds(NAMES, file).values()  # the file is trusted as the package's own
    assert load_sounds(NAMES[:2], file) == make_sounds(NAMES[:2])
    assert load_sounds(NAMES, tmp_path / "missing.txt") == make_sounds(NAMES)


def test_the_shipped_sounds_fit_the_shipped_names() -> None:
    latin = [pack for pack in map(load_pack, sorted(languages())) if "latin" in pack.lexicon.grammar]
    assert latin
    for pack in latin:
        names_in = pack.settings["places"]["settings"]["names"]
        names = make_index(Table(TABLE.read_bytes()), pack.orthography.fold, names_in).names
        shipped = sound_file(names_in).read_text("utf-8")
        assert shipped == render_sounds(names), "run: python -m scripts.build_gazetteer --index"
