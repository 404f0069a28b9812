"""A record that grows and shrinks report by report holds what reconciling all of its reports afresh gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest

from marsad.incidents.neighbourhoods.sketch import sketch_of
from marsad.model.claim import Reading
from marsad.model.received import Received
from marsad.model.record import Record
from marsad.model.span import Span
from marsad.pipeline.build_tolls import build_tolls
from marsad.record import decide as ruling
from marsad.record.accesses import Access, note
from marsad.record.additions import Adding, Read
from marsad.record.ask.whole import the_record
from marsad.record.home import Home
from marsad.record.index.digest import digest
from marsad.record.index.models import Applied, Report, Touched
from marsad.record.index.readings import readings_of
from marsad.record.index.settle import settle
from marsad.record.index.sketches import SketchesInTables
from marsad.record.index.take_in import take_in
from marsad.record.remove import remove
from marsad.record.store.database import open_databases
from tests.pipeline import invented

NOW = datetime(2024, 1, 1, tzinfo=UTC)


def _pool() -> list[Reading]:
    chance = Random(5)
    return [
        invented.dispatch(
            f"p{number:02}", chance.choice(["ar", "en"]), chance.randrange(3), chance.randrange(3),
            9 + number % 3 + number, hour, chance.choice(("Dale Wire", "Hill Courier")),
        )
        for number, hour in enumerate((0, 5, 9, 26, 30, 50, 51, 52, 70, 120, 121, 200, 210, 400, 402, 600))
    ]  # fmt: skip


def _read(reading: Reading) -> Read:
    own = reading.report.known_as
    received = Received(
        data=reading.report.text.encode(), media="text/plain", name=own, channel="file", id=reading.report.id
    )
    return Read.of(received, reading)


def _said(record: Record) -> object:
    return record.incidents, record.copies, record.unassigned, record.unbound


def _afresh(record: Record) -> Record:
    return build_tolls(readings_of(f"p{number:02}" for number in range(16)).values(), record.decisions)


@pytest.mark.parametrize("seed", range(4))
def test_in_any_order_and_any_batches_the_record_is_as_afresh(home: Home, seed: int) -> None:
    chance = Random(seed)
    pool = _pool()
    chance.shuffle(pool)
    open_databases(home, make=True)
    adding = Adding(None)
    while pool:
        count = chance.randint(1, 5)
        some, pool = pool[:count], pool[count:]
        assert {one.outcome for one in adding.add([_read(one) for one in some], NOW)} == {"new"}
        if chance.random() < 0.7:
            adding.take_in()
            settle()
    adding.take_in()
    settle()
    assert _said(the_record()) == _said(_afresh(the_record()))


def test_each_neighbourhood_is_told_once_as_it_is_put_together(home: Home) -> None:
    open_databases(home, make=True)
    adding = Adding(None)
    later = invented.read("far", "A mine killed 4 children near Taiz on Monday, a doctor said.", "2021-08-03T09:00:00Z")
    given = [*_pool(), later]
    adding.add([_read(one) for one in given], NOW)
    adding.take_in()
    neighbourhoods, counts = Touched.objects.count(), list[int]()
    settle(None, counts.append)
    assert len(counts) == neighbourhoods > 1
    assert sum(counts) == len(given)
    assert min(counts) > 0
    settle(None, counts.append)
    assert len(counts) == neighbourhoods


def test_after_a_removal_and_rulings_the_record_is_as_afresh(home: Home) -> None:
    open_databases(home, make=True)
    adding = Adding(None)
    adding.add([_read(one) for one in _pool()], NOW)
    adding.take_in()
    settle()
    first, other = (one.incident for one in the_record().incidents[:2])
    targets = [first.claims[0].id, other.claims[0].id]
    ruling.decide("merge", targets, author="R.", because="one blast", values={}, clock=NOW)
    ruling.decide("reject", [first.claims[0].id], author="R.", because="hearsay", values={}, clock=NOW)
    take_in()
    settle()
    assert _said(the_record()) == _said(_afresh(the_record()))
    ruling.decide("withdraw", ["d-32"], author="R.", because="two blasts", values={}, clock=NOW)
    take_in()
    settle()
    assert _said(the_record()) == _said(_afresh(the_record()))
    _add_and_place(first.claims[0].id)
    assert _said(the_record()) == _said(_afresh(the_record()))
    assert any(claim.added for one in the_record().incidents for claim in one.incident.claims)
    gone = other.reports[0]
    remove(home, gone, author="R.", because="asked", ground="consent", clock=NOW)
    take_in()
    settle()
    record = the_record()
    told = {report for one in record.incidents for report in one.incident.reports}
    assert gone not in told | set(record.unassigned)
    assert any("withheld" in toll.flags for one in record.incidents for toll in one.tolls)


def _add_and_place(claim: str) -> None:
    """A claim that a person adds to the report of another, and where that one befell them."""
    report = claim.partition("/")[0]
    text = readings_of([report])[report].report.text
    words = Span(len(text) - 9, len(text) - 1, text[-9:-1])
    said = {"value": 3, "outcome": "missing", "affected": "all", "origin": "witness", "stance": "asserted"}
    ruling.decide("add", [report], author="R.", because="not read", values=said, clock=NOW, words=words)
    where = {"first": "2019-03-01", "place": "geonames:172946"}
    ruling.decide("correct", [claim], author="R.", because="misread", values=where, clock=NOW)
    take_in()
    settle()


@pytest.mark.parametrize("entries", [2, 3, 4, 7])
def test_a_report_enters_the_index_wherever_batches_of_entries_end(
    home: Home, entries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_databases(home, make=True)
    note(Access("joined", "rana"), NOW)
    pool = _pool()[:6]
    for some in (pool[:1], pool[1:]):
        adding = Adding(None)
        adding.add([_read(one) for one in some], NOW)
        adding.take_in()
    settle()
    before = digest()
    Applied.objects.update(reader="another Marsad")
    monkeypatch.setattr("marsad.record.index.take_in._ENTRIES", entries)
    told: list[int] = []
    take_in(on_entries=told.append)
    settle()
    assert Report.objects.count() == len(pool)
    assert digest() == before
    assert sum(told) == 1 + 2 * len(pool)


TWICE = (
    "Manbij - 35 people were killed when a car bomb exploded in a market in the town of Manbij on Monday, the Syrian "
    "Observatory for Human Rights said.\nThe Observatory said that the blast of Monday killed 35 people."
)


def _without_ids() -> list[Reading]:
    """Two reports that were given no id, the first with a figure told twice and doubts on all of its figures."""
    told = [
        TWICE,
        "Manbij - 31 people were killed by a car bomb in a market in the town of Manbij, a medical source said.",
    ]
    first, other = (
        invented.read(None, text, f"2019-03-0{5 + day}T09:10:00+03:00", "en", "Dale Wire")
        for day, text in enumerate(told)
    )
    doubted = tuple(replace(claim, doubts=("date-inferred",)) for claim in first.claims)
    return [replace(first, claims=doubted), other]


def test_decisions_on_reports_without_ids_count_as_on_any(home: Home) -> None:
    open_databases(home, make=True)
    readings = _without_ids()
    first, *rest = readings[0].claims
    target = f"{readings[0].report.known_as}/{first.id}"
    adding = Adding(None)
    adding.add([_read(one) for one in readings], NOW)
    adding.take_in()
    for kind, doubts in (("reject", first.doubts), ("accept", ())):
        ruling.decide(kind, [target], author="R.", because="seen", values={}, clock=NOW)
        take_in()
        settle()
        record = the_record()
        assert _said(record) == _said(build_tolls(readings, record.decisions))
        rejected = {claim.value for one in record.incidents for claim in one.incident.claims if claim.rejected}
        assert rejected == ({35} if kind == "reject" else set())
        settled = replace(readings[0], claims=(replace(first, doubts=doubts), *rest))
        assert SketchesInTables().sketches([settled.report.known_as]) == {settled.report.known_as: sketch_of(settled)}
