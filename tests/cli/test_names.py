"""`marsad names`, as a person runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad.cli.main import app

Run = Callable[..., Result]
REPORTS = (
    {"id": "a", "outlet": "Sada Agency", "language": "ar", "published": "2024-03-02T09:00:00+00:00",
     "text": "قال مصدر محلي إن القصف على بلدة جبل في حلب أدى يوم السبت إلى مقتل الطفل سامر أحمد الدروبي (9 أعوام)."},
    {"id": "b", "outlet": "Noor News", "language": "ar", "published": "2024-03-02T15:00:00+00:00",
     "text": "ذكر ناشطون أن القصف على بلدة جبل في حلب أدى يوم السبت إلى مقتل الطفل سامر الدروبي."},
    {"id": "c", "outlet": "Noor News", "language": "ar", "published": "2024-03-02T16:00:00+00:00",
     "text": "أعلن الدفاع المدني أن القصف على بلدة جبل في حلب أدى يوم السبت إلى مقتل الطفلة هدى زيتونة."},
)  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command on a record of three reports, which name three."""
    monkeypatch.setenv("MARSAD_HOME", str(tmp_path / "record"))
    monkeypatch.setenv("MARSAD_AUTHOR", "Rana")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    return lambda *arguments: CliRunner().invoke(app, [*map(str, arguments)])


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    file = tmp_path / "reports.jsonl"
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in REPORTS), encoding="utf-8")
    assert run("add", file).exit_code == 0
    return run


def _said(run: Run, *arguments: str) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """The persons and the suggestions."""
    said = [json.loads(line) for line in run("names", *arguments, "--json").stdout.splitlines()]
    return [one for one in said if "variants" in one], [one for one in said if "score" in one]


def test_names_lists_everyone_and_suggests_who_may_be_one(filled: Run) -> None:
    shown = filled("names")
    assert shown.exit_code == 0
    people, suggested = _said(filled)
    assert [one["variants"] for one in people] == [["سامر أحمد الدروبي"], ["سامر الدروبي"], ["هدى زيتونة"]]
    assert [[id_.split("/")[0] for id_ in one["persons"]] for one in suggested] == [["a", "b"]]  # type: ignore[union-attr, attr-defined]
    assert "one name has parts that the other leaves out" in shown.stdout
    assert "في أحدهما أجزاء ليست في الآخر" in filled("names", "--lang", "ar").stdout


def test_names_are_one_by_decision_alone_and_until_it_is_withdrawn(filled: Run) -> None:
    people, suggested = _said(filled)
    one, other = suggested[0]["persons"]  # type: ignore[misc]
    incidents = filled("incidents", "--json").stdout
    ruled = filled("decide", "merge", one, other, "--because", "the family says so")
    assert ruled.exit_code == 0
    merged, left = _said(filled)
    assert [person["variants"] for person in merged] == [["سامر أحمد الدروبي", "سامر الدروبي"], ["هدى زيتونة"]]
    assert left == []
    assert "decided" in filled("names").stdout
    assert [json.loads(line)["tolls"] for line in filled("incidents", "--json").stdout.splitlines()] == [
        json.loads(line)["tolls"] for line in incidents.splitlines()
    ]
    assert filled("decide", "withdraw", ruled.stdout.split()[1].rstrip(":"), "--because", "misheard").exit_code == 0
    assert _said(filled) == (people, suggested)


def test_names_of_two_are_suggested_no_more_once_they_are_split(filled: Run) -> None:
    one, other = _said(filled)[1][0]["persons"]  # type: ignore[misc]
    assert filled("decide", "split", one, other, "--because", "cousins").exit_code == 0
    people, suggested = _said(filled)
    assert (len(people), suggested) == (3, [])


def test_names_of_one_incident_are_those_of_its_reports(filled: Run) -> None:
    for line in filled("incidents", "--json").stdout.splitlines():
        incident = json.loads(line)
        people, _ = _said(filled, incident["id"])
        assert {one["mentions"][0]["report"] for one in people} <= set(incident["reports"])  # type: ignore[index]
    missing = filled("names", "nothing")
    assert (missing.exit_code, "there is no incident" in missing.stderr) == (1, True)


def test_names_somebody_who_is_not_there_is_not_decided_on(filled: Run) -> None:
    refused = filled("decide", "merge", "a/0-1-person", "b/0-1-person", "--because", "no")
    assert (refused.exit_code, "has no person '0-1-person'" in refused.stderr) == (1, True)


def test_names_that_are_not_collected_are_nowhere_in_the_record(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "record"
    home.mkdir()
    (home / "marsad.toml").write_text('[collect]\nleave-out = ["names"]\n', "utf-8")
    file = tmp_path / "reports.jsonl"
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in REPORTS), encoding="utf-8")
    assert run("add", file).exit_code == 0
    assert "Nobody is named" in run("names").stderr
    shown = [
        run(*command)
        for command in (["incidents"], ["show", "a"], ["show", "a", "--json"], ["log"], ["search", "القصف"])
    ]
    assert all(one.exit_code == 0 for one in shown)
    told = "".join(one.stdout for one in shown)
    assert "القصف" in told
    assert not any(name in told for name in ("سامر", "الدروبي", "هدى", "زيتونة"))
    assert run("search", "سامر").stdout.strip() == ""
    stored = (home / "index.sqlite3").read_bytes()
    assert not any(name.encode() in stored for name in ("سامر", "الدروبي", "زيتون"))
