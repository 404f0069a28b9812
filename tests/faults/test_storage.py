"""Disks and files that fail: a clear error, nothing lost, the rest goes on."""

from __future__ import annotations

import os
import resource
import sqlite3
from functools import partial
from pathlib import Path

import pytest

from tests.faults.making import Shell, acknowledged, command, held, write_reports

pytestmark = pytest.mark.full


@pytest.fixture
def filled(sh: Shell, tmp_path: Path) -> Path:
    """A record of some reports."""
    home = tmp_path / "record"
    assert sh.run(home, "add", write_reports(tmp_path / "first.jsonl", range(30)))[0] == 0
    return home


def _fold_in(file: Path) -> None:
    """Brings what was changed last into a database's own file."""
    base = sqlite3.connect(file)
    assert base.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    base.close()


def _damage(file: Path, table: str) -> None:
    """Writes over the pages of a table."""
    _fold_in(file)
    with sqlite3.connect(file) as base:
        size = base.execute("PRAGMA page_size").fetchone()[0]
        pages = [row[0] for row in base.execute("SELECT pageno FROM dbstat WHERE name = ?", (table,))]
    base.close()
    with file.open("r+b") as out:
        for page in pages[len(pages) // 2 :]:
            out.seek((page - 1) * size)
            out.write(b"\x5a" * size)


def test_a_full_disk_loses_nothing_that_was_acknowledged(sh: Shell, tmp_path: Path) -> None:
    reports, home = write_reports(tmp_path / "reports.jsonl", range(200)), tmp_path / "record"
    assert sh.run(home, "add", write_reports(tmp_path / "one.jsonl", range(1)))[0] == 0
    room = max(file.stat().st_size for file in home.iterdir()) + 400_000
    full = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (room, room))
    failed = command(home, "add", reports, preexec_fn=full)
    assert failed.returncode == 1
    assert "the disk is full" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert acknowledged(failed.stdout) <= set(held(sh, home))
    code, said = sh.run(home, "add", reports)
    assert code == 0, said
    assert len(held(sh, home)) == 200


def test_a_folder_that_can_only_be_read_is_named(filled: Path, tmp_path: Path) -> None:
    more = write_reports(tmp_path / "more.jsonl", range(30, 40))
    if os.geteuid() == 0:  # modes mean nothing to root: a mount of its own, seen by this command alone
        only_read = f"mount --bind '{filled}' '{filled}' && mount -o remount,ro,bind '{filled}' && exec \"$@\""
        before = ("unshare", "--mount", "sh", "-c", only_read, "sh")
    else:
        for file in (*filled.iterdir(), filled):
            file.chmod(0o555 if file.is_dir() else 0o444)
        before = ()
    failed = command(filled, "add", more, before=before)
    assert failed.returncode == 1
    assert str(filled) in failed.stderr
    assert "Traceback" not in failed.stderr
    assert "can only be read" in failed.stderr or "cannot be opened" in failed.stderr


@pytest.mark.parametrize("table", ["log_entry", "log_payload", "log_tree", "log_payload_key"])
def test_a_damaged_page_of_the_log_is_named_and_a_backup_brings_it_back(
    sh: Shell, filled: Path, tmp_path: Path, table: str
) -> None:
    assert sh.run(filled, "backup", tmp_path / "kept")[0] == 0
    _damage(filled / "record.sqlite3", table)
    code, said = sh.run(filled, "verify")
    assert (code, "WRONG" in said, "Traceback" in said) == (3, True, False), said
    other = tmp_path / "other"
    assert sh.run(other, "restore", tmp_path / "kept")[0] == 0
    assert len(held(sh, other)) == 30


def test_a_damaged_header_of_the_log_is_told(sh: Shell, filled: Path) -> None:
    _fold_in(filled / "record.sqlite3")
    with (filled / "record.sqlite3").open("r+b") as file:
        file.write(b"no database at all")
    for asked in (("verify",), ("incidents",)):
        code, said = sh.run(filled, *asked)
        assert (code, "it is damaged" in said, "Traceback" in said) == (1, True, False), said


def test_a_damaged_index_is_named_and_made_anew(sh: Shell, filled: Path) -> None:
    before = sh.run(filled, "index")
    for damage in ("index_incident", "index_applied", "header"):
        if damage == "header":
            _fold_in(filled / "index.sqlite3")
            (filled / "index.sqlite3").write_bytes(b"no database at all" * 1000)
        else:
            _damage(filled / "index.sqlite3", damage)
        code, said = sh.run(filled, "incidents", "--json")
        assert (code, "`marsad index --rebuild`" in said) == (1, True), said
        assert sh.run(filled, "index", "--rebuild") == before


def test_an_index_that_is_gone_is_made_anew_unasked(sh: Shell, filled: Path) -> None:
    before = sh.run(filled, "index"), sh.run(filled, "incidents", "--json")
    for file in filled.glob("index.sqlite3*"):
        file.unlink()
    assert (sh.run(filled, "index"), sh.run(filled, "incidents", "--json")) == before


def test_a_log_that_lost_its_end_is_told_and_can_be_gone_on_with(sh: Shell, tmp_path: Path) -> None:
    home, kept = tmp_path / "record", tmp_path / "older"
    assert sh.run(home, "add", write_reports(tmp_path / "one.jsonl", range(10)))[0] == 0
    _fold_in(home / "record.sqlite3")
    kept.write_bytes((home / "record.sqlite3").read_bytes())
    assert sh.run(home, "add", write_reports(tmp_path / "two.jsonl", range(10, 20)))[0] == 0
    _fold_in(home / "record.sqlite3")
    (home / "record.sqlite3").write_bytes(kept.read_bytes())
    code, said = sh.run(home, "incidents")
    assert (code, "the log ends after 20 entries, but 40 were there" in said) == (1, True), said
    assert sh.run(home, "index", "--rebuild")[0] == 0
    assert len(held(sh, home)) == 10


def test_a_truncated_write_ahead_log_leaves_a_log_that_verifies(sh: Shell, tmp_path: Path) -> None:
    home = tmp_path / "record"
    assert sh.run(home, "add", write_reports(tmp_path / "one.jsonl", range(10)))[0] == 0
    _fold_in(home / "record.sqlite3")
    reader = sqlite3.connect(home / "record.sqlite3")  # while it is open, nobody folds the file of changes in
    reader.execute("SELECT count(*) FROM log_entry").fetchone()
    assert sh.run(home, "add", write_reports(tmp_path / "two.jsonl", range(10, 20)))[0] == 0
    wal = (home / "record.sqlite3-wal").read_bytes()
    whole = (home / "record.sqlite3").read_bytes()
    reader.close()
    assert len(wal) > 10_000
    for cut in (len(wal) - 1, len(wal) // 2, 100, 0):
        other = tmp_path / f"cut-{cut}"
        other.mkdir()
        (other / "record.sqlite3").write_bytes(whole)
        (other / "record.sqlite3-wal").write_bytes(wal[:cut])
        assert set(held(sh, other)) >= {f"r{number:04}" for number in range(10)}


def test_a_clock_that_runs_backwards_keeps_the_log_in_order_and_is_told(
    sh: Shell, filled: Path, tmp_path: Path
) -> None:
    more = write_reports(tmp_path / "more.jsonl", range(30, 40))
    done = command(filled, "add", more, before=("faketime", "2001-02-03 04:05:06"))
    assert done.returncode == 0, done.stderr
    assert len(held(sh, filled)) == 40
    assert '"clock":"2001-02-03T04:05:' in sh.run(filled, "log", "--json")[1]
    assert sh.run(filled, "index") == sh.run(filled, "index", "--rebuild")
