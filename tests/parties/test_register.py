"""The register of parties: what is wrong in one is named; what is right reaches the packs."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import BadRegister
from marsad.languages.pack import languages, load_pack
from marsad.parties.compiled import COMPILED, as_text, party_names
from marsad.parties.register import party_register, read_register

ONE = '[[party]]\nid = "one"\nkind = "ngo"\npreferred.ar = "جمعية الواحة"\nen = ["Oasis Society"]\n'
WRONG = [
    ('[[party]]\nid = "two"\nkind = "band"\nar = ["فرقة"]\n', 2, "unknown kind 'band'"),
    ('[[party]]\nid = "two"\nkind = "ngo"\n', 0, "a party needs a name"),
    ('[[party]]\nid = "two"\nkind = "ngo"\nar = ["ب"]\ncountry = "Syria"\n', 4, "country 'Syria' is not a code"),
    ('[[party]]\nid = "one"\nkind = "ngo"\nar = ["فرقة"]\n', 1, "id 'one' is already at own.toml:1"),
    ('[[party]]\nid = "two"\nkind = "ngo"\nar = ["جمعية الواحة"]\n', 3, "the name 'جمعية الواحة' is already at own.toml:1"),
    ('[[party]]\nid = "two"\nkind = "ngo"\nen = ["oasis society"]\n', 3, "the name 'oasis society' is already"),
    ('[[party]]\nid = "two"\nkind = "ngo"\nar = ["فرقة"]\nparent = "six"\n', 4, "unknown parent 'six'"),
    ('[[party]]\nid = "two"\nkind = "ngo"\nar = ["فرقة"]\nparent = "two"\n', 4, "its parents go in a circle"),
    ('[[party]]\nid = "two"\nkind = "ngo"\nar = ["فرقة"]\nwhose_word = ["six"]\n', 4, "unknown party 'six'"),
    ('[[party]]\nid = "two"\nkind = "ngo"\nar = ["فرقة"]\nstart = "2012"\nend = "2011"\n', 5, "it ends (2011) before"),
    ('[[shared]]\nid = "all"\nkind = "ngo"\nar = ["الفرق"]\nmay_be = [{ party = "six" }]\n', 4, "unknown party 'six'"),
    ('[[shared]]\nid = "all"\nkind = "ngo"\nar = ["الفرق"]\nmay_be = [{ country = "SY" }]\n', 4, "may_be takes"),
]  # fmt: skip


def _folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "own.toml").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(("text", "further", "reason"), WRONG, ids=lambda value: str(value)[:40])
def test_read_register_names_file_line_and_reason(tmp_path, text, further, reason):
    with pytest.raises(BadRegister) as error:
        read_register(_folder(tmp_path, ONE + text))
    assert str(error.value).startswith(f"own.toml:{6 + further}: {reason}")


def test_names_come_by_language_and_by_how_they_are_read(tmp_path):
    text = ONE + 'quoted.ar = ["الواحة"]\nloaded.en = ["Oasis gang"]\n'
    register = read_register(_folder(tmp_path, text))
    arabic = {named.id: named for named in register.named("ar")}
    english = {named.id: named for named in register.named("en")}
    assert arabic["parties/one"].forms == ("جمعية الواحة",)
    assert arabic["parties/one"].attributes == {"kind": "ngo", "party": "one"}
    assert arabic["parties/one/quoted"].features == {"quoted"}
    assert english["parties/one"].forms == ("Oasis Society",)
    assert english["parties/one/loaded"].features == {"loaded"}
    assert not list(register.named("ku"))


def test_states_and_people_are_no_names_in_a_report(tmp_path):
    register = read_register(_folder(tmp_path, ONE.replace('"ngo"', '"state"')))
    assert not list(register.named("ar"))


def test_a_name_of_several_parties_stays_open(tmp_path):
    text = (
        ONE + '[[shared]]\nid = "all"\nkind = "ngo"\nar = ["الجمعية"]\nmay_be = [{ party = "one", country = "SY" }]\n'
    )
    (shared,) = (named for named in read_register(_folder(tmp_path, text)).named("ar") if named.id == "parties/all")
    assert shared.features == {"shared"}
    assert shared.attributes["candidates"] == "one,SY,,"
    assert "party" not in shared.attributes


def test_the_digest_is_of_every_file(tmp_path):
    before = read_register(_folder(tmp_path, ONE)).digest
    assert read_register(_folder(tmp_path, ONE + "# a comment\n")).digest != before


def test_packs_have_the_register_s_names():
    for language in ("ar", "en"):
        parties = {entry.attributes.get("party") for entry in load_pack(language).entries if entry.kind == "party"}
        assert "sohr" in parties or language == "en"
    assert party_register().parties["sohr"].preferred["en"] == "Syrian Observatory for Human Rights"


@pytest.mark.parametrize("language", languages())
def test_the_compiled_names_are_the_register_s(language):
    assert (COMPILED / f"{language}.json").read_text("utf-8") == as_text(language), "run scripts/build_parties.py"
    assert party_names(language).names == list(party_register().named(language))


def test_compiled_names_of_other_files_are_not_used(tmp_path, monkeypatch):
    monkeypatch.setattr("marsad.parties.compiled.COMPILED", tmp_path)
    (tmp_path / "ar.json").write_text('["another digest"]', "utf-8")
    assert party_names("ar").names == list(party_register().named("ar"))
    assert party_names("xx").names == []


def test_the_register_is_large_and_has_both_languages():
    parties = party_register().parties.values()
    assert len(parties) >= 900
    assert sum("ar" in party.names and "en" in party.names for party in parties) >= 900


def test_a_register_is_read_once_however_it_is_asked_for():
    assert party_register() is party_register(None) is party_register(own=None)
