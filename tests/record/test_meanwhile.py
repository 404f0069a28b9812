"""A second person's decision on the same thing: it is told of, and nothing is kept until it was looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from marsad.errors import DecidedMeanwhile
from marsad.model.decision import Decision
from marsad.model.span import Span
from marsad.record import decide as ruling
from marsad.record.additions import Adding
from marsad.record.home import Home
from marsad.record.index.settle import settle
from marsad.record.index.take_in import take_in
from marsad.record.meanwhile import seen
from marsad.record.store import evidence
from marsad.record.store.database import open_databases
from tests.pipeline import invented
from tests.record.index.test_record_is_as_afresh import _read

NOW = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture
def claims(home: Home) -> list[str]:
    """The claims of a record's one report."""
    reading = invented.dispatch("p1", "en", 0, 0, 14, 9)
    open_databases(home, make=True)
    Adding(None).add([_read(reading)], NOW)
    take_in()
    settle()
    return [f"p1/{claim.id}" for claim in reading.claims]


def _decide(kind: str, *targets: str, since: int | None, author: str = "R.", **options: Any) -> Decision:
    said = {"values": {}} | options
    return ruling.decide(kind, targets, author=author, because="seen", clock=NOW, since=since, **said)[0]


@pytest.mark.parametrize("taken_in", [True, False], ids=["shown by the index", "in the log alone"])
def test_the_second_is_told_what_the_first_decided_and_nothing_is_kept(claims: list[str], taken_in: bool) -> None:
    page = seen()
    first = _decide("reject", claims[0], since=page, author="Amal")
    if taken_in:
        take_in()
    size = evidence.head().size
    with pytest.raises(DecidedMeanwhile, match="Amal") as told:
        _decide("correct", claims[0], since=page, values={"value": 3})
    assert (told.value.decisions, evidence.head().size) == ((first.id,), size)
    assert _decide("correct", claims[0], since=seen(), values={"value": 3}).id == f"d-{size}"


def test_decisions_on_other_claims_do_not_stand_in_the_way(claims: list[str]) -> None:
    page = seen()
    _decide("reject", claims[0], since=page)
    assert _decide("reject", claims[1], since=page).kind == "reject"


def test_a_ruling_on_the_whole_report_is_one_on_its_claims(claims: list[str]) -> None:
    page = seen()
    _decide("accept", "p1", since=page)
    with pytest.raises(DecidedMeanwhile):
        _decide("reject", claims[1], since=page)


def test_of_two_who_take_one_decision_back_the_second_is_told(claims: list[str]) -> None:
    first = _decide("reject", claims[0], since=None)
    take_in()
    page = seen()
    _decide("withdraw", first.id, since=page)
    with pytest.raises(DecidedMeanwhile):
        _decide("withdraw", first.id, since=page)


def test_two_who_add_the_same_words_at_once_add_one_claim(claims: list[str]) -> None:
    page = seen()
    said = {"value": 2, "outcome": "missing", "affected": "all", "origin": "report", "stance": "asserted"}
    _decide("add", "p1", since=page, values=said, words=Span(0, 6, "Manbij"))
    with pytest.raises(DecidedMeanwhile):
        _decide("add", "p1", since=page, values=said, words=Span(3, 6, "bij"))
