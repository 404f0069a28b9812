"""Signing what the log holds: its key made or changed, its checkpoints."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from marsad.errors import BadKey
from marsad.record.home import Home
from marsad.record.index.models import Marked
from marsad.record.log.checkpoints import Checkpoint, checkpoint_about, checkpoint_to_bytes, make_checkpoint
from marsad.record.log.entries import origin_of
from marsad.record.log.key_history import KeyHistory, key_about
from marsad.record.log.keys import SigningKey, create_key, key_id, load_key, public_key_of
from marsad.record.store import evidence


def begin_signing(home: Home, passphrase: str, clock: datetime) -> SigningKey:
    """Makes the log's first key, and introduces it in the log. Raises BadKey where there is one already."""
    if history().keys:
        raise BadKey("the log has its key already; `marsad keys rotate` puts another in its place")
    key = create_key(home.signing_key, passphrase)
    try:
        _introduce(key, None, clock)
    except BaseException:
        home.signing_key.unlink()
        raise
    return key


def rotate(home: Home, old: str | None, new: str, clock: datetime) -> SigningKey:
    """Puts a new key in the place of the log's key, signed by that; its file is kept beside under its id."""
    _finish_rotation(home)
    before = load_key(home.signing_key, old)
    beside = home.signing_key.with_name(f"signing-key-{before.id}.json")
    key = create_key(_coming(home), new)
    try:
        _introduce(key, before, clock)
    except BaseException:
        _coming(home).unlink()
        raise
    os.replace(home.signing_key, beside)
    os.replace(_coming(home), home.signing_key)
    return key


def sign_checkpoint(home: Home, passphrase: str | None, clock: datetime) -> tuple[Checkpoint, Path]:
    """Signs the log as it is, in an entry of its own and in a file to be kept elsewhere. Raises BadKey."""
    if not home.signing_key.exists():
        raise BadKey("the log has no key yet; `marsad keys create` makes one")
    _finish_rotation(home)
    key = load_key(home.signing_key, passphrase)
    with evidence.appending(clock) as writer:
        before = evidence.head()
        checkpoint = make_checkpoint(_origin(), before.size, before.root, writer.at, key)
        writer.append("checkpoint", about=checkpoint_about(checkpoint))
    home.checkpoints.mkdir(mode=0o700, exist_ok=True)
    file = home.checkpoint(checkpoint.size)
    file.write_bytes(checkpoint_to_bytes(checkpoint))
    return checkpoint, file


def history() -> KeyHistory:
    """The keys that the log introduced, as far as the index has taken it in. Raises BadLog."""
    if not evidence.head().size:
        return KeyHistory("")
    at = Marked.objects.filter(kind="key").order_by("entry").values_list("entry", flat=True)
    return KeyHistory.of(_origin(), map(evidence.entry_at, at))


def _coming(home: Home) -> Path:
    """The file of a new key until the log has introduced it."""
    return home.signing_key.with_name("signing-key.new")


def _finish_rotation(home: Home) -> None:
    """Puts a new key's file in its place where the log introduced it and the work was cut off there."""
    coming, valid = _coming(home), history().keys[-1:]
    if not coming.exists():
        return
    if valid and valid[0].public == public_key_of(coming):
        before = key_id(public_key_of(home.signing_key))
        os.replace(home.signing_key, home.signing_key.with_name(f"signing-key-{before}.json"))
        os.replace(coming, home.signing_key)
    else:
        coming.unlink()


def _origin() -> str:
    return origin_of(evidence.entry_at(0))


def _introduce(key: SigningKey, by: SigningKey | None, clock: datetime) -> None:
    with evidence.appending(clock) as writer:
        writer.append("key", about=key_about(writer.origin, key, by))
