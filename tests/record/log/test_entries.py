"""An entry has one form in bytes, and whatever is not exactly that is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from marsad.errors import BadLog
from marsad.record.log.canonical import canonical
from marsad.record.log.digests import NO_DIGEST
from marsad.record.log.entries import (
    ENTRY_KINDS,
    Entry,
    PayloadRef,
    digest_of_entry,
    entry_from_bytes,
    entry_to_bytes,
    origin_of,
    removed_by,
)

ORIGIN = "0123456789abcdef" * 2
FIRST = Entry(
    index=0,
    kind="report",
    at=datetime(2026, 1, 31, 12, 0, 5, 7, UTC),
    previous=NO_DIGEST,
    payloads=(PayloadRef("report", "a" * 64, "b" * 64, 120), PayloadRef("carrier", "c" * 64, "d" * 64, 80)),
    about={"origin": ORIGIN, "reader": "0.1", "packs": ["ar"]},
)


def test_an_entry_comes_back():
    data = entry_to_bytes(FIRST)
    assert entry_from_bytes(data) == FIRST
    assert entry_to_bytes(entry_from_bytes(data)) == data
    assert data.startswith(
        b'{"about":{"origin":"0123456789abcdef0123456789abcdef","packs":["ar"],"reader":"0.1"},"at":'
    )
    assert b'"at":"2026-01-31T12:00:05.000007Z","format":"marsad.entry/1","index":0,"kind":"report"' in data
    assert origin_of(FIRST) == ORIGIN


def test_the_next_entry_names_the_bytes_of_the_one_before():
    data = entry_to_bytes(FIRST)
    later = replace(FIRST, index=1, previous=digest_of_entry(data), about={})
    assert entry_from_bytes(entry_to_bytes(later)).previous == digest_of_entry(data)
    with pytest.raises(BadLog, match="is in its first entry"):
        origin_of(replace(later, about=FIRST.about))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"at": datetime(2026, 1, 31)}, "UTC"),
        ({"at": datetime(2026, 1, 31, tzinfo=timezone(timedelta(hours=3)))}, "UTC"),
        ({"kind": "guess"}, "kind"),
        ({"index": -1}, "index"),
        ({"index": True}, "index"),
        ({"previous": "A" * 64}, "previous"),
        ({"previous": "a" * 64}, "64 zeros"),
        ({"about": {}}, "origin"),
        ({"about": {"origin": "x" * 32}}, "origin"),
        ({"about": {"origin": ORIGIN, "share": 0.5}}, "float"),
        ({"index": 1}, "not the first"),
        ({"payloads": (PayloadRef("", "a" * 64, "b" * 64, 1),)}, "role"),
        ({"payloads": (PayloadRef("report", "a" * 63, "b" * 64, 1),)}, "commitment"),
        ({"payloads": (PayloadRef("report", "a" * 64, "b" * 65, 1),)}, "ciphertext"),
        ({"payloads": (PayloadRef("report", "a" * 64, "b" * 64, -1),)}, "size"),
        ({"kind": "removal", "about": {"origin": ORIGIN}}, "removed"),
        ({"kind": "removal", "about": {"origin": ORIGIN, "removed": []}}, "removed"),
        ({"kind": "removal", "about": {"origin": ORIGIN, "removed": ["a" * 64, "a" * 64]}}, "each once"),
        ({"kind": "removal", "about": {"origin": ORIGIN, "removed": [["a"]]}}, "removal names"),
    ],
)
def test_an_entry_that_breaks_the_rules_is_not_written(changes, reason):
    with pytest.raises(BadLog, match=reason):
        entry_to_bytes(replace(FIRST, **changes))


def test_a_removal_says_what_it_removed():
    removal = replace(FIRST, kind="removal", about={"origin": ORIGIN, "removed": ["e" * 64, "a" * 64]})
    assert removed_by(entry_from_bytes(entry_to_bytes(removal))) == ("e" * 64, "a" * 64)
    assert removed_by(FIRST) == ()


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("format", "marsad.entry/2"), ("at", "2026-01-31T12:00:05Z"), ("at", "2026-01-31T12:00:05.000007+00:00"),
        ("at", "2026-02-30T12:00:05.000007Z"), ("at", 5), ("payloads", {}), ("payloads", ["a"]), ("about", []),
        ("index", "0"), ("index", None), ("kind", None), ("kind", ["report"]), ("previous", 0), ("extra", 1),
    ],
)  # fmt: skip
def test_bytes_that_are_no_entry_are_refused(member, value):
    said = json.loads(entry_to_bytes(FIRST)) | {member: value}
    with pytest.raises(BadLog):
        entry_from_bytes(canonical(said))


@pytest.mark.parametrize("member", ["format", "at", "index", "kind", "payloads", "previous", "about"])
def test_an_entry_has_all_members(member):
    said = json.loads(entry_to_bytes(FIRST))
    del said[member]
    with pytest.raises(BadLog, match="exactly the members"):
        entry_from_bytes(canonical(said))


def test_an_entry_in_another_form_is_refused():
    data = entry_to_bytes(FIRST)
    for other in (
        data + b"\n",
        b" " + data,
        data.replace(b",", b", ", 1),
        json.dumps(json.loads(data)).encode(),
        b"[]",
    ):
        with pytest.raises(BadLog):
            entry_from_bytes(other)


def test_the_kinds_are_those_of_the_log():
    kinds = {"report", "reading", "decision", "policy", "removal", "access", "checkpoint", "key", "publication"}
    assert kinds == ENTRY_KINDS
