"""What changed since an instant is told alike of one incident and of all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from marsad.record import decide as ruling
from marsad.record.additions import Adding
from marsad.record.ask.changes import change_of, changes_since
from marsad.record.ask.whole import the_record
from marsad.record.home import Home
from marsad.record.index.settle import settle
from marsad.record.index.take_in import take_in
from marsad.record.remove import remove
from marsad.record.store.database import open_databases
from tests.pipeline import invented
from tests.record.index.test_record_is_as_afresh import _read

ADDED = datetime(2024, 1, 1, tzinfo=UTC)
REMOVED, RULED = ADDED + timedelta(days=10), ADDED + timedelta(days=20)
SAID: dict[str, Any] = {"author": "R.", "because": "asked"}


@pytest.fixture
def incident(home: Home) -> str:
    """An incident one of whose reports was removed, and on a claim of which somebody ruled afterwards."""
    open_databases(home, make=True)
    other = invented.dispatch("b1", "en", 0, 1, 16, 11, "Hill Courier")
    Adding(None).add([_read(one) for one in (*invented.three()[::2], other)], ADDED)
    take_in()
    settle()
    remove(home, "b1", ground="consent", clock=REMOVED, **SAID)
    take_in()
    settle()
    (one,) = the_record().incidents
    ruling.decide("accept", [one.incident.claims[0].id], values={}, clock=RULED, **SAID)
    take_in()
    settle()
    return one.incident.id


def test_a_removal_is_told_once(incident: str) -> None:
    day = timedelta(days=1)
    (told,) = changes_since(REMOVED - day)
    assert {one.way for one in told.changes} == {"support"}
    assert all(
        one.now and one.before and {*one.now.flags} - {*one.before.flags} == {"withheld"} for one in told.changes
    )
    assert change_of(incident, REMOVED - day) == told
    assert list(changes_since(REMOVED + day)) == []
    assert change_of(incident, REMOVED + day).changes == ()
