"""Entries of the log: what was done, when, after which entry, with which payloads; nothing sensitive is in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, cast, get_args

from marsad.errors import BadLog
from marsad.record.log.canonical import canonical, from_canonical
from marsad.record.log.digests import NO_DIGEST, digest, hex_of
from marsad.record.log.times import time_from_text, time_to_text

ENTRY_FORMAT: Final = "marsad.entry/1"
EntryKind = Literal["report", "reading", "decision", "policy", "removal", "access", "checkpoint", "key", "publication"]
ENTRY_KINDS: Final = frozenset(get_args(EntryKind))
_ENTRY: Final = frozenset({"about", "at", "format", "index", "kind", "payloads", "previous"})
_PAYLOAD: Final = frozenset({"ciphertext", "commitment", "role", "size"})


@dataclass(frozen=True, slots=True)
class PayloadRef:
    """What an entry tells of one payload: its role, the commitment to its content, its sealed bytes' digest and size.

    `commitment` and `ciphertext` are SHA-256 in hexadecimal digits, `size` is the number of sealed bytes.
    """

    role: str
    commitment: str
    ciphertext: str
    size: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `previous` is the SHA-256 of the bytes of the entry before it, 64 zeros for the first.

    `about` holds only what may stay when payloads are removed: versions, digests of packs, commitments that a removal
    destroyed, a checkpoint's note. The first entry's `about` has the log's `origin`: 32 random hexadecimal digits.
    """

    index: int
    kind: EntryKind
    at: datetime
    previous: str
    payloads: tuple[PayloadRef, ...]
    about: Mapping[str, Any]


def entry_to_bytes(entry: Entry) -> bytes:
    """The one form of an entry in bytes, without a line feed. Raises BadLog where it breaks the log's rules."""
    data = canonical(
        {
            "about": entry.about,
            "at": time_to_text(entry.at),
            "format": ENTRY_FORMAT,
            "index": entry.index,
            "kind": entry.kind,
            "payloads": [
                {"ciphertext": one.ciphertext, "commitment": one.commitment, "role": one.role, "size": one.size}
                for one in entry.payloads
            ],
            "previous": entry.previous,
        }
    )
    entry_from_bytes(data)
    return data


def entry_from_bytes(data: bytes) -> Entry:
    """The entry of bytes that `entry_to_bytes` writes. Raises BadLog for any others, without quoting them."""
    said = _object(from_canonical(data), _ENTRY, "an entry")
    if said["format"] != ENTRY_FORMAT:
        raise BadLog(f"an entry's format is not {ENTRY_FORMAT}: written by another version of Marsad?")
    if not isinstance(said["kind"], str) or said["kind"] not in ENTRY_KINDS:
        raise BadLog(f"an entry's kind is none of {' '.join(sorted(ENTRY_KINDS))}")
    if not isinstance(said["about"], dict):
        raise BadLog("an entry's about is no object")
    if not isinstance(said["payloads"], list):
        raise BadLog("an entry's payloads are no list")
    entry = Entry(
        index=_count(said["index"], "an entry's index"),
        kind=cast("EntryKind", said["kind"]),
        at=time_from_text(said["at"]),
        previous=hex_of(said["previous"], "an entry's previous"),
        payloads=tuple(_payload(each) for each in said["payloads"]),
        about=said["about"],
    )
    _check_first(entry)
    return entry


def origin_of(first: Entry) -> str:
    """The name of the log that an entry is the first of. Raises BadLog for another entry."""
    if first.index:
        raise BadLog("the log's origin is in its first entry")
    return hex_of(first.about.get("origin"), "the origin in the first entry's about", 16)


def removed_by(entry: Entry) -> tuple[str, ...]:
    """The commitments whose payloads a removal destroyed (`about.removed`); none for other kinds. Raises BadLog."""
    if entry.kind != "removal":
        return ()
    removed = entry.about.get("removed")
    if not isinstance(removed, list) or not removed or len(set(map(str, removed))) != len(removed):
        raise BadLog("a removal's about.removed is no list of commitments, each once")
    return tuple(hex_of(each, "a commitment that a removal names") for each in removed)


def digest_of_entry(data: bytes) -> str:
    """What the next entry's `previous` is, from the bytes of this one."""
    return digest(data)


def _check_first(entry: Entry) -> None:
    if entry.index == 0:
        origin_of(entry)
        if entry.previous != NO_DIGEST:
            raise BadLog("the first entry's previous is not 64 zeros")
    elif "origin" in entry.about:
        raise BadLog("an entry that is not the first names an origin")
    removed_by(entry)


def _payload(value: object) -> PayloadRef:
    said = _object(value, _PAYLOAD, "a payload")
    if not isinstance(said["role"], str) or not said["role"]:
        raise BadLog("a payload's role is no word")
    return PayloadRef(
        role=said["role"],
        commitment=hex_of(said["commitment"], "a payload's commitment"),
        ciphertext=hex_of(said["ciphertext"], "a payload's ciphertext"),
        size=_count(said["size"], "a payload's size"),
    )


def _object(value: object, members: frozenset[str], what: str) -> dict[str, Any]:
    if not isinstance(value, dict) or value.keys() != members:
        raise BadLog(f"{what} does not have exactly the members {' '.join(sorted(members))}")
    return value


def _count(value: object, what: str) -> int:
    if type(value) is not int or value < 0:
        raise BadLog(f"{what} is no count")
    return value
