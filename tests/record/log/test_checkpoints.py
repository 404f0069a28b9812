"""A checkpoint says what a log was, by the log's own key; a changed one is found, and so is a log that is not it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from marsad.errors import BadLog
from marsad.record.log.checkpoints import (
    Checkpoint,
    check_checkpoint,
    check_signature,
    checkpoint_digest,
    checkpoint_from_bytes,
    checkpoint_of,
    checkpoint_to_bytes,
    make_checkpoint,
)
from marsad.record.log.entries import entry_from_bytes
from marsad.record.log.key_history import KeyHistory
from tests.record.log.making import ORIGIN, START, MadeLog, signing_key, small_log

ONE, TWO = map(signing_key, (1, 2))


@pytest.fixture(scope="module")
def log() -> MadeLog:
    return small_log()


@pytest.fixture(scope="module")
def history(log) -> KeyHistory:
    return KeyHistory.of(ORIGIN, [entry_from_bytes(data) for _, data in log.rows])


def _beside(log: MadeLog) -> list[Checkpoint]:
    return [checkpoint_from_bytes(data) for data in log.beside]


def test_checkpoints_hold_for_the_log_as_it_grew(log, history):
    assert [checkpoint.size for checkpoint in _beside(log)] == [3, 9]
    for checkpoint in _beside(log):
        check_checkpoint(checkpoint, history, log.tree())
        assert checkpoint_from_bytes(checkpoint_to_bytes(checkpoint)) == checkpoint
        assert checkpoint_of(entry_from_bytes(log.rows[checkpoint.size][1])) == checkpoint
    assert len({checkpoint_digest(checkpoint) for checkpoint in _beside(log)}) == 2


def test_every_changed_byte_of_a_checkpoint_is_found(log, history):
    data = log.beside[0]
    for at in range(len(data)):
        for bit in range(8):
            changed = data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]
            with pytest.raises(BadLog):
                check_checkpoint(checkpoint_from_bytes(changed), history, log.tree())
        with pytest.raises(BadLog):
            checkpoint_from_bytes(data[:at])


def test_a_checkpoint_of_another_log_key_or_size_is_told(log, history):
    root = log.tree().root(5)
    for made, reason in [
        (make_checkpoint("f" * 32, 5, root, START, ONE), "another log"),
        (make_checkpoint(ORIGIN, 5, root, START, TWO), "not by the key"),
        (make_checkpoint(ORIGIN, 8, log.tree().root(8), START, ONE), "not by the key"),
        (replace(make_checkpoint(ORIGIN, 5, root, START, TWO), key=ONE.id), "signature is wrong"),
        (make_checkpoint(ORIGIN, 99, root, START, TWO), "was cut"),
        (make_checkpoint(ORIGIN, 4, root, START, ONE), "first 4 entries are not"),
    ]:
        with pytest.raises(BadLog, match=reason):
            check_checkpoint(made, history, log.tree())
    with pytest.raises(BadLog, match="not by the key"):
        check_signature(_beside(log)[0], KeyHistory(ORIGIN))


def test_a_checkpoint_is_of_some_entries_at_a_time_in_utc(log):
    with pytest.raises(BadLog, match="size"):
        make_checkpoint(ORIGIN, 0, log.tree().root(0), START, ONE)
    with pytest.raises(BadLog, match="UTC"):
        make_checkpoint(ORIGIN, 1, log.tree().root(1), datetime(2026, 1, 31), ONE)


def test_a_checkpoint_in_the_log_is_of_all_entries_before_it(log):
    entry = entry_from_bytes(log.rows[3][1])
    with pytest.raises(BadLog, match="exactly the entries before it"):
        checkpoint_of(replace(entry, index=4))
    with pytest.raises(BadLog, match="members"):
        checkpoint_of(replace(entry, about={"note": entry.about["note"]}))
    with pytest.raises(BadLog, match="format"):
        checkpoint_of(replace(entry, about={**entry.about, "note": {**entry.about["note"], "format": "x"}}))
