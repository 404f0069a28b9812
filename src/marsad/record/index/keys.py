"""The tables of the keys that reports hold and seek: by far the most rows of the index, in the order they are asked in.

`order` sorts by its bytes as reports appeared.
"""

from __future__ import annotations

from typing import Final

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from marsad.record.settings import INDEX

TABLES: Final = ("index_held", "index_sought")
_MADE: Final = {
    "sqlite": 'CREATE TABLE {} (key integer, "order" blob, PRIMARY KEY (key, "order")) WITHOUT ROWID',
    "postgresql": 'CREATE TABLE {} (key bigint, "order" bytea, PRIMARY KEY (key, "order"))',
}


def make(connection: BaseDatabaseWrapper) -> None:
    """Makes the tables."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(_MADE[connection.vendor].format(table))


def drop(connection: BaseDatabaseWrapper) -> None:
    """Takes the tables away."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")


def empty() -> None:
    """Forgets all keys."""
    with connections[INDEX].cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - a table is one of `TABLES`
