"""A desk on the record of the bundled story's siege, whose toll is contested, corrected, copied and broken down."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connections
from lxml import html

from marsad.cli.main import app
from marsad.desk import serving
from marsad.desk.access import Role
from marsad.record.decide import decide
from marsad.record.home import Home
from marsad.record.index.up_to_date import bring_up_to_date
from tests.desk.conftest import ROOT, As, open_desk

SIEGE = tuple(f"d{number:03}" for number in range(45, 79))
Shown = Callable[..., html.HtmlElement]


def record_of(folder: Path, lines: list[str]) -> Path:
    """A folder with a record of some reports, a line of JSON each, and the tables of its desk."""
    (folder / "reports.jsonl").write_text("".join(lines), encoding="utf-8")
    given = ["add", str(folder / "reports.jsonl"), "--home", str(folder / "record"), "--quiet", "--jobs", "1"]
    done = CliRunner().invoke(app, given)
    assert done.exit_code == 0, done.output
    open_desk(Home(folder / "record"))
    serving.bring_tables_up()
    connections.close_all()
    return folder / "record"


def of_story(ids: tuple[str, ...]) -> list[str]:
    """The lines of some reports of the bundled story."""
    with (ROOT / "examples/story/reports.jsonl").open(encoding="utf-8") as lines:
        return [line for line in lines if json.loads(line)["id"] in ids]


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record of the siege; never written to."""
    return record_of(tmp_path_factory.mktemp("siege"), of_story(SIEGE))


@pytest.fixture
def siege(desk: Home) -> str:
    """The id of the incident that most reports tell of."""
    from marsad.record.index.models import Incident

    return str(Incident.objects.order_by("-reports").values_list("id", flat=True)[0])


@pytest.fixture
def shown(signed_in: As, siege: str) -> Shown:
    """Gives the page of the siege as a coder sees it, with what an address asks for."""
    client = signed_in(Role.CODER)

    def page(**asked: str) -> html.HtmlElement:
        answer = client.get(f"/incidents/{siege}/", asked)
        assert answer.status_code == 200, answer.content.decode()
        return html.fromstring(answer.content.decode())

    return page


def reject(claim: str, author: str, because: str) -> None:
    """Has somebody reject a claim."""
    decide("reject", [claim], author=author, because=because, values={}, clock=datetime.now(UTC))
    bring_up_to_date(None)
