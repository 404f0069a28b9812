"""Writers of a record take turns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import DatabaseError, InterfaceError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from marsad.record.settings import EVIDENCE, INDEX

#: The numbers under which writers of one server take turns: of the log, of the index, of the tables.
_TURN: Final = 0x6D617273
TABLES_TURN: Final = _TURN + 2


@contextmanager
def writing(alias: str = EVIDENCE) -> Iterator[BaseDatabaseWrapper]:
    """One writer at a time, and all that is written within or nothing of it."""
    connection = connections[alias]
    with transaction.atomic(using=alias):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN + (alias == INDEX)])
        yield connection


_BEGIN: Final = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


@contextmanager
def at_one_moment(alias: str = INDEX) -> Iterator[None]:
    """All that is read within is of one moment, whatever is written meanwhile; nothing is written within.

    Without it an incident could be put together anew between two questions about it.
    """
    connection = connections[alias]
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN[connection.vendor])
    try:
        yield
    finally:
        try:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
        except (DatabaseError, InterfaceError):  # the database went away: what is told is why the page failed
            connection.close()
