"""Secrets that are handed out once, and kept as digests alone."""

from __future__ import annotations

from hashlib import sha256


def digest_of(secret: str) -> str:
    """The SHA-256 of a secret, in hexadecimal: random ones are long enough for it to tell nothing of them."""
    return sha256(secret.encode()).hexdigest()
