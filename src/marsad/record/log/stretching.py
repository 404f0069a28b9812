"""Stretching a passphrase (scrypt, RFC 7914), so that trying many of them costs."""

from __future__ import annotations

from typing import Final

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

SCRYPT_COST: Final = 2**17
"""The N of scrypt: with r = 8 some 128 MiB and half a second for each passphrase that is tried."""
_MOST_COST: Final = 2**20


def stretched(said: bytes, salt: bytes, cost: int) -> bytes:
    """The secret of 32 bytes that a passphrase stands for under a salt."""
    return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(said)


def is_cost(cost: object) -> bool:
    """Whether a file's cost is one that scrypt takes and no memory is too small for."""
    return type(cost) is int and 2 <= cost <= _MOST_COST and not cost & (cost - 1)
