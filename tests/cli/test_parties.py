"""`marsad parties find` and `marsad lexicon check`, and a user's own registers on the command line."""

from __future__ import annotations

import json

import pytest

OWN = '[[party]]\nid = "own-oasis"\nkind = "monitor"\nar = ["مرصد واحة الغروب"]\nen = ["Sunset Oasis Watch"]\n'


@pytest.fixture
def own(tmp_path):
    (tmp_path / "parties.toml").write_text(OWN, "utf-8")
    return tmp_path


def test_find_shows_a_party(run):
    shown = run("parties", "find", "SDF", "--lang", "en")
    assert shown.exit_code == 0
    for words in ("Syrian Democratic Forces", "matched: \u2068SDF\u2069 (English name, as written)", "kind: armed group",
                  "country: \u2068Syria\u2069", "from 2015", "ميليشيا قسد", "whose word: \u2068Syrian opposition\u2069"):  # fmt: skip
        assert words in shown.output


def test_find_speaks_arabic(run):
    shown = run("parties", "find", "كتائب القسام", "--lang", "ar")
    assert "تتبع: \u2068حركة حماس\u2069" in shown.output.replace("⁨حماس⁩", "⁨حركة حماس⁩")
    assert "النوع: جماعة مسلحة" in shown.output


def test_find_takes_a_name_of_several_words(run):
    assert "(\u2068who\u2069)" in run("parties", "find", "World", "Health", "Organization").output


def test_find_tells_what_a_shared_name_may_be(run):
    assert "may be: \u2068Saudi-led coalition\u2069" in run("parties", "find", "قوات التحالف").output


def test_find_tells_near_names_and_ends_with_1(run):
    shown = run("parties", "find", "Hesbollah")
    assert shown.exit_code == 1
    assert "near: \u2068Hezbollah\u2069" in shown.output


def test_find_gives_json(run):
    told = json.loads(run("parties", "find", "HTS", "--json").output)
    (party,) = told["found"]
    assert (party["id"], party["matched"]["how"], party["start"], party["wings"]) == (
        "hts",
        "exact",
        "2017",
        ["hts-security"],
    )
    missed = run("parties", "find", "Hesbollah", "--json")
    assert missed.exit_code == 1
    assert json.loads(missed.output)["near"][0]["id"] == "hezbollah"


def test_find_looks_into_own_registers(run, own):
    assert run("parties", "find", "Sunset Oasis Watch").exit_code == 1
    assert "(\u2068own-oasis\u2069)" in run("parties", "find", "Sunset Oasis Watch", "--registers", own).output


def test_own_registers_are_read_in_reports(run, own, monkeypatch):
    text = "قال مرصد واحة الغروب إن ثلاثة مدنيين قتلوا.".encode()
    told = json.loads(run("read", "-", "--json", "--language", "ar", "--registers", own, data=text).output)
    assert [source["party"] for source in told["claims"][0]["sources"]] == ["own-oasis"]
    monkeypatch.setenv("MARSAD_REGISTERS", str(own))
    told = json.loads(run("mentions", "-", "--json", "--language", "ar", data=text).output)
    assert "own-oasis" in {mention.get("party") for mention in told["mentions"]}


def test_wrong_registers_end_a_command_with_2(run, own):
    (own / "parties.toml").write_text(OWN + OWN, "utf-8")
    shown = run("read", "-", "--registers", own, data=b"x")
    assert shown.exit_code == 2
    assert "parties.toml:7: id 'own-oasis' is already at parties.toml:1" in shown.output
    assert run("read", "-", "--registers", own / "nowhere", data=b"x").exit_code == 2
    assert run("parties", "find", "x", "--registers", own).exit_code == 2


def test_lexicon_check_tells_what_was_checked(run):
    shown = run("lexicon", "check", "--lang", "en")
    assert shown.exit_code == 0
    assert "languages/ar: " in shown.output
    assert "nothing wrong" in shown.output


def test_lexicon_check_checks_own_registers(run, own):
    shown = run("lexicon", "check", own)
    assert shown.exit_code == 0
    assert "parties.toml: 1, nothing wrong" in shown.output


def test_lexicon_check_tells_every_fault(run, own):
    (own / "parties.toml").write_text(OWN.replace("مرصد واحة الغروب", "قتل"), "utf-8")
    shown = run("lexicon", "check", own)
    assert shown.exit_code == 1
    assert "parties/parties.toml:1: the name 'قتل' shadows a common word" in shown.output
    assert run("lexicon", "check", own / "nowhere").exit_code == 1


def test_find_refuses_an_empty_name(run):
    shown = run("parties", "find", " ", "")
    assert shown.exit_code == 2
    assert "it is empty" in shown.output
