"""Sealed payloads: content under a key of its own, with a commitment that tells nothing once the key is gone.

The sealed bytes are AES-256-GCM of salt (32 bytes), length (8 bytes, big-endian), content, zeros. The zeros fill it to
a Padmé length (Nikitin et al. 2019, "Reducing metadata leakage from encrypted files"), so that the size that stays in
the log does not single out a published text. A key seals once, hence a nonce of zeros.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from marsad.errors import BadPayload

SALT_BYTES: Final = 32
KEY_BYTES: Final = 32
COMMITMENT_DOMAIN: Final = b"marsad.payload/1\n"
_LENGTH_BYTES: Final = 8
_NONCE: Final = bytes(12)


@dataclass(frozen=True, slots=True)
class Sealed:
    """One sealed payload: what an entry names (`commitment`), what is stored, and the key, to be kept apart from it."""

    commitment: str
    ciphertext: bytes
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """The content of a payload with the salt that shows anyone that the commitment is to this content."""

    content: bytes = field(repr=False)
    salt: bytes = field(repr=False)


def seal(content: bytes) -> Sealed:
    """Content sealed under a fresh key, with a fresh salt: the same content twice has nothing in common."""
    key, salt = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES)
    plain = salt + len(content).to_bytes(_LENGTH_BYTES, "big") + content
    plain += bytes(padded(len(plain)) - len(plain))
    return Sealed(commitment_to(content, salt), AESGCM(key).encrypt(_NONCE, plain, COMMITMENT_DOMAIN), key)


def unseal(ciphertext: bytes, key: bytes, commitment: str) -> bytes:
    """The content of a payload. Raises BadPayload where a byte of sealed bytes, key or commitment is another."""
    return open_sealed(ciphertext, key, commitment).content


def open_sealed(ciphertext: bytes, key: bytes, commitment: str) -> Opened:
    """Content and salt of a payload. Raises BadPayload where a byte of sealed bytes, key or commitment is another."""
    if len(key) != KEY_BYTES:
        raise BadPayload(f"a payload's key is {KEY_BYTES} bytes long, not {len(key)}")
    try:
        plain = AESGCM(key).decrypt(_NONCE, ciphertext, COMMITMENT_DOMAIN)
    except InvalidTag:
        raise BadPayload("a payload does not open: its sealed bytes or its key were changed") from None
    salt, said, rest = plain[:SALT_BYTES], plain[SALT_BYTES : SALT_BYTES + _LENGTH_BYTES], plain[_HEAD:]
    size = int.from_bytes(said, "big")
    if len(plain) < _HEAD or size > len(rest) or len(plain) != padded(_HEAD + size) or any(rest[size:]):
        raise BadPayload("a payload's content is not as Marsad seals it")
    content = rest[:size]
    if not hmac.compare_digest(commitment_to(content, salt), commitment):
        raise BadPayload("a payload's content is not the content that its entry committed to")
    return Opened(content, salt)


def commitment_to(content: bytes, salt: bytes) -> str:
    """The commitment to content under a salt of 32 bytes: SHA-256 of a domain, the salt and the content."""
    if len(salt) != SALT_BYTES:
        raise BadPayload(f"a payload's salt is {SALT_BYTES} bytes long, not {len(salt)}")
    return sha256(COMMITMENT_DOMAIN + salt + content).hexdigest()


def padded(size: int) -> int:
    """The length to which that many bytes are filled: at most 12 % more, with few lengths in use (Padmé)."""
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    free = exponent - exponent.bit_length()
    mask = (1 << max(free, 0)) - 1
    return (size + mask) & ~mask


_HEAD: Final = SALT_BYTES + _LENGTH_BYTES
