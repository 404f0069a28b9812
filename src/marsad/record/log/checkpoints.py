"""Checkpoints: the log's size and root at a time, signed; one file to keep elsewhere, against which a log is held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from marsad.errors import BadLog
from marsad.record.log.canonical import canonical, from_canonical
from marsad.record.log.digests import digest, hex_of
from marsad.record.log.entries import Entry
from marsad.record.log.key_history import KeyHistory
from marsad.record.log.keys import SigningKey, is_signed
from marsad.record.log.merkle import Tree
from marsad.record.log.times import time_from_text, time_to_text

CHECKPOINT_FORMAT: Final = "marsad.checkpoint/1"
CHECKPOINT_DOMAIN: Final = b"marsad.checkpoint/1"
_NOTE: Final = frozenset({"at", "format", "key", "origin", "root", "size"})


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """That the log `origin` had `size` entries under `root` (64 hexadecimal digits) at a time, signed by a key's id."""

    origin: str
    size: int
    root: str
    at: datetime
    key: str
    signature: str


def make_checkpoint(origin: str, size: int, root: bytes, at: datetime, key: SigningKey) -> Checkpoint:
    """A checkpoint signed with the log's valid key. Raises BadLog for a log without entries or a time not in UTC."""
    note = _note(origin, size, root.hex(), at, key.id)
    return checkpoint_from_about({"note": note, "signature": key.sign(CHECKPOINT_DOMAIN, canonical(note))})


def checkpoint_about(checkpoint: Checkpoint) -> dict[str, Any]:
    """The `about` of the entry that puts a checkpoint into the log; its index is the checkpoint's size."""
    note = _note(checkpoint.origin, checkpoint.size, checkpoint.root, checkpoint.at, checkpoint.key)
    return {"note": note, "signature": checkpoint.signature}


def checkpoint_to_bytes(checkpoint: Checkpoint) -> bytes:
    """A checkpoint as a file: one line of canonical JSON."""
    return canonical(checkpoint_about(checkpoint)) + b"\n"


def checkpoint_from_bytes(data: bytes) -> Checkpoint:
    """The checkpoint of a file that `checkpoint_to_bytes` made; no signature is checked. Raises BadLog."""
    if not data.endswith(b"\n"):
        raise BadLog("not a checkpoint: it does not end in one line feed")
    return checkpoint_from_about(from_canonical(data[:-1]))


def checkpoint_from_about(about: object) -> Checkpoint:
    """The checkpoint in an entry's `about`; no signature is checked. Raises BadLog."""
    if not isinstance(about, Mapping) or about.keys() != {"note", "signature"}:
        raise BadLog("a checkpoint does not have exactly the members note signature")
    note = about["note"]
    if not isinstance(note, dict) or note.keys() != _NOTE or note["format"] != CHECKPOINT_FORMAT:
        raise BadLog(f"a checkpoint's note is not of the format {CHECKPOINT_FORMAT}")
    if type(note["size"]) is not int or note["size"] < 1:
        raise BadLog("a checkpoint's size is no count of entries")
    return Checkpoint(
        origin=hex_of(note["origin"], "a checkpoint's origin", 16),
        size=note["size"],
        root=hex_of(note["root"], "a checkpoint's root"),
        at=time_from_text(note["at"]),
        key=hex_of(note["key"], "a checkpoint's key", 16),
        signature=hex_of(about["signature"], "a checkpoint's signature", 64),
    )


def checkpoint_of(entry: Entry) -> Checkpoint:
    """The checkpoint that an entry put into the log: of all entries before it. Raises BadLog where it is none."""
    checkpoint = checkpoint_from_about(entry.about)
    if checkpoint.size != entry.index:
        raise BadLog("a checkpoint in the log is not of exactly the entries before it")
    return checkpoint


def checkpoint_digest(checkpoint: Checkpoint) -> str:
    """The SHA-256 of a checkpoint's file: what a time-stamping authority is asked to stamp."""
    return digest(checkpoint_to_bytes(checkpoint))


def is_signed_by(checkpoint: Checkpoint, public: bytes) -> bool:
    """Whether a checkpoint's signature is by this public key."""
    note = canonical(checkpoint_about(checkpoint)["note"])
    return is_signed(public, checkpoint.signature, CHECKPOINT_DOMAIN, note)


def check_signature(checkpoint: Checkpoint, history: KeyHistory) -> None:
    """Raises BadLog where a checkpoint is not of this log or not signed by the key valid at its size."""
    if checkpoint.origin != history.origin:
        raise BadLog("the checkpoint is of another log")
    key = history.valid_at(checkpoint.size)
    if key is None or key.id != checkpoint.key:
        raise BadLog("the checkpoint is not by the key that was valid at its size")
    if not is_signed_by(checkpoint, key.public):
        raise BadLog("the checkpoint's signature is wrong")


def check_checkpoint(checkpoint: Checkpoint, history: KeyHistory, tree: Tree) -> None:
    """Raises BadLog where a checkpoint is not one of this log, by its key, or the log is not its continuation."""
    check_signature(checkpoint, history)
    if checkpoint.size > tree.size:
        raise BadLog(f"the log was cut: the checkpoint is of {checkpoint.size} entries, the log has {tree.size}")
    if tree.root(checkpoint.size).hex() != checkpoint.root:
        raise BadLog(f"the log's first {checkpoint.size} entries are not those of the checkpoint")


def _note(origin: str, size: int, root: str, at: datetime, key: str) -> dict[str, Any]:
    return {
        "at": time_to_text(at),
        "format": CHECKPOINT_FORMAT,
        "key": key,
        "origin": origin,
        "root": root,
        "size": size,
    }
