"""What a project withholds: programs see what their members see on pages, and exports leave it out, here as there."""

from __future__ import annotations

import io
import zipfile

from django.test import Client

from marsad.desk.access import Role
from marsad.desk.members.tokens import Scope
from marsad.record.home import Home
from tests.desk.api.conftest import get, member, program
from tests.desk.published_story import FILE, HEADLINE, NAME, PATH, incident_of

FORMATS = ("record", "csv", "ucdp", "acled", "hxl", "geojson", "airwars")


def _page(address: str) -> str:
    browser = Client()
    browser.force_login(member(Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    return browser.get(address).content.decode()


def _plain(data: bytes) -> bytes:
    """What an export holds, taken out of its ZIP where it is one."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        return b"".join(map(whole.read, whole.namelist()))


def test_a_program_reads_what_its_member_reads_on_pages(story: Home) -> None:
    reader = program(member(Role.READER), Scope.READ)
    assert NAME in _page("/reports/r1/")
    assert NAME in get(reader, "texts/r1")["text"]
    assert HEADLINE in _page("/reports/r1/")
    assert get(reader, "reports/r1")["report"]["title"] == HEADLINE


def test_what_no_page_shows_is_in_no_answer(story: Home) -> None:
    reader, id_ = program(member(Role.READER), Scope.READ), incident_of(story)
    paths = [
        *("incidents", f"incidents/{id_}", f"incidents/{id_}/claims", f"incidents/{id_}/timeline"),
        *("reports", "reports/r1", "search?q=دوما", "sources", "matters", "changes?since=2020-01-01"),
    ]
    for path in paths:
        told = reader.get(f"/api/1/{path}").content.decode()
        assert FILE not in told, path
        assert PATH not in told, path


def test_exports_leave_it_out(story: Home) -> None:
    reader, id_ = program(member(Role.READER), Scope.READ), incident_of(story)
    for format in FORMATS:
        answer = reader.get(f"/api/1/export?of=incident&id={id_}&format={format}")
        assert answer.status_code == 200, answer.content
        data = _plain(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
        assert id_.encode() in data, format
        for secret in (NAME, NAME.split()[0], HEADLINE, PATH, FILE):
            assert secret.encode() not in data, (format, secret)
