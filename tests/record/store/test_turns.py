"""Who reads at one moment sees nothing of what is written meanwhile, and keeps nobody from writing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connections

from marsad.record.home import Home
from marsad.record.index.models import Marked
from marsad.record.settings import INDEX
from marsad.record.store.database import open_databases
from marsad.record.store.turns import at_one_moment, writing


def _write(entry: int) -> None:
    """As another thread: it has a connection of its own."""

    def work() -> None:
        with writing(INDEX):
            Marked.objects.create(entry=entry, kind="decision")
        connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()


@pytest.fixture
def record(tmp_path: Path, new_database: Callable[[], str | None]) -> Home:
    home = Home(tmp_path / "record", new_database())
    open_databases(home, make=True)
    return home


def test_what_is_written_meanwhile_is_seen_afterwards(record: Home) -> None:
    _write(1)
    with at_one_moment():
        assert Marked.objects.count() == 1
        _write(2)
        assert Marked.objects.count() == 1
    assert Marked.objects.count() == 2


def test_after_a_failure_the_connection_is_as_before(record: Home) -> None:
    with pytest.raises(DatabaseError), at_one_moment(), connections[INDEX].cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")
    _write(1)
    assert Marked.objects.count() == 1


def test_within_a_writer_s_turn_it_is_the_writer_s_moment(record: Home) -> None:
    with writing(INDEX), at_one_moment():
        Marked.objects.create(entry=1, kind="decision")
    assert Marked.objects.count() == 1
