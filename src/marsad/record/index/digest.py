"""The digest of the index: the same log gives the same one, however the index was made."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

from django.db import connections
from django.db.models import Model

from marsad.record.index import keys, words
from marsad.record.index.emptied import tables
from marsad.record.log.canonical import canonical
from marsad.record.settings import INDEX

_OWN: Final = frozenset({"id"})
"""A number that a table gives its rows as they come: it says nothing."""
_CHUNK: Final = 2_000


def digest() -> str:
    """The SHA-256 over every row of the index, in one order and form, whatever the database and the way it came."""
    whole = sha256()
    for table in tables():
        rows = sha256()
        for row in sorted(_rows(table)):
            rows.update(row + b"\n")
        whole.update(canonical([table._meta.db_table, rows.hexdigest()]) + b"\n")
    for name in keys.TABLES:
        whole.update(canonical([name, _keys(name)]) + b"\n")
    whole.update(canonical(["index_words", _words()]))
    return whole.hexdigest()


def _rows(table: type[Model]) -> Iterator[bytes]:
    automatic = table._meta.auto_field is not None
    names = [field.attname for field in table._meta.concrete_fields if not (automatic and field.attname in _OWN)]
    rows = table._default_manager.values_list(*names).iterator(chunk_size=_CHUNK)
    return (canonical([_plain(value) for value in row]) for row in rows)


def _plain(value: Any) -> Any:
    """A column's value as JSON of every reader has it: numbers of 64 bits are more than it holds exactly."""
    if isinstance(value, (bytes, memoryview)):
        return sha256(bytes(value)).hexdigest()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _keys(table: str) -> str:
    rows = sha256()
    with connections[INDEX].cursor() as cursor:
        cursor.execute(f'SELECT key, "order" FROM {table} ORDER BY key, "order"')  # noqa: S608 - a table is one of `keys.TABLES`
        for key, order in iter(cursor.fetchone, None):
            rows.update(b"%d %s\n" % (key, bytes(order)))
    return rows.hexdigest()


def _words() -> str:
    number = words.NUMBER[connections[INDEX].vendor]
    with connections[INDEX].cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT {number}, report FROM index_words")  # noqa: S608 - one of `NUMBER`
        told = sorted(f"{number} {report}" for number, report in cursor.fetchall())
        return sha256("\n".join(told).encode()).hexdigest()
