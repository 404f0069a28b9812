"""What pages show can be taken out, and what a project withholds leaves in none of the formats."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connections
from django.http import StreamingHttpResponse

from marsad.desk import serving
from marsad.desk.access import Role
from marsad.desk.apps import use_project
from marsad.desk.taking import material
from marsad.exports.formats import FORMATS
from marsad.intake.files import received_of_bytes
from marsad.intake.items import Given, Item
from marsad.record import decide as ruling
from marsad.record.bring_in import How, bring_in
from marsad.record.home import Home
from marsad.record.project import Project
from marsad.record.store.database import open_databases
from tests.desk import records
from tests.desk.conftest import As, open_desk

NAMED = (
    "قتل ثلاثة أشخاص في قصف على بلدة التل بريف دمشق يوم الاثنين، بينهم الطفل سالم الحموي (8 أعوام)، بحسب المرصد السوري لحقوق الإنسان.\n"
    "وقالت وزارة الصحة إن خمسة آخرين أصيبوا."
)
FORMULA = {
    "id": "f",
    "outlet": '=HYPERLINK("http://x.example")',
    "published": "2023-02-07",
    "text": "قتل 4 أشخاص في انفجار في بلدة دوما يوم الثلاثاء، بحسب الشرطة.",
}


def _taken(client: object, address: str) -> bytes:
    answer = client.get(address)  # type: ignore[attr-defined]  # Django's test client
    assert answer.status_code == 200, answer.content
    assert isinstance(answer, StreamingHttpResponse)
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="marsad-')
    return b"".join(answer.streaming_content)  # type: ignore[arg-type]  # no asynchronous one


def _claims(data: bytes) -> list[list[str]]:
    """The table of claims of an export, its header first."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return list(csv.reader(io.StringIO(archive.read("claims.csv").decode())))


@pytest.fixture
def named(tmp_path: Path) -> Iterator[Home]:
    """A desk on a record with a victim's name, a decision that tells it, and an outlet that a spreadsheet would run."""
    home = Home(tmp_path / "record")
    open_databases(home, make=True)
    items = [Item("a", lambda: received_of_bytes(NAMED.encode(), "a", Given("2023-02-07")))]
    made = [one for some in bring_in(items, How(None, frozenset()), lambda: datetime.now(UTC)) for one in some]
    assert {one.outcome for one in made} == {"new"}
    first = made[0].report
    ruling.decide(
        "accept", [str(first)], author="نور", because="الطفل سالم الحموي معروف", values={}, clock=datetime.now(UTC)
    )
    records.add(home, [FORMULA])
    open_desk(home)
    serving.bring_tables_up()
    yield home
    connections.close_all()


@pytest.mark.parametrize(
    "of", ["incidents", "incident&id={incident}", "search&origin={origin}&stance=asserted", "source&id={origin}"]
)
def test_what_a_page_shows_is_taken_out_as_tables(of: str, signed_in: As, ids: dict[str, str]) -> None:
    data = _taken(signed_in(Role.READER), f"/export/?format=csv&of={of.format(**ids)}")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        tables = {name: archive.read(name).decode() for name in archive.namelist()}
    assert ids["incident"] in tables["incidents.csv"]
    assert len(list(csv.reader(io.StringIO(tables["claims.csv"])))) > 1


def test_an_incident_is_taken_out_in_every_format(signed_in: As, ids: dict[str, str]) -> None:
    client, of = signed_in(Role.READER), f"of=incident&id={ids['incident']}"
    assert "#affected" in _taken(client, f"/export/?format=hxl&{of}").decode()
    assert json.loads(_taken(client, f"/export/?format=record&{of}"))["incidents"][0]["id"] == ids["incident"]
    assert json.loads(_taken(client, f"/export/?format=geojson&{of}"))["features"][0]["id"] == ids["incident"]
    assert _taken(client, f"/export/?format=ucdp&excel=1&{of}").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("of", ["incidents", "search&q=قتل", "source&id=sohr"])
def test_a_withheld_name_leaves_in_no_format(of: str, signed_in_there: As) -> None:
    client = signed_in_there(Role.READER)
    assert len(_claims(_taken(client, f"/export/?format=csv&of={of}"))) > 1
    for format in FORMATS:
        data = _taken(client, f"/export/?format={format}&of={of}")
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist())
        assert not [name for name in ("سالم", "الحموي", "نور") if name.encode() in data], format


def test_a_name_is_told_where_the_project_says_so(named: Home, signed_in_there: As) -> None:
    """The fixture's names are there to be withheld: what shows none of them would prove nothing."""
    use_project(named, Project(shown=frozenset({"names", "texts", "reasons", "authors"})))
    said = _taken(signed_in_there(Role.READER), "/export/?format=record&of=incidents").decode()
    assert "الحموي" in said


def test_a_reason_that_is_shown_tells_no_withheld_name(named: Home, signed_in_there: As) -> None:
    use_project(named, Project(shown=frozenset({"texts", "reasons", "authors", "titles"})))
    said = _taken(signed_in_there(Role.READER), "/export/?format=record&of=incidents").decode()
    assert "معروف" in said
    assert "الحموي" not in said


@pytest.fixture
def signed_in_there(named: Home, signed_in_at: As) -> As:
    """Browsers at that desk."""
    return signed_in_at


def test_a_spreadsheet_runs_nothing(named: Home, signed_in_there: As) -> None:
    data = _taken(signed_in_there(Role.READER), "/export/?format=csv&of=search&q=دوما")
    cells = [cell for row in _claims(data) for cell in row]
    assert any("=HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("asked", ["", "of=incidents&format=exe", "of=all&format=csv", "of=incident&format=csv&id=x"])
def test_what_there_is_not_is_told(asked: str, signed_in: As) -> None:
    assert signed_in(Role.READER).get(f"/export/?{asked}").status_code in (400, 404)


def test_a_bundle_without_a_checkpoint_is_told(signed_in: As, ids: dict[str, str]) -> None:
    answer = signed_in(Role.READER).get(f"/export/?of=incident&format=bundle&id={ids['incident']}")
    assert answer.status_code == 400
    assert "checkpoint" in answer.content.decode()


def test_more_than_a_page_may_take_is_told(signed_in: As, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "MOST", 3)
    answer = signed_in(Role.READER).get("/export/?of=incidents&format=csv")
    assert answer.status_code == 400
    assert "marsad export" in answer.content.decode()
