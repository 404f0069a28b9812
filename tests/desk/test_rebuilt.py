"""A record whose index is being made anew: pages say so in both languages, and none says that there is nothing."""

from __future__ import annotations

import pytest
from django.db import connections

from marsad.desk.access import Role
from marsad.desk.adding import catching_up
from marsad.record.home import Home
from marsad.record.store.database import open_databases
from tests.desk.conftest import As

_BANNER = {"en": "Reports are being taken in", "ar": "تُستوعب تقارير جديدة الآن"}
_ANEW = {"en": "What the record holds is being put together", "ar": "يُعاد الآن تجميع ما في السجل"}


@pytest.fixture
def emptied(desk: Home, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The index was dropped, and another process makes it anew; what it held."""
    monkeypatch.setattr(catching_up, "_ENTRIES", 0)
    monkeypatch.setattr(catching_up, "begin", lambda home, task: None)
    connections.close_all()
    open_databases(desk, make=True, afresh=True)
    return ids


@pytest.mark.parametrize("lang", _BANNER)
@pytest.mark.parametrize("address", ["/", "/incidents/", "/search/?q=قتلى", "/review/", "/sources/", "/parties/"])
def test_a_page_says_so(emptied: dict[str, str], signed_in: As, address: str, lang: str) -> None:
    client = signed_in(Role.READER)
    client.cookies["django_language"] = lang
    shown = client.get(address)
    assert shown.status_code == 200
    assert _BANNER[lang] in shown.content.decode()


@pytest.mark.parametrize("lang", _ANEW)
def test_nothing_is_said_to_be_empty_or_not_there(emptied: dict[str, str], signed_in: As, lang: str) -> None:
    client = signed_in(Role.READER)
    client.cookies["django_language"] = lang
    front = client.get("/").content.decode()
    assert _ANEW[lang] in front
    assert "marsad add" not in front
    for address in (f"/incidents/{emptied['incident']}/", f"/reports/{emptied['report']}/"):
        shown = client.get(address)
        assert (shown.status_code, shown.headers["Retry-After"]) == (503, "15")
        assert _ANEW[lang] in shown.content.decode()
