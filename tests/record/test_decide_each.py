"""Several decisions together: each an entry of its own, all or none; two writers at once; a second person."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connections

from marsad.errors import BadDecision, DecidedMeanwhile
from marsad.model.decision_json import decision_from_dict, is_one_name
from marsad.record.additions import Adding
from marsad.record.decide import check_each, decide_each
from marsad.record.home import Home
from marsad.record.index.decisions import all_decisions
from marsad.record.index.settle import settle
from marsad.record.index.take_in import take_in
from marsad.record.meanwhile import seen
from marsad.record.said import Said
from marsad.record.second import needs_second
from marsad.record.store import evidence
from marsad.record.store.database import open_databases
from tests.pipeline import invented
from tests.record.index.test_record_is_as_afresh import _read

NOW = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture
def claims(tmp_path: Path, new_database: Callable[[], str | None]) -> Iterator[list[str]]:
    """The claims of a record's one report, in a file and on a server."""
    open_databases(Home(tmp_path / "record", new_database()), make=True)
    reading = invented.dispatch("p1", "en", 0, 0, 14, 9)
    Adding(None).add([_read(reading)], NOW)
    take_in()
    settle()
    yield [f"p1/{claim.id}" for claim in reading.claims]
    connections.close_all()


def _rejected(*targets: str) -> list[Said]:
    return [Said("reject", (target,)) for target in targets]


def test_each_is_a_decision_of_its_own(claims: list[str]) -> None:
    made = decide_each(_rejected(*claims[:2]), author="R.", because="seen", clock=NOW, since=seen())
    take_in()
    assert [one.targets for one in all_decisions()] == [one.targets for one in made] == [(one,) for one in claims[:2]]


def test_all_or_none(claims: list[str]) -> None:
    size = evidence.head().size
    with pytest.raises(BadDecision, match="no claim"):
        decide_each(_rejected(claims[0], "p1/0-1-killed"), author="R.", because="x", clock=NOW, since=seen())
    assert evidence.head().size == size


def test_what_is_only_checked_is_not_kept(claims: list[str]) -> None:
    size = evidence.head().size
    check_each(_rejected(claims[0]), author="R.", because="x", clock=NOW, since=seen())
    assert evidence.head().size == size
    with pytest.raises(BadDecision):
        check_each(_rejected("p1/0-1-killed"), author="R.", because="x", clock=NOW, since=seen())


def test_who_took_it_back_meanwhile_is_told(claims: list[str]) -> None:
    (first,) = decide_each(_rejected(claims[0]), author="R.", because="x", clock=NOW, since=seen())
    take_in()
    page = seen()
    decide_each([Said("withdraw", (first.id,))], author="S.", because="a slip", clock=NOW, since=page)
    take_in()
    with pytest.raises(DecidedMeanwhile, match=r"S\."):
        decide_each(_rejected(claims[0]), author="T.", because="x", clock=NOW, since=page)


def test_an_incident_that_was_changed_meanwhile_is_told_of(claims: list[str]) -> None:
    page = seen()
    decide_each([Said("split", (claims[0],))], author="R.", because="x", clock=NOW, since=page)
    take_in()
    with pytest.raises(DecidedMeanwhile):
        decide_each([Said("split", (claims[1],), about=("p1",))], author="S.", because="x", clock=NOW, since=page)


@pytest.mark.slow
def test_of_two_at_once_one_is_told(claims: list[str]) -> None:
    page, told, kept = seen(), [], []
    together = threading.Barrier(5)

    def rule(number: int) -> None:
        together.wait()
        try:
            kept.extend(decide_each(_rejected(*claims[:2]), author=f"R{number}", because="x", clock=NOW, since=page))
        except DecidedMeanwhile as error:
            told.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=rule, args=(number,)) for number in range(5)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    take_in()
    assert (len(kept), len(told)) == (2, 4)
    assert [one.id for one in all_decisions()] == [one.id for one in kept]


def test_two_persons_stand_with_the_decision(claims: list[str]) -> None:
    decide_each(_rejected(claims[0]), author="Rana", agreed="Sami", because="x", clock=NOW, since=seen())
    take_in()
    (kept,) = all_decisions()
    assert kept.people == ("Rana", "Sami")


@pytest.mark.parametrize("agreed", ["Rana", "rana", " RANA ", "Ra\u200bna", "R\u202eana", "Ｒａｎａ"])
def test_the_second_person_is_another(agreed: str) -> None:
    said = {"id": "d1", "kind": "reject", "targets": ["r"], "author": "Rana", "because": "x", "taken": "2024-01-01"}
    with pytest.raises(BadDecision, match="two persons"):
        decision_from_dict(said | {"agreed": agreed})
    assert not is_one_name("Rana", "Rania")


def test_what_takes_two_to_decide_takes_two_to_take_back(claims: list[str]) -> None:
    (first,) = decide_each(_rejected(claims[0]), author="R.", agreed="S.", because="x", clock=NOW, since=seen())
    (other,) = decide_each([Said("accept", (claims[1],))], author="R.", because="x", clock=NOW, since=seen())
    assert needs_second("withdraw", [other.id], {"reject"}), "the index does not show it yet"
    (back,) = decide_each([Said("withdraw", (first.id,))], author="R.", agreed="S.", because="x", clock=NOW, since=None)
    take_in()
    assert needs_second("reject", [claims[0]], {"reject"})
    assert needs_second("withdraw", [first.id], {"reject"})
    assert needs_second("withdraw", [back.id], {"reject"})
    assert not needs_second("withdraw", [other.id], {"reject"})
    assert not needs_second("withdraw", [first.id], frozenset())
