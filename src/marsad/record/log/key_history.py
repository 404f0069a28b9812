"""Which key signs for the log at which size: the first is introduced by itself, each later one by the one before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from marsad.errors import BadLog
from marsad.record.log.canonical import canonical
from marsad.record.log.digests import hex_of
from marsad.record.log.entries import Entry
from marsad.record.log.keys import SigningKey, is_signed, key_id

KEY_DOMAIN: Final = b"marsad.key/1"


@dataclass(frozen=True, slots=True)
class LogKey:
    """A public key, valid for a log of more than `index` entries: those up to the one that introduced it."""

    index: int
    public: bytes
    id: str


@dataclass(frozen=True, slots=True)
class KeyHistory:
    """The keys that a log's `key` entries introduced, in their order."""

    origin: str
    keys: tuple[LogKey, ...] = ()

    @classmethod
    def of(cls, origin: str, entries: Iterable[Entry]) -> KeyHistory:
        """The history that a log's entries tell; those of other kinds are passed over. Raises BadLog."""
        history = cls(origin)
        for entry in entries:
            if entry.kind == "key":
                history = history.with_entry(entry)
        return history

    def with_entry(self, entry: Entry) -> KeyHistory:
        """The history after a `key` entry. Raises BadLog where it is not signed by the key that was valid before."""
        public = bytes.fromhex(hex_of(entry.about.get("public"), "the key that a key entry introduces"))
        if any(key.public == public for key in self.keys):
            raise BadLog("a key entry introduces a key that the log has had before")
        signer = self.keys[-1] if self.keys else LogKey(entry.index, public, key_id(public))
        if entry.about.get("by") != signer.id:
            raise BadLog("a key entry is not by the key that was valid before it")
        said = _introduction(self.origin, public, signer.id)
        if not is_signed(signer.public, str(entry.about.get("signature")), KEY_DOMAIN, said):
            raise BadLog("the signature of a key entry is wrong")
        return replace(self, keys=(*self.keys, LogKey(entry.index, public, key_id(public))))

    def valid_at(self, size: int) -> LogKey | None:
        """The key that signs for a log of that size; None where none had been introduced."""
        return next((key for key in reversed(self.keys) if key.index < size), None)

    def known(self, identity: str) -> LogKey | None:
        """The key of an id, valid now or once."""
        return next((key for key in self.keys if key.id == identity), None)


def key_about(origin: str, new: SigningKey, by: SigningKey | None = None) -> dict[str, Any]:
    """The `about` of the `key` entry that introduces a key: signed by the valid one, the first by itself."""
    signer = by or new
    signature = signer.sign(KEY_DOMAIN, _introduction(origin, new.public, signer.id))
    return {"public": new.public.hex(), "by": signer.id, "signature": signature}


def _introduction(origin: str, public: bytes, by: str) -> bytes:
    return canonical({"by": by, "origin": origin, "public": public.hex()})
