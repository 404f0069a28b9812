"""What a ruling changed is told from what stood there before it, alike to what the past put together anew tells."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from marsad.record import decide as ruling
from marsad.record.additions import Adding
from marsad.record.ask.changes import changes_since
from marsad.record.ask.ruled_tolls import around_named, changed_around
from marsad.record.ask.whole import the_record
from marsad.record.home import Home
from marsad.record.index.settle import settle
from marsad.record.index.take_in import take_in
from marsad.record.store.database import open_databases
from tests.pipeline import invented
from tests.record.index.test_record_is_as_afresh import _read

ADDED = datetime(2024, 1, 1, tzinfo=UTC)
SAID: dict[str, Any] = {"author": "R.", "because": "asked", "values": {}}


@pytest.fixture(autouse=True)
def told(home: Home) -> None:
    """Three reports of one happening."""
    open_databases(home, make=True)
    _add(invented.three(), ADDED)


def _add(readings: Any, at: datetime) -> None:
    Adding(None).add([_read(one) for one in readings], at)
    _bring_up()


def _bring_up() -> None:
    take_in()
    settle()


def _rule(kind: Any, target: str, day: int, values: dict[str, str] | None = None) -> list[Any]:
    """What a ruling changed, told both ways, which must be one."""
    at = ADDED + timedelta(days=day)
    before = around_named([target])
    ruling.decide(kind, [target], clock=at, **(SAID | {"values": values or {}}))
    _bring_up()
    found = changed_around(before)
    assert found is not None
    changes = list(found)
    assert changes == [(one.incident, one.changes) for one in changes_since(at - timedelta(microseconds=1))]
    return changes


def test_a_rejection_and_its_withdrawal_change_tolls_and_change_them_back() -> None:
    (one,) = the_record().incidents
    claim = next(iter(one.last_tolls.values())).cites[0]
    (changed,) = _rule("reject", claim, 1)
    (decision,) = the_record().decisions
    (back,) = _rule("withdraw", decision.id, 2)
    withdrawal = the_record().decisions[-1]
    (told,) = changes_since(withdrawal.taken - timedelta(seconds=1))
    assert told.decisions == (withdrawal.id,)
    assert [(each.before, each.now) for each in changed[1]] == [(each.now, each.before) for each in back[1]]


def test_what_changes_no_toll_tells_nothing() -> None:
    (one,) = the_record().incidents
    refused = next(claim for claim in one.incident.claims if claim.id not in one.last_tolls["killed", "all"].cites)
    _rule("reject", refused.id, 1)
    (decision,) = the_record().decisions
    before = around_named([decision.id])
    assert before.reports == set(one.incident.reports)
    assert list(changed_around(before) or ()) == []


def test_it_is_not_told_of_reports_that_came_in_meanwhile() -> None:
    (one,) = the_record().incidents
    before = around_named([one.incident.reports[0]])
    assert before.incidents == (one,)
    _add([invented.dispatch("b1", "en", 0, 1, 16, 11, "Hill Courier")], ADDED + timedelta(days=1))
    assert "b1" in around_named([one.incident.reports[0]]).reports
    assert changed_around(before) is None


def test_around_nothing_there_is_nothing() -> None:
    nothing = around_named(["r-unknown", "r-unknown/3-4-killed", "d-unknown", ""])
    assert (nothing.reports, nothing.incidents) == (frozenset(), ())
    assert list(changed_around(nothing) or ()) == []
