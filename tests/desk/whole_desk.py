"""A desk on which something of everything is there, so that each of its pages has something to show; and an empty one."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner
from django.db import connections
from django.test import Client, override_settings

from marsad.cli.main import app
from marsad.desk import serving
from marsad.desk.access import Role
from marsad.desk.kept.models import Added, Addition, SavedSearch
from marsad.desk.members import invitations
from marsad.desk.members.models import Member
from marsad.desk.settings import FAILURES
from marsad.record.ask.review import Wanted, awaiting
from marsad.record.home import Home
from marsad.record.index.models import IncidentReport, Report
from marsad.record.meanwhile import seen
from tests.desk.conftest import ROOT, open_desk
from tests.desk.signing import give_password, made, with_app

PEOPLE = {
    "amal": Role.ADMINISTRATOR, "dalia": Role.REVIEWER, "samer": Role.CODER, "nur": Role.CODER, "rim": Role.READER,
    "shut": Role.READER,
}  # fmt: skip
"""Who can sign in: `nur` has an app for codes, and of `shut` too many attempts failed."""
_PROJECT = """
[publish]
at-the-desk = true
title = "Count of the river"
publisher = "River desk"

[review]
two-persons = ["merge"]
"""
_SLOW = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]


@dataclass(frozen=True, slots=True)
class Whole:
    """The record's folder, and what addresses are made of."""

    folder: Path
    ids: dict[str, str]


def empty(folder: Path) -> Path:
    """The folder of a record of nothing."""
    (folder / "record").mkdir()
    return folder / "record"


def whole(folder: Path) -> Whole:
    """A record of the bundled story on which people ruled, with members of every kind."""
    home = Home(folder / "record")
    home.folder.mkdir()
    example = (ROOT / "examples/marsad.toml").read_text(encoding="utf-8")
    home.configuration.write_text(example + _PROJECT, encoding="utf-8")
    _run("add", str(ROOT / "examples/story/reports.jsonl"), "--quiet", "--jobs", "1", home=home)
    open_desk(home)
    serving.bring_tables_up()
    with override_settings(PASSWORD_HASHERS=_SLOW):  # as the served desk digests them
        people = {name: made(name, role) for name, role in PEOPLE.items()}
    ids = _of_record(home) | {"secret": invitations.invite(people["amal"], Role.CODER, datetime.now(UTC))}
    for _ in range(FAILURES):
        give_password(Client(), "shut", "not-the-password")
    with_app(people["nur"])
    _rule(people, ids)
    _keep(people, ids)
    connections.close_all()
    return Whole(home.folder, ids)


def copied(kept: Whole, folder: Path) -> Whole:
    """The same for one test alone."""
    return Whole(Path(shutil.copytree(kept.folder, folder / "record")), kept.ids)


def _of_record(home: Home) -> dict[str, str]:
    """The incident that most reports tell of, two that are near each other, a loose report, a claim and who counted."""
    told = [json.loads(line) for line in _run("incidents", "--json", home=home).splitlines()]
    largest = max(told, key=lambda one: len(one["reports"]))
    claim = next(one for one in largest["claims"] if one["report"] == "d074")
    report, _, own = claim["id"].partition("/")
    (pair,) = awaiting(Wanted(ground="near"))[:1]
    loose = Report.objects.exclude(id__in=IncidentReport.objects.values("report")).values_list("id", flat=True)[0]
    found = {"incident": largest["id"], "near": pair.incident, "other": pair.other, "loose": loose}
    return found | {"report": report, "own": own, "claim": claim["id"], "origin": claim["origin"]}


def _rule(people: dict[str, Member], ids: dict[str, str]) -> None:
    """One claim is rejected, two incidents are proposed as one, one is published."""
    amal = _at(people["amal"])
    because = {"because": "سمعناه من مصدرين: checked <b>twice</b>", "seen": str(seen())}
    _sent(amal, "/decide/", {"kind": "reject", "target": ids["claim"], **because})
    merge = {"do": "merge", "incident": ids["near"], "with": ids["other"], "because": "وقعة واحدة (one raid)"}
    _sent(_at(people["dalia"]), "/arrange/", merge | {"since": str(seen())})
    publish = {"incident": ids["incident"], "because": "checked", "notice": "كما هي اليوم", "seen": ""}
    _sent(amal, "/publishing/publish/", publish)


def _keep(people: dict[str, Member], ids: dict[str, str]) -> None:
    """Saved searches; additions that are done, failed and cut off."""
    SavedSearch.objects.create(member=people["amal"], name="قتلى في السجن (prison)", asks="q=قتلى")
    for number, state in enumerate(("done", "failed", "cut-off"), 1):
        one = Addition.objects.create(
            id=number, member=people["samer"], kind="files", named="تقرير اليوم.txt, day-2.jsonl", state=state,
            ended=datetime.now(UTC) - timedelta(hours=number), why="no text in it" if state == "failed" else "",
        )  # fmt: skip
        Added.objects.create(addition=one, name="تقرير اليوم.txt", outcome="new", report=ids["report"], figures=1)
        Added.objects.create(addition=one, name="day-2.jsonl", outcome="failed", why="it is no report")


def _at(member: Member) -> Client:
    client = Client()
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _sent(client: Client, address: str, form: dict[str, str]) -> None:
    """Sends a form that must be taken."""
    answer = client.post(address, form, follow=True)
    said = answer.content.decode()
    assert answer.status_code == 200, said
    assert "said success" in said, said


def _run(*given: str, home: Home) -> str:
    done = CliRunner().invoke(app, [*given, "--home", str(home.folder)])
    assert done.exit_code == 0, done.output
    return done.stdout
