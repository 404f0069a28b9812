"""Reports are found by words and by what they claim, the same in files and on a server, in the order they appeared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from marsad.errors import BadDate
from marsad.model.claim import Reading
from marsad.model.received import Received
from marsad.record.additions import Adding, Read
from marsad.record.ask.search import Asked, figures_of, found, incidents_by_report, reports_of
from marsad.record.ask.sources import days_of, figures_in, origins, parts_of, relays
from marsad.record.home import Home
from marsad.record.index.digest import digest
from marsad.record.index.models import Figure, Incident, IncidentReport
from marsad.record.index.moments import number_of, numbers_from
from marsad.record.index.settle import settle
from marsad.record.index.up_to_date import bring_up_to_date
from marsad.record.search_words import query_of
from marsad.record.settings import INDEX
from marsad.record.store.database import open_databases
from tests.pipeline import invented

NOW = datetime(2024, 1, 1, tzinfo=UTC)
OUTLETS = ("Dale Wire", "Hill Courier")


def _readings() -> list[Reading]:
    made = [
        invented.dispatch(
            f"p{number:02}", ("ar", "en")[number % 2], number % 3, 0, 9 + number, hour, OUTLETS[number % 2]
        )
        for number, hour in enumerate((400, 0, 26, 52, 120, 200, 210, 5, 402, 600))
    ]
    undated = replace(made[0].report, published=None, appeared=None, id="undated")
    return [*made, replace(made[0], report=undated)]


@pytest.fixture
def record(home: Home) -> list[Reading]:
    """A record of some reports, one of which nobody knows when it appeared."""
    open_databases(home, make=True)
    readings = _readings()
    adding = Adding(None)
    for reading in readings:
        own = reading.report.known_as
        data = f"{own} {reading.report.text}".encode()
        received = Received(data=data, media="text/plain", name=own, channel="file", id=own)
        adding.add([Read.of(received, replace(reading, report=replace(reading.report, sha256=own)))], NOW)
    adding.take_in()
    settle()
    return readings


def _ids(asked: Asked, most: int = 100) -> list[str]:
    return reports_of(found(asked, most))


def test_all_that_is_asked_is_found_newest_first(record: list[Reading]) -> None:
    dated = [one.report for one in record if one.report.moment]
    newest = [one.known_as for one in sorted(dated, key=lambda one: str(one.moment), reverse=True)]
    everything = [*newest, "undated"]
    assert _ids(Asked(words=query_of("killed"))) == [one for one in everything if "killed" in _text(record, one)]
    assert _ids(Asked(outlet=OUTLETS[0])) == [one for one in everything if _report(record, one).outlet == OUTLETS[0]]
    assert _ids(Asked(language="en", oldest_first=True)) == [
        one for one in reversed(everything) if _report(record, one).language == "en"
    ]
    assert _ids(Asked(language="en"), 2) == [one for one in newest if _report(record, one).language == "en"][:2]


def _report(record: list[Reading], id_: str) -> object:
    return next(one.report for one in record if one.report.known_as == id_)


def _text(record: list[Reading], id_: str) -> str:
    return next(one.report.text for one in record if one.report.known_as == id_)


def test_days_are_those_of_the_reports_own_clock(record: list[Reading]) -> None:
    days = sorted({one.report.published.isoformat() for one in record if one.report.published})
    for day in days:
        own = {one.report.known_as for one in record if one.report.published == date.fromisoformat(day)}
        assert set(_ids(Asked(first=day, last=day))) == own
    assert "undated" not in _ids(Asked(last="2100-01-01"))
    assert _ids(Asked(first="2100-01-01")) == []
    with pytest.raises(BadDate):
        found(Asked(first="soon"), 1)


def test_what_is_asked_of_claims_is_of_one_claim(record: list[Reading]) -> None:
    rows = list(Figure.objects.all())
    assert rows
    for row in rows[:6]:
        asked = Asked(origin=row.origin, outcome=row.outcome, stance=row.stance, affected=row.affected)
        same = [
            one.number
            for one in rows
            if (one.origin, one.outcome, one.stance, one.affected)
            == (row.origin, row.outcome, row.stance, row.affected)
        ]
        assert set(found(asked, 100)) == set(same)
        assert {one.claim for one in figures_of(found(asked, 100), asked)} >= {row.claim}
    assert found(Asked(outcome="killed", stance="retracted"), 10) == []


@pytest.mark.parametrize("few", [0, 1_000])
def test_few_claims_and_many_are_looked_up_to_the_same_end(
    few: int, record: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.record.ask.search._FEW", few)
    told = set(Figure.objects.filter(outcome="killed").values_list("number", flat=True))
    words = set(found(Asked(words=query_of("killed")), 100))
    assert set(found(Asked(outcome="killed"), 100)) == told
    assert set(found(Asked(words=query_of("killed"), outcome="killed"), 100)) == told & words


def test_countries_and_reports_of_no_incident(record: list[Reading]) -> None:
    of = {one.report.known_as for one in record}
    in_one = set(IncidentReport.objects.values_list("report", flat=True))
    assert set(_ids(Asked(alone=True))) == of - in_one
    country = Incident.objects.exclude(country=None).values_list("country", flat=True).first()
    assert country is not None
    there = set(IncidentReport.objects.filter(country=country).values_list("report", flat=True))
    assert set(_ids(Asked(country=country.lower()))) == there
    assert set(incidents_by_report(sorted(there))) == there


def test_origins_their_incidents_days_and_relays_are_as_the_figures_tell(record: list[Reading]) -> None:
    for one in origins():
        own = Figure.objects.filter(origin=one.id)
        assert (one.figures, one.incidents) == (own.count(), own.values("incident").distinct().count())
        assert one.copied == own.filter(copied=True).count()
        incidents = list(parts_of(one.id, "counted"))
        assert {row.claim for row in figures_in(one.id, "counted", incidents)} == set(
            own.values_list("claim", flat=True)
        )
        assert sum(count for _, count in days_of(one.id)) == own.exclude(day=None).count()
        _, after = relays(one.id, 10)
        assert all(each.figures > 0 and each.id != one.id for each in after)
        for each in after:
            before, _ = relays(each.id, 50)
            assert one.id in {other.id for other in before}


def test_a_number_sorts_as_reports_appeared() -> None:
    said = (None, "0001-01-01", "2022-01-30", "2022-01-30T09:05:00+03:00", "2022-01-30T18:00:00-05:00", "2022-01-31")
    numbers = [number_of(one, 7) for one in said]
    assert numbers == sorted(numbers)
    assert numbers_from(date(2022, 1, 30)) <= numbers[2] < numbers[4] < numbers_from(date(2022, 1, 31)) <= numbers[5]
    assert number_of("9999-12-31T23:59:59+00:00", 2**30 - 1) < 2**63
    assert number_of(None, 2**30 - 1) < numbers_from(date.min)


def test_an_index_from_before_is_made_anew(home: Home, record: list[Reading]) -> None:
    was = digest()
    words = _ids(Asked(words=query_of("killed")))
    call_command("migrate", "index", "0002", database=INDEX, verbosity=0, interactive=False)
    open_databases(home, make=False)
    bring_up_to_date(None)
    assert digest() == was
    assert _ids(Asked(words=query_of("killed"))) == words
