"""The log as it lies in its database, for `log.verify`: nothing is checked on the way, all of it as of one instant."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connections, transaction

from marsad.record.home import Home
from marsad.record.log.merkle import node_position
from marsad.record.settings import EVIDENCE
from marsad.record.store.models import Entry, Head, Payload, PayloadKey
from marsad.record.store.tree_nodes import stored_nodes

_CHUNK: Final = 5_000
_LATER: Final = -1


class StoredLog:
    """What verifying asks of a record's database and folder."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def entries(self) -> Iterator[tuple[int, bytes]]:
        """Index and bytes of every entry, in the order of the index."""
        rows = Entry.objects.order_by("index").values_list("index", "data")
        return ((index, bytes(data)) for index, data in rows.iterator(chunk_size=_CHUNK))

    def head(self) -> tuple[int, bytes] | None:
        """The size and root that the store remembers."""
        row = Head.objects.first()
        return (row.size, bytes(row.root)) if row else None

    def nodes(self) -> Iterator[tuple[int, int, bytes]]:
        """Level, index and hash of every node, in the order in which nodes are completed."""
        expected = _positions()
        for position, value in stored_nodes():
            level, index, due = next(expected)
            yield (level, index, value) if position == due else (0, _LATER, value)

    def payload(self, commitment: str) -> tuple[bytes | None, bytes | None]:
        """The sealed bytes and the key of one payload."""
        sealed = Payload.objects.filter(commitment=commitment).values_list("ciphertext", flat=True).first()
        key = PayloadKey.objects.filter(commitment=commitment).values_list("key", flat=True).first()
        return (None if sealed is None else bytes(sealed), None if key is None else bytes(key))

    def payload_commitments(self) -> Iterator[str]:
        """The commitments under which sealed bytes are stored."""
        return Payload.objects.values_list("commitment", flat=True).iterator(chunk_size=_CHUNK)

    def key_commitments(self) -> Iterator[str]:
        """The commitments under which payloads' keys are stored."""
        return PayloadKey.objects.values_list("commitment", flat=True).iterator(chunk_size=_CHUNK)

    def checkpoints(self) -> Iterator[bytes]:
        """The files of the checkpoints in the record's folder."""
        return (file.read_bytes() for file in sorted(self._home.checkpoints.glob("*.json")))


@contextmanager
def one_state() -> Iterator[None]:
    """What is read of the evidence within is of one instant, while others may write."""
    connection = connections[EVIDENCE]
    if connection.vendor == "postgresql":
        with transaction.atomic(using=EVIDENCE):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # Django's own would wait for whoever writes
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


def _positions() -> Iterator[tuple[int, int, int]]:
    """Level, index and place of every node of an endless tree, in the order in which nodes are completed."""
    leaf = 0
    while True:
        level, index = 0, leaf
        yield 0, leaf, node_position(0, leaf)
        while index & 1:
            level, index = level + 1, index >> 1
            yield level, index, node_position(level, index)
        leaf += 1
