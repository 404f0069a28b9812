"""The number of queries that a call makes does not grow with the record."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from shutil import copytree

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from marsad.desk.access import Role
from marsad.record.home import Home
from marsad.record.index.models import Incident
from tests.desk.api.conftest import get, member, program
from tests.desk.conftest import open_desk, record_of
from tests.desk.incident.conftest import chosen

FEW = ("d046", "d047", "d050", "d069", "d070")
PATHS = (
    "me",
    "incidents?limit=3",
    "incidents?order=change&party=sdf&outcome=killed&grade=contested",
    "incidents/{id}",
    "incidents/{id}?as_of=2022-01-23",
    "incidents/{id}/claims",
    "incidents/{id}/timeline",
    "reports?limit=3",
    "search?q=قتلى&limit=3",
    "sources?limit=3",
    "sources/sohr",
    "parties",
    "matters?limit=3",
    "decisions",
    "export?of=incident&id={id}&format=csv",
)


def _queries(record: Path) -> dict[str, int]:
    open_desk(Home(record))
    asked = program(member(Role.READER))
    id_ = Incident.objects.order_by("-reports").values_list("id", flat=True)[0]
    found = {}
    for path in PATHS:
        for _again in range(2):
            with ExitStack() as stack:
                seen = [stack.enter_context(CaptureQueriesContext(connections[alias])) for alias in connections]
                answer = asked.get(f"/api/1/{path.format(id=id_)}")
                assert answer.status_code == 200, (path, answer.content)
                if answer.streaming:
                    list(answer.streaming_content)  # type: ignore[attr-defined]
                found[path] = sum(len(each) for each in seen)
    assert {one["id"] for one in get(asked, "parties")["items"]} >= {"sdf"}
    connections.close_all()
    return found


@pytest.mark.slow
def test_many_reports_take_as_many_queries_as_few(tmp_path: Path) -> None:
    few, many = tmp_path / "few", tmp_path / "many"
    few.mkdir()
    many.mkdir()
    small = _queries(record_of(few, chosen(FEW)))
    large = _queries(Path(copytree(record_of(many, chosen(tuple(f"d{n:03}" for n in range(30, 79)))), tmp_path / "m")))
    assert large == small
    assert max(large.values()) < 40
