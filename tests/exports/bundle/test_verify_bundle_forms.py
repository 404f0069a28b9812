"""The stand-alone verifier takes only what is written as the log writes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from marsad.exports.bundle.verify_bundle import (
    Wrong,
    canonical,
    count,
    hexed,
    members,
    read_checkpoint,
    read_entry,
    read_file,
    read_json,
    steps,
    timed,
)
from marsad.record.log.entries import entry_to_bytes
from tests.record.log.making import small_log
from tests.record.log.test_entries import FIRST

CHECKPOINT = json.loads(small_log().beside[0])


@pytest.mark.parametrize("data", [
    b'{"a": 1}', b'{"b":1,"a":2}', b'{"a":1,"a":1}', b"1.0", b"1e3", b"NaN", b"-0", b"\xff", b"", b"[" * 100_000, b'"\\ud800"',
    b"9007199254740992", b"9" * 5000, b'"\\u0061"',
])  # fmt: skip
def test_json_in_another_form_is_refused(data):
    with pytest.raises(Wrong, match="as Marsad writes it"):
        read_json(data, "it")


def test_a_file_ends_in_a_line_feed_and_is_no_link(tmp_path: Path):
    path = tmp_path / "a"
    path.write_bytes(b"{}\n")
    assert read_file(path, "it") == {}
    (tmp_path / "link").symlink_to(path)
    for bad in (b"{}", b"{}\n\n", b"{}\r\n", b""):
        (tmp_path / "bad").write_bytes(bad)
        with pytest.raises(Wrong, match="as Marsad writes it"):
            read_file(tmp_path / "bad", "it")
    for name, reason in (("link", "a link"), ("none", "missing")):
        with pytest.raises(Wrong, match=reason):
            read_file(tmp_path / name, "it")


@pytest.mark.parametrize("read", [
    lambda: members([], {"a"}, "it"), lambda: members({"a": 1, "b": 2}, {"a"}, "it"), lambda: members({}, {"a"}, "it"),
    lambda: hexed("A" * 64, 32, "it"), lambda: hexed("a" * 63, 32, "it"), lambda: hexed("a" * 64 + "\n", 32, "it"),
    lambda: hexed(None, 32, "it"), lambda: count(-1, "it"), lambda: count(True, "it"), lambda: count("1", "it"),
    lambda: steps({}, "it"), lambda: steps(["a"], "it"), lambda: timed("2026-01-31", "it"), lambda: timed(None, "it"),
    lambda: timed("2026-02-30T00:00:00.000000Z", "it"), lambda: timed("2026-01-31T00:00:00.00000\u0660Z", "it"),
])  # fmt: skip
def test_another_form_is_refused(read):
    with pytest.raises(Wrong, match="it"):
        read()


@pytest.mark.parametrize("changes", [
    {"format": "marsad.entry/2"}, {"kind": "guess"}, {"kind": []}, {"index": -1}, {"at": "now"}, {"previous": "0"}, {"about": []},
    {"payloads": {}}, {"payloads": [{}]}, {"extra": 1},
    *({"payloads": [{"ciphertext": "0" * 64, "commitment": "0" * 64, "role": "report", "size": 1, **odd}]} for odd in (
        {"ciphertext": ""}, {"commitment": ""}, {"role": 1}, {"size": -1}, {"more": 1},
    )),
])  # fmt: skip
def test_an_entry_that_is_none_is_refused(changes):
    said = json.loads(entry_to_bytes(FIRST))
    assert read_entry(canonical(said), "it") == said
    with pytest.raises(Wrong):
        read_entry(canonical({**said, **changes}), "it")


@pytest.mark.parametrize("changes", [
    {"format": "marsad.checkpoint/2"}, {"size": 0}, {"size": "1"}, {"root": ""}, {"origin": ""}, {"key": ""}, {"at": ""}, {"more": 1},
])  # fmt: skip
def test_a_checkpoint_that_is_none_is_refused(changes):
    assert read_checkpoint(CHECKPOINT, "it")["size"] == 3
    with pytest.raises(Wrong):
        read_checkpoint({**CHECKPOINT, "note": {**CHECKPOINT["note"], **changes}}, "it")
    for about in ({"note": CHECKPOINT["note"]}, {**CHECKPOINT, "signature": "0"}, []):
        with pytest.raises(Wrong):
            read_checkpoint(about, "it")
