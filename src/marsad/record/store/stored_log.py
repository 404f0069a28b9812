"""The log as it lies in its database, for `log.verify`: nothing is checked on the way, all of it as of one instant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from django.db import DatabaseError

from marsad.record.home import Home
from marsad.record.log.checkpoints import Checkpoint
from marsad.record.log.entries import Entry
from marsad.record.log.merkle import node_position
from marsad.record.log.stored import Stored
from marsad.record.log.verdict import Fault, Verdict, Wrong
from marsad.record.log.verify import verify
from marsad.record.settings import EVIDENCE
from marsad.record.store import evidence
from marsad.record.store.faults import is_damage
from marsad.record.store.models import Head, Payload, PayloadKey
from marsad.record.store.tree_nodes import stored_nodes
from marsad.record.store.turns import at_one_moment

_CHUNK: Final = 5_000
_LATER: Final = -1


class StoredLog:
    """What verifying asks of a record's database and folder."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def entries(self) -> Iterator[tuple[int, bytes]]:
        """Index and bytes of every entry, in the order of the index."""
        return evidence.entry_bytes()

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

    def payloads(self, commitments: Sequence[str]) -> dict[str, Stored]:
        """The sealed bytes and the key of each of some payloads."""
        return dict(evidence.stored(commitments))

    def payload_commitments(self) -> Iterator[str]:
        """The commitments under which sealed bytes are stored."""
        return Payload.objects.values_list("commitment", flat=True).iterator(chunk_size=_CHUNK)

    def key_commitments(self) -> Iterator[str]:
        """The commitments under which payloads' keys are stored."""
        return PayloadKey.objects.values_list("commitment", flat=True).iterator(chunk_size=_CHUNK)

    def checkpoints(self) -> Iterator[bytes]:
        """The files of the checkpoints in the record's folder."""
        return (file.read_bytes() for file in sorted(self._home.checkpoints.glob("*.json")))


def verify_stored(
    home: Home, *, against: Checkpoint | None = None, on_entry: Callable[[Entry], None] = lambda entry: None
) -> Verdict:
    """`log.verify` of a record as of one instant; where its database is damaged, behind which entry that shows."""
    right = 0

    def count(entry: Entry) -> None:
        nonlocal right
        right += 1
        on_entry(entry)

    try:
        with one_state():
            return verify(StoredLog(home), against=against, on_entry=count)
    except DatabaseError as error:
        if not is_damage(error):
            raise
        detail = f"{right} entries are right, behind them the database cannot be read: {error}"
        fault = Fault(Wrong.UNREADABLE, right, detail.strip())
        return Verdict(right, "", None, fault, (), 0, 0, 0, 0)


@contextmanager
def one_state() -> Iterator[None]:
    """What is read of the evidence within is of one instant, while others may write."""
    with at_one_moment(EVIDENCE):
        yield


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
