"""The number of queries that a page makes does not grow with the record: every route, and what an address may ask."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.dispatches import dispatches
from marsad.desk.access import Role
from marsad.desk.apps import use_project
from marsad.desk.kept.models import Addition
from marsad.desk.members.models import Member
from marsad.desk.routes import ROUTES
from marsad.record.home import Home
from marsad.record.project import Project
from tests.desk.conftest import open_desk, record_of
from tests.desk.test_permissions import ASKED

pytestmark = pytest.mark.full
_FEW, _MANY = 150, 600
_MOST = 45
FURTHER = {
    "front, all days": "/?days=0&since=2014-01-01",
    "incidents, filtered": "/incidents/?order=change&party={origin}&outcome=killed&grade=weak",
    "incidents, last page": "/incidents/?page=9999",
    "incident, policy": "/incidents/{incident}/?policy=ucdp/1&series=killed.all",
    "incident, as of": "/incidents/{incident}/?as_of=2100-01-01",
    "incident, recorded by": "/incidents/{incident}/?recorded_by=2200-01-01",
    "report, form": "/reports/{report}/?claim={claim}&do=correct",
    "search, filters": "/search/?q=قتلوا&outcome=killed&stance=asserted&language=ar",
    "search, filters alone": "/search/?outlet=المنارة&outcome=killed",
    "search, last page": "/search/?q=بلدة&page=9999",
    "source, last page": "/sources/{origin}/?page=9999",
    "review, filtered": "/review/?ground=one-source&least=3&who=nobody",
    "publishing, one": "/publishing/?incident={incident}",
    "arrange, a report": "/arrange/?report={report}",
    "published, an incident": "/published/en/incidents/{incident}.html",
}
"""What else pages are asked for than each route of `ASKED`."""
_ADDRESSES = {name: ASKED[name] for name in (route.name for route in ROUTES if "GET" in route.methods)} | FURTHER


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[int, int]]]:
    """How many queries each address makes at a record of few reports, and at one of many."""
    reports = [*islice(dispatches(_MANY), _MANY)]
    folder = tmp_path_factory.mktemp("queries")
    found = []
    for number in (_FEW, _MANY):
        (folder / str(number)).mkdir()
        found.append(_queries(record_of(folder / str(number), reports[:number])))
    few, many = found
    yield {name: (few[name], many[name]) for name in _ADDRESSES}
    connections.close_all()


def _queries(record: Path) -> dict[str, int]:
    """How many queries each address makes, of a process that was asked before."""
    open_desk(Home(record))
    use_project(Home(record), Project(published=True))
    client, ids, found = Client(), _ids(), {}
    client.force_login(
        Member.objects.create(username="huda", role=Role.ADMINISTRATOR),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    Addition.objects.create(id=1, member=Member.objects.get(), kind="paste", named="a text", state="done")
    client.post("/publishing/publish/", {"incident": ids["incident"], "because": "because"})
    for name, address in _ADDRESSES.items():
        b"".join(client.get(address.format(**ids)))
        with ExitStack() as stack:
            seen = [stack.enter_context(CaptureQueriesContext(connections[alias])) for alias in connections]
            answer: Any = client.get(address.format(**ids))
            b"".join(answer)
            found[name] = sum(len(each) for each in seen)
        assert answer.status_code in (200, 302, 410), (name, answer.status_code)
    use_project(Home(record), Project())
    connections.close_all()
    return found


def _ids() -> dict[str, str]:
    """The incident that most reports tell of, a report and claim of it, and who counted."""
    from marsad.record.index.models import Figure, Incident

    incident = Incident.objects.order_by("-reports", "id").values_list("id", flat=True)[0]
    figure = Figure.objects.filter(incident=incident, copied=False).order_by("claim")[0]
    report, _, claim = figure.claim.rpartition("/")
    return {"incident": incident, "report": report, "claim": claim, "origin": figure.origin}


@pytest.mark.parametrize("name", _ADDRESSES)
def test_a_page_of_a_large_record_makes_as_many_queries_as_of_a_small_one(
    name: str, counted: dict[str, tuple[int, int]]
) -> None:
    few, many = counted[name]
    assert many == few
    assert many <= _MOST
