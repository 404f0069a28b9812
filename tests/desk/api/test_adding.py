"""Reports that programs add: as text and as JSON lines, within the limits of the pages; what they tell comes as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from django.http import UnreadablePostError
from django.test import Client

from marsad.desk.access import Role
from marsad.desk.adding.folder import folder_of
from marsad.desk.adding.work import work
from marsad.desk.kept.models import Addition
from marsad.desk.members.tokens import Scope
from marsad.record.home import Home
from marsad.record.project import Project
from tests.desk.api.conftest import get, member, post, program

TEXT = "قتل 9 أشخاص في قصف على بلدة النهر يوم 3 آذار 2021، وفق ما قال الدفاع المدني السوري."
HOSTILE = (
    "<script>alert(1)</script> \u202eقتل 4 أشخاص\u202c في انفجار في مدينة دوما يوم 4 آذار 2021، بحسب "
    '=HYPERLINK("http://x.example") </pre><img src=x onerror=alert(1)> ' + "أ" * 5_000
)


@pytest.fixture
def coder(desk: Home, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A program that may add; what it begins is done by the test."""
    monkeypatch.setattr("marsad.desk.adding.begun.begin", lambda *_: None)
    return program(member(Role.CODER), Scope.READ, Scope.ADD)


def test_a_text_is_added_and_its_progress_told(coder: Client, desk: Home) -> None:
    answer = post(coder, "additions", {"text": TEXT, "published": "2021-03-03", "outlet": "وكالة النهر"})
    assert answer.status_code == 202, answer.content
    one = answer.json()
    assert (one["state"], one["kind"], one["outcomes"]) == ("waiting", "paste", {})
    work(desk, Project(), one["id"])
    assert get(coder, f"additions/{one['id']}")["outcomes"] == {"new": 1}
    (row,) = get(coder, f"additions/{one['id']}/reports")["items"]
    assert (row["outcome"], row["figures"]) == ("new", 1)
    assert get(coder, f"reports/{row['report']}")["claims"][0]["quantity"]["value"] == 9
    assert [each["id"] for each in get(coder, "additions")["items"]] == [one["id"]]


def test_lines_are_added_each_with_its_own_fate(coder: Client, desk: Home) -> None:
    lines = [json.dumps({"id": "n1", "text": TEXT, "published": "2021-03-03"}, ensure_ascii=False), "{no line"]
    answer = coder.post("/api/1/additions/lines", "\n".join(lines), content_type="application/x-ndjson")
    assert answer.status_code == 202, answer.content
    number = answer.json()["id"]
    work(desk, Project(), number)
    assert get(coder, f"additions/{number}")["outcomes"] == {"new": 1, "failed": 1}
    first = get(coder, f"additions/{number}/reports?limit=1")
    second = coder.get(first["next"]).json()
    assert second["next"] is None
    assert {one["report"] for one in (*first["items"], *second["items"])} == {None, "n1"}


def test_no_more_is_done_at_once_than_from_pages(coder: Client) -> None:
    for _ in range(4):
        assert post(coder, "additions", {"text": TEXT}).status_code == 202
    assert post(coder, "additions", {"text": TEXT}).status_code == 422
    assert Addition.objects.count() == 4


@pytest.mark.parametrize("said", [{"text": " "}, {"text": TEXT, "url": "javascript:alert(1)"}, {"text": 3}, {}])
def test_what_cannot_be_added(said: dict[str, object], coder: Client, desk: Home) -> None:
    assert post(coder, "additions", said).status_code == 422
    assert not Addition.objects.exists()


def test_lines_that_are_too_many_leave_nothing(coder: Client, desk: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.desk.api.calls.additions.BYTES", 100)
    answer = coder.post("/api/1/additions/lines", TEXT * 10, content_type="application/x-ndjson")
    assert answer.status_code == 422
    assert not Addition.objects.exists()
    assert not [*Path(desk.folder, "adding").glob("[0-9]*")]
    assert not folder_of(desk, 1).exists()


def test_what_breaks_off_leaves_nothing_that_could_be_gone_on_with(
    coder: Client, desk: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks_off(*_: object) -> bytes:
        raise UnreadablePostError("the request broke off")

    monkeypatch.setattr("django.core.handlers.wsgi.WSGIRequest.read", breaks_off)
    answer = coder.post("/api/1/additions/lines", TEXT, content_type="application/x-ndjson")
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    assert not Addition.objects.exists()


def test_hostile_texts_come_as_json_and_as_nothing_else(coder: Client, desk: Home) -> None:
    line = json.dumps({"id": "<b>id</b>", "text": HOSTILE, "title": "<svg onload=alert(1)>", "published": "2021-03-05"})
    answer = coder.post("/api/1/additions/lines", line, content_type="application/jsonl")
    work(desk, Project(), answer.json()["id"])
    (row,) = get(coder, f"additions/{answer.json()['id']}/reports")["items"]
    assert row["outcome"] == "new", row
    id_ = quote(row["report"], safe="")
    for path in (f"texts/{id_}", f"reports/{id_}", "reports", "search?q=HYPERLINK", "sources", "incidents", "matters"):
        told = coder.get(f"/api/1/{path}")
        assert told.status_code == 200, path
        assert told.headers["Content-Type"] == "application/json"
        assert told.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in told.headers["Content-Security-Policy"]
        told.json()
    assert "\u202e" in get(coder, f"texts/{id_}")["text"]
