"""Publishing while others work on the record: what is kept is what was looked at, or nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from marsad.errors import BadPublication
from marsad.record import publish as publishing
from marsad.record.additions import Adding
from marsad.record.ask.whole import the_record
from marsad.record.home import Home
from marsad.record.index.applied import state
from marsad.record.index.settle import settle
from marsad.record.index.take_in import take_in
from marsad.record.store import evidence
from marsad.record.store.database import open_databases
from tests.pipeline import invented
from tests.record.index.test_record_is_as_afresh import _read

NOW = datetime(2024, 1, 1, tzinfo=UTC)
SAID: dict[str, Any] = {"author": "R.", "because": "it is known", "notice": "as it is known", "clock": NOW}


@pytest.fixture
def incident(home: Home) -> str:
    """The one incident of a record of two reports."""
    open_databases(home, make=True)
    Adding(None).add([_read(one) for one in invented.three()[:2]], NOW)
    take_in()
    settle()
    (one,) = the_record().incidents
    return one.incident.id


def _another_report() -> None:
    adding = Adding(None)
    adding.add([_read(invented.three()[2])], NOW)
    adding.take_in()
    settle()


@pytest.mark.parametrize("act", ["publish", "withdraw"])
def test_what_came_in_between_looking_and_keeping_is_not_passed_over(
    incident: str, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if act == "withdraw":
        publishing.publish(incident, **SAID)
        take_in()
        settle()
    policy = publishing.current_policy

    def meanwhile() -> str:
        _another_report()
        return policy()

    monkeypatch.setattr(publishing, "current_policy", meanwhile)
    with pytest.raises(BadPublication, match="meanwhile"):
        getattr(publishing, act)(incident, **SAID)
    monkeypatch.undo()
    size = evidence.head().size
    assert getattr(publishing, act)(incident, **SAID).id == f"p-{size}"


def test_the_state_of_the_index_is_another_one_once_what_came_is_put_together(incident: str) -> None:
    adding = Adding(None)
    adding.add([_read(invented.three()[2])], NOW)
    told = [state()]
    for step in (adding.take_in, settle):
        step()
        told.append(state())
    assert len(set(told)) == len(told)
