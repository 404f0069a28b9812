"""Digests as the log writes them: SHA-256 in 64 small hexadecimal digits."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

from marsad.errors import BadLog

NO_DIGEST: Final = "0" * 64
_HEX: Final = re.compile(r"[0-9a-f]+")


def digest(data: bytes) -> str:
    """The SHA-256 of bytes as the log writes it."""
    return sha256(data).hexdigest()


def hex_of(value: object, what: str, size: int = 32) -> str:
    """A value that is `size` bytes in small hexadecimal digits. Raises BadLog, which names `what`."""
    if not isinstance(value, str) or len(value) != 2 * size or not _HEX.fullmatch(value):
        raise BadLog(f"{what} is not {2 * size} small hexadecimal digits")
    return value
