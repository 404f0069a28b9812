"""The log of a record in its database: entries are appended under one lock, and read again in order."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from marsad.errors import BadLog
from marsad.record.log.digests import NO_DIGEST, digest
from marsad.record.log.entries import (
    Entry,
    EntryKind,
    PayloadRef,
    digest_of_entry,
    entry_from_bytes,
    entry_to_bytes,
    origin_of,
)
from marsad.record.log.merkle import EMPTY_ROOT, Tree
from marsad.record.log.payloads import Opened, open_sealed, seal
from marsad.record.log.stored import Stored
from marsad.record.store.models import Entry as EntryRow
from marsad.record.store.models import Head, Payload, PayloadKey
from marsad.record.store.tree_nodes import NodesInTable
from marsad.record.store.turns import writing

_BATCH: Final = 200
#: Kinds whose `about` is signed, and so holds nothing else.
_AS_SIGNED: Final = frozenset({"checkpoint", "key"})


@dataclass(frozen=True, slots=True)
class LogHead:
    """How many entries a log has, and the root of the tree over them."""

    size: int
    root: bytes

    @property
    def shown(self) -> str:
        """The root as records name it."""
        return f"sha256:{self.root.hex()}"


def head() -> LogHead:
    """The log's head now; that of an empty log where nothing was ever written."""
    row = Head.objects.first()
    return LogHead(row.size, bytes(row.root)) if row else LogHead(0, EMPTY_ROOT)


def entries(start: int = 0, stop: int | None = None) -> Iterator[Entry]:
    """The entries from `start` on, in order. Raises BadLog where one is no entry."""
    return (entry_from_bytes(data) for _, data in entry_bytes(start, stop))


def entry_bytes(start: int = 0, stop: int | None = None) -> Iterator[tuple[int, bytes]]:
    """The same, each with its index and as the bytes that are chained."""
    rows = EntryRow.objects.filter(index__gte=start).order_by("index")
    if stop is not None:
        rows = rows.filter(index__lt=stop)
    return ((index, bytes(data)) for index, data in rows.values_list("index", "data").iterator(chunk_size=2_000))


def entry_at(index: int) -> Entry:
    """One entry. Raises BadLog where the log has none at that index."""
    data = EntryRow.objects.filter(index=index).values_list("data", flat=True).first()
    if data is None:
        raise BadLog(f"the log has no entry {index}")
    return entry_from_bytes(bytes(data))


def stored(commitments: Iterable[str]) -> Iterator[tuple[str, Stored]]:
    """The sealed bytes and the key of payloads as they lie there, each None where there is none, each payload once."""
    wanted = [*dict.fromkeys(commitments)]
    for at in range(0, len(wanted), _BATCH):
        some = wanted[at : at + _BATCH]
        keys = dict(PayloadKey.objects.filter(commitment__in=some).values_list("commitment", "key"))
        sealed = dict(Payload.objects.filter(commitment__in=some).values_list("commitment", "ciphertext"))
        yield from ((one, (_bytes(sealed.get(one)), _bytes(keys.get(one)))) for one in some)


def opened(commitments: Iterable[str]) -> Iterator[tuple[str, Opened]]:
    """What payloads say, with the salts of their commitments; not those that a removal destroyed. Raises BadPayload."""
    for commitment, (sealed, key) in stored(commitments):
        if sealed is not None and key is not None:
            yield commitment, open_sealed(sealed, key, commitment)


def contents(commitments: Iterable[str]) -> dict[str, bytes]:
    """What payloads say, by commitment; those that a removal destroyed are not among them. Raises BadPayload."""
    return {commitment: one.content for commitment, one in opened(commitments)}


def content(commitment: str) -> bytes | None:
    """What one payload says; None where a removal destroyed it. Raises BadPayload."""
    return contents([commitment]).get(commitment)


def _bytes(value: bytes | memoryview[int] | None) -> bytes | None:
    return None if value is None else bytes(value)


class Writer:
    """Appends entries; what it appended is written when `appending` ends, all of it or nothing."""

    def __init__(self, clock: datetime) -> None:
        before = head()
        self._nodes = NodesInTable()
        self._tree = Tree(self._nodes, before.size)
        self._entries: list[EntryRow] = []
        self._payloads: list[Payload] = []
        self._keys: list[PayloadKey] = []
        self._previous, self._last = NO_DIGEST, clock
        self.origin = origin_of(entry_at(0)) if before.size else secrets.token_hex(16)
        """The name of the log: random, in its first entry."""
        if before.size:
            data = next(entry_bytes(before.size - 1))[1]
            self._previous, self._last = digest_of_entry(data), entry_from_bytes(data).at
        self.clock = clock
        self.backwards = clock < self._last
        """The clock says less than the last entry's time: the entries keep that one's, and say so."""

    @property
    def at(self) -> datetime:
        """The time that entries get: the clock's, and never one before the last entry's."""
        return max(self.clock, self._last)

    @property
    def size(self) -> int:
        """How many entries the log has, with those that were appended."""
        return self._tree.size

    def append(
        self, kind: EntryKind, payloads: Iterable[tuple[str, bytes]] = (), about: Mapping[str, Any] | None = None
    ) -> Entry:
        """Adds an entry with its payloads (role and content), each sealed under a key of its own. Raises BadLog."""
        said = dict(about or {})
        if self._tree.size == 0:
            said["origin"] = self.origin
        if self.backwards and kind not in _AS_SIGNED:
            said["clock"] = self.clock.isoformat()
        entry = Entry(
            index=self._tree.size,
            kind=kind,
            at=self.at,
            previous=self._previous,
            payloads=tuple(self._sealed(role, content) for role, content in payloads),
            about=said,
        )
        data = entry_to_bytes(entry)
        self._entries.append(EntryRow(index=entry.index, data=data))
        self._tree.append(data)
        self._previous = digest_of_entry(data)
        return entry

    def _sealed(self, role: str, content: bytes) -> PayloadRef:
        sealed = seal(content)
        self._payloads.append(Payload(commitment=sealed.commitment, ciphertext=sealed.ciphertext))
        self._keys.append(PayloadKey(commitment=sealed.commitment, key=sealed.key))
        return PayloadRef(role, sealed.commitment, digest(sealed.ciphertext), len(sealed.ciphertext))

    def flush(self) -> None:
        """Writes what was appended."""
        if not self._entries:
            return
        EntryRow.objects.bulk_create(self._entries, batch_size=_BATCH)
        Payload.objects.bulk_create(self._payloads, batch_size=_BATCH)
        PayloadKey.objects.bulk_create(self._keys, batch_size=_BATCH)
        self._nodes.flush()
        Head.objects.update_or_create(id=1, defaults={"size": self._tree.size, "root": self._tree.root()})
        self._entries, self._payloads, self._keys = [], [], []


@contextmanager
def appending(clock: datetime) -> Iterator[Writer]:
    """The only writer of the log while it lasts; what it appended is acknowledged once this ends without an error."""
    with writing():
        writer = Writer(clock)
        yield writer
        writer.flush()
