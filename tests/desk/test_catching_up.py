"""A page and the index: nobody waits for what another decides at this moment, all see what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from marsad.desk.access import Role
from marsad.desk.adding import catching_up
from marsad.desk.adding.folder import catching_up as held
from marsad.record.ask.incidents import incident
from marsad.record.decide import decide
from marsad.record.home import Home
from marsad.record.index.models import Touched
from marsad.record.index.up_to_date import behind
from marsad.record.meanwhile import seen
from tests.desk.conftest import As


def _decided(ids: dict[str, str], ahead: float = 0) -> str:
    claim = incident(ids["incident"]).incident.claims[0].id
    clock = datetime.now(UTC) + timedelta(seconds=ahead)
    decision, _ = decide("reject", [claim], author="Amal", because="Told of the year before.", values={}, clock=clock)
    return decision.id


def test_a_page_does_not_wait_for_what_somebody_decides_at_this_moment(
    desk: Home, ids: dict[str, str], signed_in: As
) -> None:
    client = signed_in(Role.READER)
    address = f"/incidents/{ids['incident']}/"
    client.get(address)
    with held(desk):
        id_ = _decided(ids)
        shown = client.get(address).content.decode()
        assert id_ not in shown
        assert "Reports are being taken in" not in shown
    assert id_ in client.get(address).content.decode()


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each page would wait for somebody else who brings the index up to date."""
    told = []

    @contextmanager
    def holding(home: Home, wait: bool = True) -> Iterator[bool]:
        told.append(wait)
        yield True

    monkeypatch.setattr(catching_up, "catching_up", holding)
    return told


@pytest.mark.parametrize(("ahead", "answered", "waits"), [(0, 3, False), (0, 0, True), (60, 3, True)])
def test_what_was_decided_before_is_waited_for(
    desk: Home,
    ids: dict[str, str],
    signed_in: As,
    waited: list[bool],
    monkeypatch: pytest.MonkeyPatch,
    ahead: float,
    answered: float,
    waits: bool,
) -> None:
    monkeypatch.setattr(catching_up, "_ANSWERED", timedelta(seconds=answered))
    client = signed_in(Role.READER)
    client.get("/")
    waited.clear()
    _decided(ids, ahead)
    client.get("/")
    assert waited == [waits]


def test_what_is_taken_in_and_not_put_together_is_waited_for(
    desk: Home, ids: dict[str, str], signed_in: As, waited: list[bool]
) -> None:
    client = signed_in(Role.READER)
    client.get("/")
    waited.clear()
    Touched.objects.create(neighbourhood="of nobody", mark="m")
    _decided(ids)
    client.get("/")
    assert waited == [True]


def test_nobody_sees_a_decision_without_what_it_changed(
    desk: Home, ids: dict[str, str], signed_in: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(Role.READER).get("/")
    before = seen()
    _decided(ids)

    def broken(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr("marsad.record.index.settle.settle", broken)
        with pytest.raises(MemoryError):
            catching_up.bring_up(desk, None)
    assert seen() == before
    catching_up.bring_up(desk, None)
    assert seen() > before
    assert behind() == (0, 0)
