"""The tolls of an incident over time."""

from __future__ import annotations

from datetime import datetime

from marsad.tolls.resolve import resolve
from tests.tolls.invented import claim, incident


def test_resolve_gives_one_toll_for_each_day_on_which_it_changed() -> None:
    told = [
        claim("monitor", 10, "2031-05-01T10:00"),
        claim("monitor", 12, "2031-05-01T18:00"),
        claim("monitor", 12, "2031-05-02T18:00"),
        claim("monitor", 20, "2031-05-03T18:00"),
    ]
    assert [(t.as_of, t.low, t.high) for t in resolve(incident(told), "latest-by-origin/1")] == [
        ("2031-05-01", 12, 12),
        ("2031-05-03", 20, 20),
    ]


def test_resolve_sees_only_what_was_published_by_the_instant() -> None:
    told = [claim("monitor", 10, "2031-05-01T10:00"), claim("monitor", 12, "2031-05-01T18:00")]
    noon = datetime.fromisoformat("2031-05-01T12:00+00:00")
    (toll,) = resolve(incident(told), "latest-by-origin/1", noon)
    assert (toll.low, toll.high) == (10, 10)


def test_resolve_takes_the_day_in_the_reports_own_offset() -> None:
    (toll,) = resolve(incident([claim("monitor", 10, "2031-05-02T00:30:00+03:00")]), "latest-by-origin/1")
    assert toll.as_of == "2031-05-02"
