"""Signing keys lie on disk only under a passphrase, and say nothing of themselves."""

from __future__ import annotations

import errno
import json
import os
import pickle
import stat

import pytest

from marsad.errors import BadKey
from marsad.record.log.keys import create_key, is_signed, key_id, load_key, public_key_of

WORDS = "three quiet rivers meet"
CHEAP = 2**4


def test_a_key_signs_and_comes_back(tmp_path):
    path = tmp_path / "log.key"
    made = create_key(path, WORDS)
    loaded = load_key(path, WORDS)
    assert (loaded.public, loaded.id) == (made.public, made.id) == (public_key_of(path), key_id(made.public))
    signature = loaded.sign(b"a domain", b"a message")
    assert is_signed(made.public, signature, b"a domain", b"a message")
    assert not is_signed(made.public, signature, b"another domain", b"a message")
    assert not is_signed(made.public, signature, b"a domain", b"another message")
    assert not is_signed(create_key(tmp_path / "other.key", WORDS).public, signature, b"a domain", b"a message")
    assert json.loads(path.read_bytes())["cost"] == 2**17


@pytest.mark.parametrize("signature", ["", "zz" * 64, "aa" * 63, "AA" * 64, "00" * 64])
def test_no_signature_is_wrong_and_no_error(tmp_path, signature):
    assert not is_signed(create_key(tmp_path / "log.key", WORDS, cost=CHEAP).public, signature, b"d", b"m")


def test_a_key_file_is_its_owners_and_never_overwritten(tmp_path):
    path = tmp_path / "log.key"
    create_key(path, WORDS, cost=CHEAP)
    before = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(BadKey, match="there already"):
        create_key(path, WORDS, cost=CHEAP)
    assert path.read_bytes() == before


def test_a_key_is_not_written_through_a_link(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadKey, match="there already"):
        create_key(tmp_path / "link", WORDS, cost=CHEAP)
    assert not (tmp_path / "elsewhere").exists()


def test_a_key_that_could_not_be_written_is_told_and_not_left_behind(tmp_path, monkeypatch):
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BadKey, match="No space left"):
        create_key(tmp_path / "log.key", WORDS, cost=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BadKey, match="cannot be written"):
        create_key(tmp_path / "none" / "log.key", WORDS, cost=CHEAP)
    with pytest.raises(BadKey, match="cannot be read"):
        load_key(tmp_path / "none", WORDS)


@pytest.mark.parametrize(("passphrase", "reason"), [
    (None, "needs its passphrase"), ("", "needs its passphrase"), (WORDS + "s", "passphrase is wrong"),
])  # fmt: skip
def test_a_wrong_passphrase_is_told_and_not_shown(tmp_path, passphrase, reason):
    create_key(tmp_path / "log.key", WORDS, cost=CHEAP)
    with pytest.raises(BadKey, match=reason) as told:
        load_key(tmp_path / "log.key", passphrase)
    assert WORDS not in str(told.value)
    assert told.value.__cause__ is None


def test_a_short_passphrase_is_refused_and_nothing_written(tmp_path):
    with pytest.raises(BadKey, match="12 characters"):
        create_key(tmp_path / "log.key", "x" * 11)
    assert list(tmp_path.iterdir()) == []


def test_a_passphrase_is_the_same_however_its_letters_are_composed(tmp_path):
    made = create_key(tmp_path / "log.key", "café \u0622\u062c\u0627\u0644 rivers", cost=CHEAP)
    assert load_key(tmp_path / "log.key", "cafe\u0301 \u0627\u0653\u062c\u0627\u0644 rivers").id == made.id


def test_every_changed_byte_of_a_key_file_is_found(tmp_path):
    path = tmp_path / "log.key"
    create_key(path, WORDS, cost=CHEAP)
    data = path.read_bytes()
    for at in range(len(data)):
        for bit in (0, 5):
            path.write_bytes(data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :])
            with pytest.raises(BadKey):
                load_key(path, WORDS)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b"-----BEGIN PRIVATE KEY-----", b'{"format":1}'])
def test_what_is_no_key_file_is_told(tmp_path, data):
    (tmp_path / "log.key").write_bytes(data)
    with pytest.raises(BadKey, match="no key file"):
        load_key(tmp_path / "log.key", WORDS)


@pytest.mark.parametrize("cost", [0, 3, 2**21, "16", True, None])
def test_a_cost_that_would_take_all_memory_is_refused(tmp_path, cost):
    path = tmp_path / "log.key"
    create_key(path, WORDS, cost=CHEAP)
    said = json.loads(path.read_bytes()) | {"cost": cost}
    path.write_text(json.dumps(said, sort_keys=True, separators=(",", ":")))
    with pytest.raises(BadKey, match="no key file"):
        load_key(path, WORDS)


def test_a_key_shows_only_its_id_and_is_not_copied_out(tmp_path):
    made = create_key(tmp_path / "log.key", WORDS, cost=CHEAP)
    assert repr(made) == f"SigningKey({made.id})"
    with pytest.raises(TypeError):
        pickle.dumps(made)
