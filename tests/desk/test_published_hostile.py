"""The feed is one (RFC 4287), and words that would run, turn the page around or break a file do neither."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from django.db import connections

from marsad.desk import serving
from marsad.desk.edition.changes import Change, Line
from marsad.desk.edition.edition import Edition
from marsad.desk.edition.feed import feed_of
from marsad.model.sensitive import SENSITIVE
from marsad.record.home import Home
from marsad.record.index.up_to_date import bring_up_to_date
from marsad.record.project import Project
from marsad.record.publish import publish
from marsad.record.store import evidence
from marsad.record.store.database import open_databases
from tests.desk.conftest import open_desk
from tests.desk.published_story import FIRST, LATER, add, incident_of

ATOM = "{http://www.w3.org/2005/Atom}"
EVIL = '=HYPERLINK("http://evil.example")</title><script>alert(1)</script>\u202eabc\'"&amp;'
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def _check_feed(data: bytes) -> Xml.Element:
    """What RFC 4287 requires of a feed (4.1.1) and of its entries (4.1.2)."""
    root = Xml.fromstring(data)
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(root.findall(ATOM + name)) == 1, name
    assert STAMP.fullmatch(root.findtext(f"{ATOM}updated") or "")
    assert (root.findtext(f"{ATOM}author/{ATOM}name") or "").strip()
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self", "alternate"]
    ids = [root.findtext(f"{ATOM}id")]
    for entry in root.findall(f"{ATOM}entry"):
        for name in ("id", "title", "updated"):
            assert len(entry.findall(ATOM + name)) == 1, name
            assert (entry.findtext(ATOM + name) or "").strip(), name
        assert STAMP.fullmatch(entry.findtext(f"{ATOM}updated") or "")
        assert entry.find(f"{ATOM}link[@rel='alternate']") is not None
        ids.append(entry.findtext(f"{ATOM}id"))
    assert all((id_ or "").startswith("urn:uuid:") for id_ in ids)
    assert len(set(ids)) == len(ids)
    return root


def _change(**said: object) -> Change:
    told = {
        "id": "p-7", "at": "2026-01-31T12:00:00+02:00", "kind": "changed", "address": "i-1", "name": "n", "title": "t",
        "lines": (), "replaces": (), "why": (), "notice": "", "because": "", "author": "", "is_correction": True,
    }  # fmt: skip
    return Change(**(told | said))  # type: ignore[arg-type]  # the members of a change


def _feed(changes: Iterable[Change], title: str = "Count") -> bytes:
    at = datetime(2026, 1, 31, tzinfo=UTC)
    return feed_of([*changes], language="en", title=title, publisher="River desk", origin="ab", made=at)


def test_a_feed_without_entries_is_one() -> None:
    assert _check_feed(_feed([])).findtext(f"{ATOM}updated") == "2026-01-31T00:00:00Z"


def test_an_edition_of_an_empty_log_is_whole(kept: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "record")
    home.folder.mkdir()
    open_desk(home)  # the settings of a desk stand once one was opened, as `kept` was
    open_databases(home, make=True)
    open_desk(home)
    serving.bring_tables_up()
    edition = Edition(home, Project())
    assert evidence.head().size == 0
    for path in edition.paths():
        pieces = edition.pieces(path)
        assert pieces is not None, path
        if path.endswith(".xml"):
            assert _check_feed(b"".join(pieces)).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    connections.close_all()


def test_a_feed_tells_what_a_toll_was_before_and_why() -> None:
    change = _change(lines=(Line("killed", "17 (weak)", "11 (weak)", True),), why=("a source took it back",))
    summary = _check_feed(_feed([change])).findtext(f"{ATOM}entry/{ATOM}summary") or ""
    assert "killed: 11 (weak); before: 17 (weak)." in summary
    assert "a source took it back" in summary


def test_the_same_act_has_the_same_id_every_time() -> None:
    ids = {_check_feed(_feed([_change()], title)).findtext(f"{ATOM}entry/{ATOM}id") for title in ("Count", "Other")}
    assert len(ids) == 1


@pytest.mark.parametrize("words", [EVIL, "a\x00b\x08c\x1b[31m", "\ufffe\uffff", "\ud800", "]]>", "x" * 100_000])
def test_no_words_break_the_feed(words: str) -> None:
    told = {"title": words or "t", "notice": words, "because": words, "author": words, "name": words, "why": (words,)}
    data = _feed([_change(**told)], title=f"t{words}")
    _check_feed(data)
    assert b"<script" not in data


@pytest.fixture
def hostile(story: Home) -> Edition:
    """An edition that shows everything of a record whose outlet, headline, address and notice are hostile."""
    bad = [
        {**one, "outlet": EVIL, "title": EVIL, "url": "javascript:alert(1)", "id": f"x{n}"}
        for n, one in enumerate(LATER)
    ]
    add(story, tuple(bad))
    bring_up_to_date(None)
    incident, at = incident_of(story), datetime.now(UTC)
    publish(incident, author=EVIL, because=EVIL, notice=EVIL, clock=at)
    bring_up_to_date(None)
    return Edition(story, Project(shown=frozenset(SENSITIVE), title=EVIL, publisher=EVIL))


def test_nothing_in_a_page_runs_or_turns_it_around(hostile: Edition) -> None:
    assert len([*hostile.paths()]) == 24
    for path in hostile.paths():
        text = b"".join(hostile.pieces(path) or ()).decode()
        assert text, path
        if path.endswith((".html", ".xml")):
            assert "<script" not in text, path
            assert "javascript:" not in text, path
        if path.endswith(".html"):
            assert re.findall(r"\son\w+=|\sstyle=", re.sub(r">[^<]*<", "><", text)) == [], path
            for sign in "\u202e\u202d\u202a\u202b":
                assert sign not in text, path
        if path.endswith(".xml"):
            _check_feed(text.encode())


def test_tables_are_read_back_and_hold_no_formula(hostile: Edition) -> None:
    for path in hostile.paths():
        data = b"".join(hostile.pieces(path) or ())
        if path.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
            assert len(rows) > 1, path
            assert len({len(row) for row in rows}) == 1, path
            assert not any(cell.startswith("=") for row in rows for cell in row), path
        if path.endswith(".geojson"):
            assert json.loads(data)["type"] == "FeatureCollection"


def test_tables_of_several_incidents_are_one_table(story: Home) -> None:
    other = {
        **FIRST[1],
        "id": "q1",
        "text": "قتل 5 أشخاص في انفجار في مدينة البصرة يوم 9 أيار 2021، بحسب مديرية الصحة.",
    }
    add(story, ({**other, "published": "2021-05-09T12:00:00+00:00"},))
    bring_up_to_date(None)
    from marsad.record.ask.lists import latest

    ids, at = sorted(latest()), datetime.now(UTC)
    assert len(ids) == 2
    for number, incident in enumerate(ids):
        publish(incident, author="Huda", because="checked", clock=at + timedelta(seconds=number))
        bring_up_to_date(None)
    edition = Edition(story, Project())
    rows = list(csv.DictReader(io.StringIO(b"".join(edition.pieces("data/incidents.csv") or ()).decode(), newline="")))
    assert sorted(row["id"] for row in rows) == ids
    assert "Incidents in the record: 2." in b"".join(edition.pieces("data/README.md") or ()).decode()
    features = json.loads(b"".join(edition.pieces("data/incidents.geojson") or ()))["features"]
    assert sorted(one["id"] for one in features) == ids
