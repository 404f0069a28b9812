"""What commands on a record say, in both languages of the interface."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad.cli.main import app
from marsad.interface.labels import INTERFACE_LANGUAGES, labels
from marsad.record.log.entries import ENTRY_KINDS
from marsad.record.log.verdict import Notable, Wrong

Run = Callable[..., Result]
STORY = Path(__file__).parents[2] / "examples" / "story" / "reports.jsonl"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command on a record of three reports that carry one dispatch."""
    monkeypatch.setenv("MARSAD_HOME", str(tmp_path / "record"))
    monkeypatch.setenv("MARSAD_AUTHOR", "رنا")
    monkeypatch.setenv("MARSAD_PASSPHRASE", "seven blue horses run")
    monkeypatch.setenv("LC_ALL", "ar_SY.UTF-8")
    return lambda *arguments: CliRunner().invoke(app, [*map(str, arguments)])


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Three reports that carry one dispatch."""
    file = tmp_path / "copies.jsonl"
    file.write_text("\n".join(STORY.read_text("utf-8").splitlines()[4:7]) + "\n", encoding="utf-8")
    return file


def own_words(told: str) -> str:
    """What was printed without the values in it, which stand isolated."""
    return re.sub("\u2068[^\u2069]*\u2069", "", told)


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_labels_name_all_that_can_be_wrong_or_told_of_a_log_and_all_its_entries(language: str) -> None:
    words = labels(language).words
    assert set(words["wrong"]) == {*Wrong}
    assert set(words["notable"]) == {*Notable}
    assert set(words["entry_kind"]) == ENTRY_KINDS


def test_commands_on_a_record_speak_arabic_where_the_environment_does(run: Run, copies: Path) -> None:
    told = [run("add", copies), run("add", copies), run("keys", "create"), run("checkpoint"), run("verify")]
    told += [run("decide", "reject", "d005", "--because", "نسخة"), run("keys", "list"), run("keys", "rotate")]
    told += [run("remove", "d006", "--because", "طلب", "--ground", "قانون", "--yes"), run("log"), run("verify")]
    told += [run("backup", copies.with_name("kept")), run("export", "--format", "bundle", "--out", copies.parent / "b")]
    assert [done.exit_code for done in told] == [0] * 7 + [1] + [0] * 5  # no new passphrase is set: nothing is rotated
    words = own_words("".join(done.stdout for done in told))
    assert len(words) > 1_000
    assert re.findall("[a-z]+", words) == []


def test_add_tells_a_dispatch_that_several_carry_once(run: Run, copies: Path) -> None:
    assert run("add", copies, "--lang", "en").stdout.splitlines()[3:] == [
        "copies d005 d006 d007: one dispatch",
        "3 new, 3 of the new carry a dispatch of others",
    ]


def test_log_keeps_its_columns(run: Run, copies: Path) -> None:
    run("add", copies)
    lines = run("log", "--lang", "en").stdout.splitlines()
    assert len(lines) == 6
    assert all(re.match(r" {6}\d  \d{4}-\d\d-\d\d \d\d:\d\d:\d\d  (report    |reading   )  \S", line) for line in lines)


def test_verify_names_what_is_wrong_and_where_in_the_language_of_the_interface(
    run: Run, copies: Path, tmp_path: Path
) -> None:
    run("add", copies)
    with closing(sqlite3.connect(tmp_path / "record" / "record.sqlite3")) as database, database:
        (data,) = database.execute('SELECT data FROM log_entry WHERE "index" = 3').fetchone()
        database.execute('UPDATE log_entry SET data = ? WHERE "index" = 3', (data.replace(b"reading", b"reacing"),))
    english, arabic = run("verify", "--lang", "en"), run("verify")
    assert (english.exit_code, arabic.exit_code) == (3, 3)
    assert english.stdout.splitlines()[0] == "WRONG in entry 3: the entry was changed"
    assert own_words(arabic.stdout.splitlines()[0]).split() == ["\u200fخطأ", "في", "القيد", ":"]
    assert "القيد غُيّر" in arabic.stdout.splitlines()[0]
    assert "entry-changed" in arabic.stdout.splitlines()[1]


def test_verify_says_nothing_of_the_checkpoint_that_was_just_signed(run: Run, copies: Path) -> None:
    run("add", copies)
    run("keys", "create")
    run("checkpoint")
    assert "note:" not in run("verify", "--lang", "en").stdout
    run("decide", "reject", "d005", "--because", "a copy")
    assert "under no signature: 2 entries, from entry 7 on" in run("verify", "--lang", "en").stdout


def test_index_of_a_record_with_copies_has_a_digest(run: Run, copies: Path) -> None:
    run("add", copies)
    grown = run("index")
    assert (grown.exit_code, len(grown.stdout)) == (0, len("sha256:") + 64 + 1)
    assert run("index", "--rebuild").stdout == grown.stdout
