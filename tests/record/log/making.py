"""A small log with all kinds of entries, as a store would give it to `verify`, for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from marsad.record.log.checkpoints import Checkpoint, checkpoint_about, checkpoint_to_bytes, make_checkpoint
from marsad.record.log.digests import NO_DIGEST, digest
from marsad.record.log.entries import Entry, EntryKind, PayloadRef, digest_of_entry, entry_to_bytes
from marsad.record.log.key_history import key_about
from marsad.record.log.keys import SigningKey
from marsad.record.log.merkle import NodesInMemory, Tree
from marsad.record.log.payloads import seal
from marsad.record.log.stored import Stored

ORIGIN = "00112233445566778899aabbccddeeff"
START = datetime(2026, 1, 31, 12, tzinfo=UTC)


def signing_key(seed: int) -> SigningKey:
    """A key that is the same in every run."""
    return SigningKey(Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32))


@dataclass
class MadeLog:
    """A log being made: what a store holds, open to be damaged, and given as `Log` asks."""

    rows: list[tuple[int, bytes]] = field(default_factory=list)
    tree_rows: list[tuple[int, int, bytes]] = field(default_factory=list)
    remembered: tuple[int, bytes] | None = None
    sealed: dict[str, bytes] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    beside: list[bytes] = field(default_factory=list)
    written: NodesInMemory = field(default_factory=NodesInMemory)

    def entries(self) -> Iterator[tuple[int, bytes]]:
        """Index and bytes of every entry."""
        return iter(self.rows)

    def nodes(self) -> Iterator[tuple[int, int, bytes]]:
        """The tree's nodes."""
        return iter(self.tree_rows)

    def payloads(self, commitments: Sequence[str]) -> dict[str, Stored]:
        """Sealed bytes and keys."""
        return {one: (self.sealed.get(one), self.keys.get(one)) for one in commitments}

    def payload_commitments(self) -> Iterator[str]:
        """Where sealed bytes are stored."""
        return iter(self.sealed)

    def key_commitments(self) -> Iterator[str]:
        """Where keys are stored."""
        return iter(self.keys)

    def checkpoints(self) -> Iterator[bytes]:
        """The files of checkpoints beside."""
        return iter(self.beside)

    def copy(self) -> MadeLog:
        """The same log, to be damaged."""
        return MadeLog(
            list(self.rows),
            list(self.tree_rows),
            self.remembered,
            dict(self.sealed),
            dict(self.keys),
            list(self.beside),
        )

    def head(self) -> tuple[int, bytes] | None:
        """The remembered size and root."""
        return self.remembered

    def add(self, kind: EntryKind, about: Mapping[str, Any], *contents: bytes, at: datetime | None = None) -> list[str]:
        """Append an entry with payloads; gives their commitments."""
        index, refs = len(self.rows), []
        for number, content in enumerate(contents):
            sealed = seal(content)
            self.sealed[sealed.commitment], self.keys[sealed.commitment] = sealed.ciphertext, sealed.key
            ciphertext = sealed.ciphertext
            refs.append(PayloadRef(f"part-{number}", sealed.commitment, digest(ciphertext), len(ciphertext)))
        previous = digest_of_entry(self.rows[-1][1]) if index else NO_DIGEST
        said = {**about, "origin": ORIGIN} if index == 0 else dict(about)
        entry = Entry(index, kind, at or START + timedelta(minutes=index), previous, tuple(refs), said)
        data = entry_to_bytes(entry)
        tree = Tree(self.written, index)
        tree.append(data)
        self.tree_rows = list(self.written)
        self.remembered = (tree.size, tree.root())
        self.rows.append((index, data))
        return [ref.commitment for ref in refs]

    def tree(self) -> Tree:
        """The tree over the entries until now."""
        return Tree(self.written, len(self.rows))

    def checkpoint(self, key: SigningKey) -> Checkpoint:
        """A signed checkpoint of the entries until now, put into the log as its next entry and kept beside."""
        size = len(self.rows)
        made = make_checkpoint(ORIGIN, size, self.tree().root(), START + timedelta(minutes=size), key)
        self.add("checkpoint", checkpoint_about(made))
        self.beside.append(checkpoint_to_bytes(made))
        return made

    def remove(self, *commitments: str) -> None:
        """Append a removal and destroy what it names."""
        self.add("removal", {"removed": list(commitments)}, b"who, when, why, on what ground")
        for commitment in commitments:
            del self.sealed[commitment], self.keys[commitment]


def small_log() -> MadeLog:
    """All kinds of entries: keys with a rotation, reports, readings, decision, policy, removal, checkpoints."""
    log, first, second = MadeLog(), signing_key(1), signing_key(2)
    log.add("key", key_about(ORIGIN, first))
    (one,) = log.add("report", {}, "قُتل ثلاثة مدنيين".encode())
    log.add("reading", {"reader": "0.1", "packs": {"ar": "a" * 64}}, b'{"claims":[]}')
    log.checkpoint(first)
    log.add("report", {}, b"Five people were killed.", b"carrier")
    log.add("decision", {}, b"accept")
    log.add("key", key_about(ORIGIN, second, first))
    log.remove(one)
    log.add("policy", {"policy": "latest-by-origin/1"})
    log.checkpoint(second)
    log.add("report", {}, b"")
    return log
