"""A file of many pieces, sealed under a passphrase: no piece can be changed, left out, doubled or cut off unseen."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from marsad.errors import BadBackup
from marsad.record.log.canonical import canonical
from marsad.record.log.stretching import SCRYPT_COST, is_cost, stretched

FORMAT: Final = "marsad.backup/1"
_LARGEST: Final = 1 << 26
"""Bytes that a sealed piece may have."""
_LAST: Final = b"\x01"
_MORE: Final = b"\x00"


@dataclass(frozen=True, slots=True)
class Sealing:
    """The secret that a passphrase stands for in one backup, and its first line, which says how it was made."""

    head: bytes
    secret: bytes

    def __repr__(self) -> str:
        return "Sealing()"


def new_sealing(passphrase: str, *, cost: int = SCRYPT_COST) -> Sealing:
    """A sealing for a new backup, under a salt of its own."""
    salt = secrets.token_bytes(16)
    head = canonical({"cost": cost, "format": FORMAT, "salt": salt.hex()}) + b"\n"
    return Sealing(head, _stretched(passphrase, salt, cost))


def sealing_of(head: bytes, passphrase: str) -> Sealing:
    """The sealing of a backup with this first line. Raises BadBackup where it is none."""
    try:
        said = json.loads(head)
        salt, cost = bytes.fromhex(said["salt"]), said["cost"]
        if said["format"] != FORMAT or not is_cost(cost):
            raise ValueError
    except (ValueError, KeyError, TypeError):
        raise BadBackup(f"it is no backup in the format {FORMAT}") from None
    return Sealing(head, _stretched(passphrase, salt, cost))


def write(file: BinaryIO, sealing: Sealing, pieces: Iterable[bytes]) -> None:
    """Writes the first line, and each piece sealed behind its length; the last one says that it is the last."""
    file.write(sealing.head)
    box, number, held = AESGCM(sealing.secret), 0, b""
    for number, piece in enumerate(pieces, 1):
        if number > 1:
            _put(file, box, sealing.head, number - 1, held, _MORE)
        held = piece
    _put(file, box, sealing.head, max(number, 1), held, _LAST)


def read(file: BinaryIO, sealing: Sealing) -> Iterator[bytes]:
    """The pieces of a file behind its first line. Raises BadBackup where one was changed or the end is missing."""
    box, number, last = AESGCM(sealing.secret), 0, False
    while size := file.read(4):
        number += 1
        length = int.from_bytes(size, "big")
        if last or len(size) < 4 or length > _LARGEST:
            raise BadBackup("it was changed or cut off")
        sealed = file.read(length)
        sign, piece = _opened(box, sealing.head, number, sealed)
        last = sign == _LAST
        yield piece
    if not last:
        raise BadBackup("it was cut off: its end is missing")


def _put(file: BinaryIO, box: AESGCM, head: bytes, number: int, piece: bytes, sign: bytes) -> None:
    sealed = box.encrypt(number.to_bytes(12, "big"), sign + piece, head)
    file.write(len(sealed).to_bytes(4, "big") + sealed)


def _opened(box: AESGCM, head: bytes, number: int, sealed: bytes) -> tuple[bytes, bytes]:
    try:
        plain = box.decrypt(number.to_bytes(12, "big"), sealed, head)
    except InvalidTag:
        why = "the passphrase is wrong, or it was changed" if number == 1 else "it was changed"
        raise BadBackup(f"it does not open: {why}") from None
    return plain[:1], plain[1:]


def _stretched(passphrase: str, salt: bytes, cost: int) -> bytes:
    return stretched(passphrase.encode("utf-8", "surrogatepass"), salt, cost)
