"""Two people at once at the desk, on a record in files and on a server: nothing is lost, and the second is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client

from marsad.desk import serving
from marsad.desk.access import Role
from marsad.desk.apps import record_home, use_project
from marsad.desk.members.models import Member
from marsad.desk.queue.models import Assignment, Proposal
from marsad.record.additions import Adding
from marsad.record.home import Home
from marsad.record.index.decisions import all_decisions
from marsad.record.index.settle import settle
from marsad.record.index.take_in import take_in
from marsad.record.project import Project
from marsad.record.store.database import open_databases
from tests.desk.conftest import open_desk, sign_in
from tests.desk.test_review import figures, form, queued
from tests.desk.threads import at_once
from tests.pipeline import invented
from tests.record.index.test_record_is_as_afresh import _read

pytestmark = pytest.mark.slow


@pytest.fixture
def people(
    kept: Path,  # the settings of a desk stand once one was opened
    tmp_path: Path,
    new_database: Callable[[], str | None],
) -> Iterator[list[Client]]:
    """Four people signed in at a desk of one report's record."""
    home = Home(tmp_path / "record", new_database())
    open_databases(home, make=True)
    Adding(None).add([_read(invented.dispatch("p1", "en", 0, 0, 14, 9))], datetime(2024, 1, 1, tzinfo=UTC))
    take_in()
    settle()
    open_desk(home)
    serving.bring_tables_up()
    clients = []
    for number in range(4):
        client = Client()
        member = Member.objects.create(username=f"one-{number}", role=Role.REVIEWER)
        sign_in(client, member)
        clients.append(client)
    yield clients
    use_project(record_home(), Project())
    connections.close_all()


def test_of_four_who_rule_on_one_figure_one_does_and_three_are_told(people: list[Client]) -> None:
    said = form(figures()[:1], "reject")
    at_once(people, lambda client: client.post("/review/act/", said))
    assert len(all_decisions()) == 1
    told = [client.get("/review/").content.decode() for client in people]
    assert sum("Nothing was done" in one for one in told) == 3


def test_of_four_who_agree_one_does(people: list[Client]) -> None:
    use_project(record_home(), Project(two_persons=frozenset({"reject"})))
    people[0].post("/review/act/", form(figures()[:1], "reject"))
    said = {"number": str(Proposal.objects.get().pk), "do": "agree"}
    at_once(people[1:], lambda client: client.post("/review/proposals/close/", said))
    assert len(all_decisions()) == 1


def test_of_four_who_propose_one_does(people: list[Client]) -> None:
    use_project(record_home(), Project(two_persons=frozenset({"reject"})))
    said = form(figures()[:1], "reject")
    at_once(people, lambda client: client.post("/review/act/", said))
    assert Proposal.objects.count() == 1
    assert all_decisions() == []


def test_of_four_who_take_an_entry_one_looks_at_it(people: list[Client]) -> None:
    said = form(queued()[:1], "assign")
    at_once(people, lambda client: client.post("/review/act/", said))
    assert Assignment.objects.count() == 1
