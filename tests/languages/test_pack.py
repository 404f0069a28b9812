"""Language packs: what is wrong in one is named with file and line; every entry's examples hold."""

from __future__ import annotations

import shutil
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

import marsad
from marsad.errors import BadPack, UnknownLanguage
from marsad.languages.entries import Entry
from marsad.languages.pack import TABLES, languages, load_pack, read_pack
from marsad.text.fold import fold
from marsad.text.sentences import split
from marsad.text.tokens import tokenise

PACKS = {code: load_pack(code) for code in sorted(languages())}
#: Kinds whose rejects are told by the sentence around the word, not by the word.
IN_CONTEXT = {"event"}
ENTRIES = [(code, entry) for code, pack in PACKS.items() for entry in pack.entries]
ACCEPTED = [(code, entry, text) for code, entry in ENTRIES for text in entry.accept]
REJECTED = [(code, entry, text) for code, entry in ENTRIES for text in entry.reject]


@cache
def _entries_in(text: str, code: str) -> frozenset[str]:
    """The ids of all entries that the words and phrases of a text can be."""
    pack = PACKS[code]
    folded = fold(text, pack.orthography)
    found: set[str] = set()
    for number, (start, end) in enumerate(split(folded, pack.stops)):
        sentence = tokenise(folded.text, start, end, pack.lexicon, number, folded)
        readings = [word.matches for word in sentence.words] + list(sentence.phrases.values())
        found.update(match.entry.id for reading in readings for matches in reading.values() for match in matches)
    return frozenset(found)


def _id(row: Entry | str) -> str:
    return row.id if isinstance(row, Entry) else row


@pytest.mark.parametrize(("code", "entry", "text"), ACCEPTED, ids=_id)
def test_entry_is_found_where_it_says(code, entry, text):
    assert entry.id in _entries_in(text, code), f"{entry.file}:{entry.line}"


@pytest.mark.parametrize(("code", "entry", "text"), REJECTED, ids=_id)
def test_entry_is_not_found_where_it_says(code, entry, text):
    if entry.kind in IN_CONTEXT:
        assert entry.sense not in {event.type for event in marsad.read(text, language=code).events}
    else:
        assert entry.id not in _entries_in(text, code), f"{entry.file}:{entry.line}"


@pytest.mark.parametrize("code", PACKS)
def test_examples_are_many(code):
    assert sum(one == code for one, _, _ in ACCEPTED) >= 150
    assert sum(one == code for one, _, _ in REJECTED) >= 50


def test_forms_are_written_in_composed_letters():
    assert all(unicodedata.is_normalized("NFC", form) for _, entry in ENTRIES for form in entry.forms)


@pytest.mark.parametrize("code", PACKS)
def test_every_entry_has_an_id_of_its_own(code):
    ids = [entry.id for entry in PACKS[code].entries]
    assert len(ids) == len(set(ids))


def test_load_pack_knows_its_languages():
    assert sorted(languages()) == ["ar", "en", "fr"]
    with pytest.raises(UnknownLanguage, match="Marsad reads ar, en, fr"):
        load_pack("xx")
    with pytest.raises(UnknownLanguage):
        load_pack("../ar")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the Arabic pack's files, to be broken."""
    source = Path(str(files("marsad.languages") / "ar"))
    for name in TABLES:
        shutil.copy(source / f"{name}.toml", tmp_path / f"{name}.toml")
    return tmp_path


def _append(folder: Path, name: str, text: str) -> int:
    """Write at the end of a file; the line on which it begins."""
    path = folder / f"{name}.toml"
    before = path.read_text("utf-8")
    path.write_text(before + text, "utf-8")
    return before.count("\n") + 1


BROKEN = [
    ("units", '[[unit]]\nsense = "time"\nforms = ["غغغ"]\nfroms = ["غ"]\n', 3, "unknown key 'froms'"),
    ("units", '[[untis]]\nsense = "time"\nforms = ["غغغ"]\n', 0, "unknown table 'untis'"),
    ("units", '[[unit]]\nsense = "time"\n', 0, "an entry needs forms"),
    ("units", '[[unit]]\nsense = "time"\nforms = "غغغ"\n', 0, "forms must be a list of words"),
    ("units", '[[unit]]\nsense = ["time"]\nforms = ["غغغ"]\n', 0, "sense must be a single value"),
    ("units", '[[unit]]\nsense = "time"\nforms = ["غغغ", "غغغ"]\n', 0, "'غغغ' is already an entry"),
    (
        "numerals",
        '[[vague]]\nsense = "handful"\nforms = ["غغغ"]\n',
        0,
        "vague has no sense 'handful'; known: adjective",
    ),
    ("numerals", '[[approximator]]\nforms = ["غغغ"]\n', 0, "approximator has no sense ''; known: about"),
]


@pytest.mark.parametrize(("name", "text", "further", "message"), BROKEN, ids=lambda value: str(value)[:30])
def test_read_pack_names_file_and_line_of_what_is_wrong(folder, name, text, further, message):
    line = _append(folder, name, text)
    with pytest.raises(BadPack, match=message) as error:
        read_pack("ar", folder)
    assert str(error.value).startswith(f"ar/{name}.toml:{line + further}: ")


def test_read_pack_rejects_the_same_form_and_sense_in_two_entries(folder):
    entry = '[[unit]]\nsense = "{}"\nforms = ["غغغ"]\n'
    line = _append(folder, "units", entry.format("time") + entry.format("money"))
    read_pack("ar", folder)
    _append(folder, "units", entry.format("time"))
    with pytest.raises(BadPack, match=rf"units.toml:{line + 6}: 'غغغ' is already an entry at ar/units.toml:{line}"):
        read_pack("ar", folder)


def test_read_pack_rejects_letters_that_are_not_composed(folder):
    line = _append(
        folder, "units", '[[unit]]\nsense = "time"\nforms = ["' + unicodedata.normalize("NFD", "أغغ") + '"]\n'
    )
    with pytest.raises(BadPack, match=rf"ar/units.toml:{line + 2}: .*NFC"):
        read_pack("ar", folder)


def test_read_pack_rejects_what_is_no_toml(folder):
    _append(folder, "units", "[[unit\n")
    with pytest.raises(BadPack, match=r"ar/units\.toml: not valid TOML"):
        read_pack("ar", folder)


def test_read_pack_rejects_a_missing_file(folder):
    (folder / "units.toml").unlink()
    with pytest.raises(BadPack, match=r"ar/units\.toml: missing"):
        read_pack("ar", folder)


def test_digest_is_of_every_file(folder):
    before = read_pack("ar", folder).digest
    _append(folder, "units", "# a comment\n")
    assert read_pack("ar", folder).digest != before


def test_every_feature_of_an_entry_is_read_by_a_grammar():
    source = "".join(path.read_text("utf-8") for path in Path(marsad.__file__).parent.rglob("*.py"))
    joined = ("of-",)  # followed by the name of a role: `of-actor`
    features = {feature: entry for _, entry in ENTRIES for feature in entry.features}
    unread = {name for name in features if f'"{name}"' not in source and not name.startswith(joined)}
    assert {name: (features[name].file, features[name].line) for name in unread} == {}
