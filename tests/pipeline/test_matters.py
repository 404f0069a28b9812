"""What awaits a person: figures on which a toll hangs, near incidents, loose reports; and what does no more."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from marsad.incidents.decisions import Rulings
from marsad.incidents.doubts import OTHER_SCOPE
from marsad.incidents.neighbourhoods.sketch import sketch_of
from marsad.incidents.ruled_readings import as_ruled
from marsad.model.claim import Reading
from marsad.model.decision import Decision
from marsad.model.incident import IncidentClaim
from marsad.model.review import Bounds, Matter
from marsad.pipeline.build_tolls import resolved
from marsad.pipeline.matters import figures_to_review
from marsad.pipeline.matters_between import matters_between
from marsad.pipeline.neighbourhood import part_of, rulings_on
from tests.pipeline.invented import read
from tests.tolls.invented import claim, incident

POLICY = "latest-by-origin/1"
MONITOR = claim("monitor", 80, "2031-05-02T10:00")


def _matters(*claims: IncidentClaim) -> tuple[Matter, ...]:
    return figures_to_review(resolved(incident(claims), POLICY), POLICY)


def _grounds(matter: Matter) -> list[str]:
    return [one.ground for one in matter.because]


def test_a_figure_that_one_source_alone_gives_awaits_somebody() -> None:
    (matter,) = _matters(MONITOR)
    assert (matter.key, matter.ruling, matter.change, _grounds(matter)) == (MONITOR.id, "reject", 80, ["one-source"])


def test_what_two_give_without_a_doubt_awaits_nobody() -> None:
    assert _matters(MONITOR, claim("ministry", 80, "2031-05-02T11:00")) == ()


def test_all_tellings_of_a_figure_are_one_matter() -> None:
    again = claim("monitor", 80, "2031-05-02T15:00")
    (matter,) = _matters(again, MONITOR)
    assert matter.key == MONITOR.id
    assert set(matter.targets) == {MONITOR.id, again.id}
    assert matter.stakes[0].then is None, "rejecting one telling alone would change nothing"


def test_one_sure_telling_takes_the_doubt_of_the_others() -> None:
    unsure = claim("monitor", 80, "2031-05-02T15:00", doubts=("affected",))
    (matter,) = _matters(MONITOR, unsure)
    assert "doubt" not in _grounds(matter)
    (matter,) = _matters(unsure)
    assert matter.because[0].ground == "doubt"
    assert matter.because[0].about == ("affected",)


def test_what_is_set_aside_says_what_it_would_make_of_the_toll() -> None:
    apart = claim("official", 140, "2031-05-03T10:00", doubts=(OTHER_SCOPE,))
    first = _matters(MONITOR, apart)[0]
    (stake,) = next(one for one in _matters(MONITOR, apart) if one.ruling == "accept").stakes
    assert first.change >= 60
    assert (stake.now, stake.then and stake.then.high) == (Bounds(80, 80, 80), 140)


def test_the_figure_that_changes_a_toll_most_comes_first() -> None:
    small = claim("monitor", 3, "2031-05-02T10:00", outcome="injured")
    assert [one.change for one in _matters(small, MONITOR)] == [80, 3]


@pytest.mark.parametrize("ruled", [{"decisions": ("d1",)}, {"decisions": ("d1",), "rejected": True}])
def test_what_somebody_ruled_on_awaits_nobody(ruled: dict[str, Any]) -> None:
    other = claim("ministry", 90, "2031-05-02T11:00")
    keys = {one.key for one in _matters(claim("monitor", 80, "2031-05-02T10:00", **ruled), other)}
    assert keys <= {other.id}


BOMB = (
    "{town} - {n} people were killed when a car bomb exploded in a market in the town of {town} on {day}, the Syrian "
    "Observatory for Human Rights said."
)


def _between(*readings: Reading, decisions: tuple[Decision, ...] = ()) -> tuple[Matter, ...]:
    given = {reading.report.known_as: reading for reading in readings}
    rulings: Rulings = rulings_on(given, decisions)
    told = {report: as_ruled(reading, rulings) for report, reading in given.items()}
    sketches = {report: sketch_of(reading) for report, reading in told.items()}
    part = part_of(told, sketches, rulings)
    return matters_between(part, told, {report: one.accounts for report, one in sketches.items()}, rulings, POLICY)


def _bomb(id: str, n: int, day: str, published: str, town: str = "Manbij") -> Reading:
    return read(id, BOMB.format(town=town, n=n, day=day), published, "en", f"Outlet {id}")


def _split(*targets: str) -> Decision:
    return Decision("d1", "split", targets, "S.", "two raids", datetime(2031, 5, 1, tzinfo=UTC))


LATER = (
    "Aleppo - 30 people were killed when a car bomb exploded in a street in the town of Manbij on Sunday, the White "
    "Helmets said."
)
NEAR = (
    _bomb("a", 14, "Monday", "2019-03-05T09:00:00+03:00"),
    read("b", LATER, "2019-03-11T09:00:00+03:00", "en", "Outlet b"),
)


def test_two_incidents_that_may_be_one_say_how_many_would_count_twice() -> None:
    (matter,) = [one for one in _between(*NEAR) if one.ruling == "merge"]
    (stake,) = [one for one in matter.stakes if one.affected == "all"]
    assert stake.now == Bounds(44, 44, 44)
    assert stake.then is not None
    assert stake.then.high == 30
    assert set(matter.targets) == {"a", "b"}
    assert len(matter.incidents) == 2


def test_two_that_people_split_are_two() -> None:
    assert not [one for one in _between(*NEAR, decisions=(_split("b"),)) if one.ruling == "merge"]


def test_incidents_of_far_towns_are_two() -> None:
    far = _bomb("c", 40, "Monday", "2019-03-05T09:00:00+03:00", town="Daraa")
    assert not [one for one in _between(NEAR[0], far) if one.ruling == "merge"]


def test_a_report_of_no_incident_with_figures_is_no_silent_drop() -> None:
    told = read("x", "Nine people were killed, a spokesman said.", "2019-03-05T09:00:00+03:00", "en", "Dale Wire")
    matters = _between(told)
    assert [(one.key, one.ruling, one.change) for one in matters] == [("x", "place", 9)]


def test_a_rejected_report_of_no_incident_awaits_nobody() -> None:
    told = read("x", "Nine people were killed, a spokesman said.", "2019-03-05T09:00:00+03:00", "en", "Dale Wire")
    ruling = Decision("d1", "reject", ("x",), "S.", "a drill", datetime(2031, 5, 1, tzinfo=UTC))
    assert _between(told, decisions=(ruling,)) == ()


def test_the_order_of_reports_changes_nothing() -> None:
    assert _between(*NEAR) == _between(*reversed(NEAR))
