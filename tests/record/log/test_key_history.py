"""Keys are introduced in the log: the first by itself, each later one by the one before, none twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.errors import BadLog
from marsad.record.log.entries import entry_from_bytes
from marsad.record.log.key_history import KeyHistory, key_about
from tests.record.log.making import ORIGIN, signing_key, small_log

ONE, TWO, THREE = map(signing_key, (1, 2, 3))


def _entries():
    return [entry_from_bytes(data) for _, data in small_log().rows]


def test_a_history_says_which_key_is_valid_at_which_size():
    history = KeyHistory.of(ORIGIN, _entries())
    assert [(key.index, key.id) for key in history.keys] == [(0, ONE.id), (6, TWO.id)]
    valid = [history.valid_at(size) for size in range(9)]
    assert [key and key.id for key in valid] == [None, *[ONE.id] * 6, TWO.id, TWO.id]
    assert history.known(ONE.id) == history.keys[0]
    assert history.known(THREE.id) is None


@pytest.mark.parametrize(
    ("about", "reason"),
    [
        (key_about(ORIGIN, THREE), "not by the key"),
        (key_about(ORIGIN, THREE, ONE), "not by the key"),
        (key_about(ORIGIN, ONE, TWO), "had before"),
        (key_about(ORIGIN, TWO, TWO), "had before"),
        (key_about("f" * 32, THREE, TWO), "signature"),
        (key_about(ORIGIN, THREE, TWO) | {"public": signing_key(4).public.hex()}, "signature"),
        (key_about(ORIGIN, THREE, TWO) | {"signature": None}, "signature"),
        (key_about(ORIGIN, THREE, TWO) | {"public": "x"}, "introduces"),
        ({}, "introduces"),
    ],
)
def test_a_key_that_the_valid_one_did_not_introduce_is_refused(about, reason):
    entries = _entries()
    history = KeyHistory.of(ORIGIN, entries)
    with pytest.raises(BadLog, match=reason):
        history.with_entry(replace(entries[6], index=20, about=about))


def test_a_rotation_goes_on():
    entries = _entries()
    history = KeyHistory.of(ORIGIN, entries)
    later = history.with_entry(replace(entries[6], index=20, about=key_about(ORIGIN, THREE, TWO)))
    assert later.keys[-1].id == THREE.id
    assert len(history.keys) == 2
