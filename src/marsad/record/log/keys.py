"""Signing keys: Ed25519, on disk only under a passphrase.

PKCS#8 as `cryptography` writes it stretches a passphrase by 2,048 rounds of PBKDF2, which somebody who took the disk
tries out in no time; a key file therefore is JSON with scrypt (RFC 7914) and AES-256-GCM.
"""

from __future__ import annotations

import os
import secrets
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from marsad.errors import BadKey, BadLog
from marsad.record.log.canonical import canonical, from_canonical
from marsad.record.log.digests import hex_of
from marsad.record.log.stretching import SCRYPT_COST, is_cost, stretched

KEY_FILE_FORMAT: Final = "marsad.key-file/1"
SHORTEST_PASSPHRASE: Final = 12
_NO_KEY: Final = "is no key file of Marsad: name the file that was made for the log's key"
_MEMBERS: Final = frozenset({"cost", "format", "nonce", "public", "salt", "sealed"})


class SigningKey:
    """A private key that can sign; it shows only its id."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self.__private = private
        self.public = private.public_key().public_bytes_raw()
        self.id = key_id(self.public)

    def __repr__(self) -> str:
        return f"SigningKey({self.id})"

    def __reduce__(self) -> str:
        raise TypeError("a signing key is not copied out of its process")

    def sign(self, domain: bytes, message: bytes) -> str:
        """The signature over a message of a domain (`marsad.checkpoint/1`), 128 hexadecimal digits."""
        return self.__private.sign(domain + b"\n" + message).hex()


def is_signed(public: bytes, signature: str, domain: bytes, message: bytes) -> bool:
    """Whether a signature of hexadecimal digits over a message of a domain is by this public key."""
    try:
        raw = bytes.fromhex(hex_of(signature, "a signature", 64))
        Ed25519PublicKey.from_public_bytes(public).verify(raw, domain + b"\n" + message)
    except (BadLog, InvalidSignature, ValueError):
        return False
    return True


def key_id(public: bytes) -> str:
    """What a public key is called: the first half of its SHA-256, 32 hexadecimal digits."""
    return sha256(public).hexdigest()[:32]


def create_key(path: Path, passphrase: str, *, cost: int = SCRYPT_COST) -> SigningKey:
    """A new key in a new file that only its owner can read.

    Raises BadKey where the passphrase is short or the file is there already or cannot be written.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BadKey(f"the passphrase is shorter than {SHORTEST_PASSPHRASE} characters: use several words")
    private = Ed25519PrivateKey.generate()
    public, salt, nonce = private.public_key().public_bytes_raw(), secrets.token_bytes(16), secrets.token_bytes(12)
    sealing = AESGCM(_stretched(passphrase, salt, cost))
    head = {"cost": cost, "format": KEY_FILE_FORMAT, "public": public.hex(), "salt": salt.hex(), "nonce": nonce.hex()}
    sealed = sealing.encrypt(nonce, private.private_bytes_raw(), canonical(head))
    _write_new(path, canonical({**head, "sealed": sealed.hex()}) + b"\n")
    return SigningKey(private)


def load_key(path: Path, passphrase: str | None) -> SigningKey:
    """The key of a file. Raises BadKey: no such file, no key, no passphrase, a wrong one or a changed file."""
    head, sealed = _key_file(path)
    if not passphrase:
        raise BadKey(f"{path} needs its passphrase")
    opening = AESGCM(_stretched(passphrase, bytes.fromhex(head["salt"]), head["cost"]))
    try:
        private = Ed25519PrivateKey.from_private_bytes(
            opening.decrypt(bytes.fromhex(head["nonce"]), sealed, canonical(head))
        )
    except (InvalidTag, ValueError):
        raise BadKey(f"{path} does not open: the passphrase is wrong, or the file was changed") from None
    return SigningKey(private)


def public_key_of(path: Path) -> bytes:
    """The public key that a key file says it holds (nothing is proved before it is opened). Raises BadKey."""
    return bytes.fromhex(_key_file(path)[0]["public"])


def _key_file(path: Path) -> tuple[dict[str, Any], bytes]:
    """What stands in a key file beside the sealed key, and the sealed key."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadKey(f"{path} cannot be read: {error.strerror}") from None
    try:
        said = from_canonical(data.removesuffix(b"\n"))
        if not isinstance(said, dict) or said.keys() != _MEMBERS or said["format"] != KEY_FILE_FORMAT:
            raise BadKey(f"{path} {_NO_KEY}")
        hex_of(said["public"], "public")
        hex_of(said["salt"], "salt", 16)
        hex_of(said["nonce"], "nonce", 12)
        sealed = bytes.fromhex(hex_of(said.pop("sealed"), "sealed", 48))
    except BadLog:
        raise BadKey(f"{path} {_NO_KEY}") from None
    if not is_cost(said["cost"]):
        raise BadKey(f"{path} {_NO_KEY}")
    return said, sealed


def _stretched(passphrase: str, salt: bytes, cost: int) -> bytes:
    """The key that a passphrase stands for; the same in whichever form a keyboard composes its letters."""
    said = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return stretched(said, salt, cost)


def _write_new(path: Path, data: bytes) -> None:
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise BadKey(f"{path} is there already and is not overwritten: name another file") from None
    except OSError as error:
        raise BadKey(f"{path} cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(file, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise BadKey(f"{path} cannot be written: {error.strerror}") from None
