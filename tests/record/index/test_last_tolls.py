"""What incidents are ordered by."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from marsad.model.incident import IncidentClaim
from marsad.pipeline.build_tolls import resolved
from marsad.record.additions import Adding
from marsad.record.ask.lists import Wanted, wanted
from marsad.record.ask.review import Wanted as Asked
from marsad.record.ask.review import awaiting, told
from marsad.record.ask.whole import the_record
from marsad.record.decide import decide
from marsad.record.home import Home
from marsad.record.index.last_tolls import deaths, last_tolls
from marsad.record.index.settle import settle
from marsad.record.index.take_in import take_in
from marsad.record.store.database import open_databases
from tests.pipeline import invented
from tests.record.index.test_record_is_as_afresh import _read
from tests.tolls.invented import claim, incident

AT = "2031-05-01T08:00"
NOW = datetime(2024, 1, 1, tzinfo=UTC)
BOMB = "{town} - {n} people were killed when a car bomb exploded in a market in the town of {town} on Monday, a medical source said."


@pytest.mark.parametrize(
    ("told", "dead"),
    [
        ([], None),
        ([claim("watch", 30, AT, outcome="injured")], None),
        ([claim("watch", 3, AT), claim("watch", 9, AT, affected="civilian", report="r2")], 3),
        ([claim("watch", 4, AT, affected="child"), claim("clinic", 9, AT, affected="woman")], 9),
    ],
)
def test_the_dead_are_all_killed_or_the_greatest_group_of_them(told: list[IncidentClaim], dead: int | None) -> None:
    assert deaths(resolved(incident(told))) == dead


def test_only_the_last_toll_of_a_group_has_a_row() -> None:
    story = resolved(incident([claim("watch", 3, AT), claim("watch", 5, "2031-05-02T08:00")]))
    rows = [(row.outcome, row.affected, row.grade) for row in last_tolls(story)]
    assert rows == [("killed", "all", "weak")]


def test_however_many_dead_are_told_they_are_kept_and_ordered_by(home: Home) -> None:
    open_databases(home, make=True)
    few = invented.read("f1", BOMB.format(town="Azaz", n="14"), "2019-03-05T09:10:00+03:00")
    many = invented.read("m1", BOMB.format(town="Manbij", n="99,999,999,999,999"), "2019-03-05T09:10:00+03:00")
    Adding(None).add([_read(few), _read(many)], NOW)
    take_in()
    settle()

    def shown() -> list[int]:
        tolls = {one.incident.id: one.last_tolls["killed", "all"].best for one in the_record().incidents}
        return [tolls[id_] for id_ in wanted(Wanted(order="deaths"))]

    assert shown() == [99_999_999_999_999, 14]
    assert [one.matter.change for one in told(awaiting(Asked(least=1)))] == [99_999_999_999_999, 14]
    claims = [one.id for one in many.claims]
    decide("correct", [f"m1/{claims[0]}"], author="R.", because="a slip", values={"value": 2**53 - 1}, clock=NOW)
    take_in()
    settle()
    assert shown() == [2**53 - 1, 14]
