"""Records that another Marsad made: an older one is brought up to date after a backup, a newer one refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings

from marsad.errors import BadHome
from marsad.record.backup.make import take_out_of_backups
from marsad.record.backup.restore import restore
from marsad.record.home import Home
from marsad.record.index.emptied import begun
from marsad.record.index.models import Applied
from marsad.record.settings import EVIDENCE, INDEX
from marsad.record.store import evidence
from marsad.record.store.database import open_databases
from marsad.record.store.versions import own_tables

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
LATER = override_settings(MIGRATION_MODULES={"store": "tests.record.store.later"})


@pytest.fixture
def older(home: Home) -> Home:
    """A record of three entries, of the version before `later`."""
    open_databases(home, make=True)
    with evidence.appending(NOON) as writer:
        for number in range(3):
            writer.append("report", [("content", f"dispatch {number}".encode())])
    return home


def _applied(alias: str) -> list[tuple[str, str]]:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        return [(app, name) for app, name in cursor.fetchall()]


def _restored(home: Home, to: Home) -> list[bytes | None]:
    """What the entries of the backup in a record's folder say, once it is brought back elsewhere."""
    (file,) = (home.folder / "backups").glob("*.marsad")
    passphrase = file.with_name(file.name + ".passphrase").read_text(encoding="utf-8").strip()
    restore(to, file, passphrase, NOON)
    return [evidence.content(ref.commitment) for entry in evidence.entries() for ref in entry.payloads[:1]]


def test_a_record_whose_making_was_cut_off_is_made_the_next_time(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables and the word that they were made come together: a crash leaves both or none."""
    with monkeypatch.context() as cut:
        cut.setattr(MigrationRecorder, "record_applied", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            open_databases(home, make=True)
    open_databases(home, make=True)
    assert evidence.head().size == 0


def test_an_older_record_is_backed_up_and_brought_up_to_date(older: Home, new_home: Callable[[str], Home]) -> None:
    with LATER:
        open_databases(older, make=False)
        assert "log_more" in own_tables(connections[EVIDENCE])
        assert evidence.head().size == 3
        open_databases(older, make=False)  # once
        assert len(list((older.folder / "backups").glob("*.marsad"))) == 1
    assert _restored(older, new_home("other")) == [b"dispatch 0", b"dispatch 1", b"dispatch 2"]


def test_the_backup_before_a_change_holds_nothing_in_the_clear_and_only_its_owner_reads_it(older: Home) -> None:
    with LATER:
        open_databases(older, make=False)
    for file in (older.folder / "backups").iterdir():
        assert b"dispatch" not in file.read_bytes()
        assert file.stat().st_mode & 0o077 == 0


def test_a_removal_reaches_the_backup_before_a_change(older: Home, new_home: Callable[[str], Home]) -> None:
    with LATER:
        open_databases(older, make=False)
        gone = [evidence.entry_at(1).payloads[0].commitment]
        assert take_out_of_backups(older, gone, {"ground": "e30=", "removed": gone}) == []
    assert _restored(older, new_home("other"))[:3] == [b"dispatch 0", None, b"dispatch 2"]


def test_a_newer_record_is_refused_and_nothing_of_it_changed(older: Home) -> None:
    with LATER:
        open_databases(older, make=False)
    before, tables = _applied(EVIDENCE), own_tables(connections[EVIDENCE])
    with pytest.raises(BadHome, match="a newer Marsad made it"):
        open_databases(older, make=True)
    assert (_applied(EVIDENCE), own_tables(connections[EVIDENCE])) == (before, tables)
    assert ("store", "0002_more") in before


def test_an_index_of_another_version_is_dropped_and_made_anew(older: Home) -> None:
    begun()
    assert Applied.objects.get().size == 0
    with connections[INDEX].cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('index', '9999_far', %s)", [NOON])
        cursor.execute("CREATE TABLE index_far (id integer)")
    open_databases(older, make=False)
    assert ("index", "9999_far") not in _applied(INDEX)
    assert "index_far" not in own_tables(connections[INDEX])
    assert Applied.objects.count() == 0
    assert evidence.head().size == 3


def test_what_another_marsad_took_in_is_taken_in_again(older: Home) -> None:
    begun()
    Applied.objects.update(reader="0.0 of before", size=3)
    begun()
    assert Applied.objects.get().size == 0


def test_a_server_without_what_speaks_to_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.record.connect.find_spec", lambda name: None)
    with pytest.raises(BadHome, match=r"pip install 'marsad\[server\]'"):
        open_databases(Home(tmp_path, "postgresql://rana@db.example.org/record"), make=False)
