"""What incidents are ordered by."""

from __future__ import annotations

import pytest

from marsad.model.incident import IncidentClaim
from marsad.pipeline.build_tolls import resolved
from marsad.record.index.last_tolls import deaths, last_tolls
from tests.tolls.invented import claim, incident

AT = "2031-05-01T08:00"


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
    rows = [(row.outcome, row.affected, row.low, row.best, row.high, row.grade) for row in last_tolls(story)]
    assert rows == [("killed", "all", 5, 5, 5, "weak")]
