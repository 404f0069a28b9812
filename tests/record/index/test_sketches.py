"""Who holds a key, asked of tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from django.db import connections

from marsad.incidents.neighbourhoods.keys import kind_of
from marsad.record.home import Home
from marsad.record.index.sketches import SketchesInTables
from marsad.record.settings import INDEX
from marsad.record.store.database import open_databases

_KEY = 580469825610358805


def _hold(first: int, last: int) -> None:
    with connections[INDEX].cursor() as cursor:
        rows = [(_KEY, f"{number:06}-r{number}".encode()) for number in range(first, last)]
        cursor.executemany('INSERT INTO index_held(key, "order") VALUES (%s, %s)', rows)
        cursor.execute("ANALYZE index_held")


def _sides() -> tuple[list[str], list[str]]:
    store, order = SketchesInTables(), "000500-r500"
    return store.before([_KEY], order)[_KEY], store.after([_KEY], order)[_KEY]


def test_the_next_holders_of_a_key_stand_from_the_nearest(home: Home) -> None:
    open_databases(home, make=True)
    _hold(0, 1000)
    count = kind_of(_KEY).held
    before, after = _sides()
    assert before == [f"{500 - step:06}-r{500 - step}" for step in range(1, count + 1)]
    assert after == [f"{500 + step:06}-r{500 + step}" for step in range(1, count + 1)]
    assert SketchesInTables().before([_KEY], "000000-r0") == {}


def test_what_is_read_for_the_next_holders_does_not_grow_with_all_who_hold_a_key(home: Home) -> None:
    open_databases(home, make=True)
    _hold(0, 1000)
    few = _effort(_sides)
    _hold(1000, 16_000)
    many = _effort(_sides)
    assert many < 3 * few


def _effort(asked: Callable[[], object]) -> int:
    """Steps of the machine of a database in files, or pages of memory that a server reads."""
    connection = connections[INDEX]
    if connection.vendor == "sqlite":
        steps = 0

        def step() -> int:
            nonlocal steps
            steps += 1
            return 0

        files: sqlite3.Connection = connection.connection
        files.set_progress_handler(step, 1)
        try:
            asked()
        finally:
            files.set_progress_handler(None, 1)
        return steps
    return _pages(asked)


def _pages(asked: Callable[[], object]) -> int:
    count = "SELECT pg_stat_force_next_flush(), pg_stat_clear_snapshot()"
    hits = "SELECT heap_blks_hit + idx_blks_hit FROM pg_statio_user_tables WHERE relname = 'index_held'"

    def seen() -> int:
        with connections[INDEX].cursor() as cursor:
            cursor.execute(count)
        with connections[INDEX].cursor() as cursor:
            cursor.execute(hits)
            return int(cursor.fetchone()[0])

    before = seen()
    asked()
    return seen() - before
