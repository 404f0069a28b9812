"""A desk on the record of the bundled story's siege, whose toll is contested, corrected, copied and broken down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html

from marsad.desk.access import Role
from marsad.record.decide import decide
from marsad.record.home import Home
from marsad.record.index.up_to_date import bring_up_to_date
from tests.desk.conftest import As, of_story, record_of

SIEGE = tuple(f"d{number:03}" for number in range(45, 79))
Shown = Callable[..., html.HtmlElement]


def chosen(ids: tuple[str, ...]) -> list[dict[str, object]]:
    """Some reports of the bundled story."""
    return [one for one in of_story() if one["id"] in ids]


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record of the siege; never written to."""
    return record_of(tmp_path_factory.mktemp("siege"), chosen(SIEGE))


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
