"""The tolls of one incident cost in step with its claims."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from marsad.model.incident import Incident
from marsad.tolls.resolve import resolve
from tests.growth import grows_in_step, seconds_of
from tests.tolls.invented import claim, incident

START = datetime(2031, 1, 1, tzinfo=UTC)


def _story(size: int, **slots: Any) -> Incident:
    """Claims of twelve origins over a month."""
    chance = random.Random(size)
    told = []
    for number in range(size):
        published = START + timedelta(minutes=chance.randrange(30 * 1440))
        day = published.date().isoformat()
        place = {"id": f"r{number}/1", "report": f"r{number}", "affected": chance.choice(["all", "civilian"])}
        period = {"first": day, "last": day, "as_of": day} if slots.get("basis") == "new" else {}
        told.append(
            claim(
                f"o{chance.randrange(12)}", chance.randrange(10**6), published.isoformat(), **place, **period, **slots
            )
        )
    return incident(told)


@pytest.mark.parametrize("slots", [{}, {"basis": "new"}, {"basis": "new", "additional": True}, {"basis": "standing"}])
def test_resolve_grows_in_step_with_the_claims(slots: dict[str, Any]) -> None:
    stories = {size: _story(size, **slots) for size in (500, 2000)}
    assert grows_in_step(lambda size: seconds_of(lambda: resolve(stories[size], "latest-by-origin/1")), 500, floor=0.05)
