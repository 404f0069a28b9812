"""What is sealed opens only unchanged, and what stays of it tells nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import BadPayload
from marsad.record.log.payloads import COMMITMENT_DOMAIN, commitment_to, open_sealed, padded, seal, unseal


@given(st.binary(max_size=2000))
def test_what_is_sealed_opens(content):
    sealed = seal(content)
    assert unseal(sealed.ciphertext, sealed.key, sealed.commitment) == content


@pytest.mark.parametrize("content", [b"", b"\0", "قُتل ثلاثة مدنيين".encode()])
def test_every_changed_byte_is_found(content):
    sealed = seal(content)
    for where in ("ciphertext", "key", "commitment"):
        own = getattr(sealed, where)
        for at in range(len(own)):
            for other in _others(own, at):
                changed = replace(sealed, **{where: other})
                with pytest.raises(BadPayload):
                    unseal(changed.ciphertext, changed.key, changed.commitment)


def _others(own: bytes | str, at: int) -> list[bytes] | list[str]:
    if isinstance(own, str):
        return [own[:at] + digit + own[at + 1 :] for digit in "0123456789abcdef" if digit != own[at]]
    return [own[:at] + bytes([own[at] ^ (1 << bit)]) + own[at + 1 :] for bit in range(8)]


def test_what_is_cut_short_is_found():
    sealed = seal(b"three killed")
    for cut in range(len(sealed.ciphertext)):
        with pytest.raises(BadPayload):
            unseal(sealed.ciphertext[:cut], sealed.key, sealed.commitment)
    with pytest.raises(BadPayload, match="32 bytes"):
        unseal(sealed.ciphertext, sealed.key[:-1], sealed.commitment)


def test_another_payload_is_not_taken_for_it():
    one, other = seal(b"one"), seal(b"other")
    with pytest.raises(BadPayload, match="does not open"):
        unseal(other.ciphertext, one.key, one.commitment)
    with pytest.raises(BadPayload, match="committed"):
        unseal(other.ciphertext, other.key, one.commitment)


def test_the_same_content_twice_has_nothing_in_common():
    one, other = seal(b"known"), seal(b"known")
    assert one.commitment != other.commitment
    assert one.ciphertext != other.ciphertext
    assert one.key != other.key


def test_the_commitment_can_be_shown_with_the_salt():
    sealed = seal(b"three killed")
    opened = open_sealed(sealed.ciphertext, sealed.key, sealed.commitment)
    assert commitment_to(opened.content, opened.salt) == sealed.commitment
    assert commitment_to(b"four killed", opened.salt) != sealed.commitment
    with pytest.raises(BadPayload, match="salt"):
        commitment_to(b"", opened.salt[:-1])


def test_nothing_secret_is_shown():
    sealed = seal(b"three killed")
    opened = open_sealed(sealed.ciphertext, sealed.key, sealed.commitment)
    assert "key" not in repr(sealed)
    assert repr(opened) == "Opened()"


def test_sealed_sizes_are_few():
    assert padded(0) == 0
    assert all(size <= padded(size) <= size * 1.125 + 1 for size in range(5000))
    assert len({padded(size) for size in range(10_000, 20_000)}) <= 32
    sizes = {len(seal(b"x" * size).ciphertext) for size in range(5000, 5040)}
    assert len(sizes) <= 2


@pytest.mark.parametrize(
    ("length", "rest"),
    [
        (5, b"three\0\0\1"),
        (5, b"three" + bytes(99)),
        (5, b"three"),
        (99, b"three" + bytes(11)),
        (2**63, b"three"),
    ],
)
def test_what_was_not_sealed_as_marsad_seals_is_refused(length, rest):
    salt, key = bytes(32), bytes(32)
    sealed = AESGCM(key).encrypt(bytes(12), salt + length.to_bytes(8, "big") + rest, COMMITMENT_DOMAIN)
    with pytest.raises(BadPayload, match="as Marsad seals it"):
        unseal(sealed, key, commitment_to(b"three", salt))


def test_what_is_shorter_than_its_salt_is_refused():
    sealed = AESGCM(bytes(32)).encrypt(bytes(12), b"short", COMMITMENT_DOMAIN)
    with pytest.raises(BadPayload, match="as Marsad seals it"):
        unseal(sealed, bytes(32), "0" * 64)
