"""Whether two long lists hold the same things, without keeping either: sums of keyed digests."""

from __future__ import annotations

import secrets
from hashlib import blake2b
from typing import Final

_BYTES: Final = 32


class Tally:
    """A sum over things, each as often as it came, under a key of this run that nobody who wrote them knew."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._sum = 0

    def add(self, thing: str, times: int = 1) -> None:
        """Count a thing once more, or with -1 once less."""
        value = int.from_bytes(blake2b(thing.encode(), key=self._key, digest_size=_BYTES).digest(), "big")
        self._sum = (self._sum + times * value) % (1 << 8 * _BYTES)

    def same_as(self, other: Tally) -> bool:
        """Whether two tallies under one key are of the same things, each as often."""
        return self._sum == other._sum


def tally_key() -> bytes:
    """A key for the tallies that are to be compared."""
    return secrets.token_bytes(_BYTES)
