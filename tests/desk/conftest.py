"""A desk on a record of some reports, and who may sign in at it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import pytest
from django.db import connections
from django.template import Template
from django.test import Client, override_settings
from django.test.utils import instrumented_test_render

from marsad.desk import serving
from marsad.desk.access import Role
from marsad.desk.apps import use_project
from marsad.desk.kept.models import Addition
from marsad.desk.members.models import Member
from marsad.desk.router import DESK
from marsad.desk.settings import desk_database
from marsad.record.connect import use
from marsad.record.home import Home
from marsad.record.project import Project, project_of
from tests.desk import records
from tests.desk.published_story import FIRST, add

ROOT = Path(__file__).parents[2]
STORY = ROOT / "examples/story/reports.jsonl"
_REPORTS = 24

As = Callable[[Role | None], Client]


def open_desk(home: Home) -> None:
    """Makes a record's desk the one that this process serves."""
    use(home)
    use_project(home, project_of(home))
    connections[DESK].close()
    del connections[DESK]
    connections.settings[DESK] = connections.configure_settings({"default": {}, DESK: desk_database(home)})[DESK]


def record_of(folder: Path, reports: Iterable[Mapping[str, object]]) -> Path:
    """The folder of a record of some reports, with the tables of its desk."""
    home = Home(folder / "record")
    records.add(home, reports)
    open_desk(home)
    serving.bring_tables_up()
    connections.close_all()
    return home.folder


def of_story() -> Iterator[dict[str, object]]:
    """The reports of the bundled story."""
    return map(json.loads, STORY.read_text("utf-8").splitlines())


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Passwords are digested as fast as can be: the slow way is Django's own to test."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record of the first reports of the bundled story; never written to."""
    folder = tmp_path_factory.mktemp("desk")
    return record_of(folder, islice(of_story(), _REPORTS))


@pytest.fixture
def desk(kept: Path, tmp_path: Path) -> Iterator[Home]:
    """A desk of the test's own on a copy of that record."""
    home = Home(Path(shutil.copytree(kept, tmp_path / "record")))
    open_desk(home)
    yield home
    connections.close_all()


@pytest.fixture
def signed_in(desk: Home, signed_in_at: As) -> As:
    """Browsers at the desk of the test."""
    return signed_in_at


@pytest.fixture
def signed_in_at() -> As:
    """Gives a browser in which a new member of a role is signed in; of None, one in which nobody is."""

    return _browser


def browsers_at(folder: Path) -> As:
    """The same at the desk of a record that no test writes to."""
    open_desk(Home(folder))
    return _browser


def _browser(role: Role | None) -> Client:
    client = Client()
    if role is not None:
        member, _made = Member.objects.get_or_create(username=f"a-{role}", role=role)
        sign_in(client, member)
    return client


def sign_in(client: Client, member: Member) -> None:
    """Signs a member in without the forms."""
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has answers carry what their pages were told (`context`)."""
    monkeypatch.setattr(Template, "_render", instrumented_test_render)


@pytest.fixture
def ids(desk: Home) -> dict[str, str]:
    """An incident of the record, a report and a claim of it, and who counted."""
    first = json.loads(records.run("incidents", "--json", home=desk).splitlines()[0])
    claim = next(claim for claim in first["claims"])
    member, _made = Member.objects.get_or_create(username="somebody", role=Role.CODER)
    Addition.objects.create(id=1, member=member, kind="paste", named="a text", state="done")
    return {"incident": first["id"], "report": claim["report"], "claim": claim["id"], "origin": claim["origin"]}


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Home]:
    """A desk on a record of the shelling as it was told first; what it publishes is open to readers."""
    home = Home(tmp_path / "record")
    add(home, FIRST)
    open_desk(home)
    serving.bring_tables_up()
    use_project(home, Project(published=True, title="Count of the river", publisher="River desk"))
    yield home
    use_project(home, Project())
    connections.close_all()


@pytest.fixture
def editor(story: Home) -> Client:
    """A browser in which an editor is signed in."""
    client = Client()
    sign_in(client, Member.objects.create(username="huda", name="Huda of the desk", role=Role.EDITOR))
    return client
