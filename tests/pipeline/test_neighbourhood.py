"""A record kept up report by report, neighbourhood by neighbourhood, is the record of everything afresh."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.incidents.decisions import bind, without_doubts
from marsad.incidents.neighbourhoods.changing import Neighbourhoods
from marsad.incidents.neighbourhoods.sketch import sketch_of
from marsad.incidents.neighbourhoods.store import InMemory
from marsad.model.claim import Reading
from marsad.model.decision import Decision
from marsad.model.incident import Incident
from marsad.pipeline.build_tolls import gather
from marsad.pipeline.neighbourhood import Part, part_of, rulings_on
from tests.incidents.dispatches import siege, two_bombings
from tests.pipeline import invented

STORY = Path(__file__).parents[2] / "examples" / "story" / "reports.jsonl"
_TAKEN = datetime(2031, 1, 1, tzinfo=UTC)
_few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


class Kept:
    """A record kept up as a store does it: of each neighbourhood what it amounts to, made anew where that changed."""

    def __init__(self) -> None:
        self.readings: dict[str, Reading] = {}
        self.decisions: list[Decision] = []
        self.parts: dict[frozenset[str], Part] = {}
        self.made = 0
        self._store = InMemory()
        self._neighbourhoods = Neighbourhoods(self._store)

    def change(
        self, add: Iterable[Reading] = (), remove: Collection[str] = (), decisions: Sequence[Decision] | None = None
    ) -> None:
        """Takes reports and decisions in, and some reports out."""
        before = {report: self._ruled(report) for report in self.readings}
        self.readings = {report: one for report, one in self.readings.items() if report not in remove}
        added = {one.report.known_as: one for one in add}
        self.readings |= added
        self.decisions = self.decisions if decisions is None else list(decisions)
        ruled = {one for one in self.readings if one in before and self._ruled(one) != before[one]}
        sketches = [sketch_of(self._ruled(report)) for report in sorted({*added, *ruled})]
        changed = self._neighbourhoods.change(sketches, remove, self.decisions)
        for reports in changed.gone:
            del self.parts[reports]
        for reports in changed.made:
            own = {report: self._ruled(report) for report in reports}
            rulings = rulings_on(own, self.decisions)
            self.parts[reports] = part_of(own, self._store.sketches(sorted(reports)), rulings)
        self.made = len(changed.made)

    def _ruled(self, report: str) -> Reading:
        own = {report: self.readings[report]}
        return without_doubts(self.readings[report], rulings_on(own, self.decisions))

    def check(self) -> None:
        """The union of its parts is what everything amounts to afresh."""
        afresh = gather(self.readings.values(), self.decisions)
        incidents: list[Incident] = [one for part in self.parts.values() for one in part.incidents]
        assert sorted(incidents, key=lambda one: (one.first or "", one.id)) == list(afresh.incidents)
        assert sorted(copies for part in self.parts.values() for copies in part.copies) == list(afresh.copies)
        told = [report for part in self.parts.values() for report in part.grouping.unassigned]
        assert sorted(told) == list(afresh.grouping.unassigned)


def _reports() -> list[Reading]:
    chance = Random(11)
    told = [
        invented.dispatch(f"p{number}", chance.choice(["ar", "en"]), town, chance.randrange(2), value, hour, outlet)
        for number, (town, value, hour, outlet) in enumerate(
            [
                (0, 9, 0, "Dale Wire"), (0, 9, 2, "Hill Courier"), (0, 12, 20, "Lake Post"), (1, 9, 3, "Dale Wire"),
                (1, 14, 30, "Hill Courier"), (2, 17, 5, "Dale Wire"), (2, 17, 9, "Lake Post"), (0, 31, 200, "Dale Wire"),
            ]
        )
    ]  # fmt: skip
    return [*told, *two_bombings(), *siege()]


READINGS = _reports()


def _decision(data: st.DataObject, id: str, before: Sequence[Decision]) -> list[Decision]:
    """A decision on some of the reports or their claims, whether they are there or not."""
    kind = data.draw(st.sampled_from(["merge", "split", "move", "accept", "reject", "correct", "withdraw"]))
    one, other = data.draw(st.permutations(READINGS))[:2]
    claims = [f"{one.report.id}/{claim.id}" for claim in one.claims]
    if kind == "withdraw":
        targets = tuple(decision.id for decision in before[-1:])
    elif kind in ("merge", "move"):
        targets = (data.draw(st.sampled_from([one.report.id or "", *claims])), other.report.id or "")
    else:
        targets = (data.draw(st.sampled_from(claims)),) if claims else ()
    values = {"value": data.draw(st.integers(0, 40))} if kind == "correct" else {}
    taken = _TAKEN + timedelta(days=len(before))
    return [Decision(id, kind, targets, "S.", "seen", taken, values)] if targets else []  # type: ignore[arg-type]


@_few
@given(data=st.data())
def test_adding_removing_and_deciding_in_any_order_gives_the_record_afresh(data: st.DataObject) -> None:
    kept = Kept()
    for number in range(data.draw(st.integers(1, 5))):
        add = data.draw(st.lists(st.sampled_from(READINGS), max_size=8, unique_by=lambda one: one.report.known_as))
        there = sorted(kept.readings)
        remove = data.draw(st.lists(st.sampled_from(there), max_size=3, unique=True)) if there else []
        remove = [report for report in remove if report not in {one.report.known_as for one in add}]
        more = _decision(data, f"d{number}", kept.decisions) if data.draw(st.booleans()) else []
        kept.change(add, remove, [*kept.decisions, *more])
        kept.check()


def test_what_is_not_touched_is_not_made_anew() -> None:
    kept = Kept()
    kept.change(siege())
    bombings = two_bombings()
    kept.change(bombings[:1])
    siege_parts = {reports: part for reports, part in kept.parts.items() if "s1" in reports}
    kept.change(bombings[1:2])
    assert kept.made == 1
    assert all(kept.parts[reports] is part for reports, part in siege_parts.items())


def test_rulings_on_one_neighbourhood_say_nothing_of_targets_elsewhere() -> None:
    one, other = two_bombings()[0], siege()[0]
    merge = Decision("d1", "merge", ("b1", "s1", "gone"), "S.", "seen", _TAKEN)
    assert rulings_on({"b1": one, "s1": other}, [merge]).unbound == ()
    assert rulings_on({"b1": one, "s1": other}, [merge]).grouping[0].targets == ("b1", "s1")
    missing = replace(merge, kind="reject", targets=("b1/1-2-killed", "gone/1-2-killed"))
    here = rulings_on({"b1": one}, [missing]).unbound
    assert here == tuple(one for one in bind([missing], {"b1": one}).unbound if "b1" in one.why)


@pytest.mark.slow
def test_the_bundled_story_kept_up_report_by_report_is_the_record_afresh() -> None:
    lines = [json.loads(line) for line in STORY.read_text("utf-8").splitlines()]
    readings = [
        invented.read(one["id"], one["text"], one["published"], one["language"], one["outlet"]) for one in lines
    ]
    Random(9).shuffle(readings)
    kept = Kept()
    for at, reading in enumerate(readings):
        kept.change([reading])
        if at in (20, 40, 60):
            kept.check()
    kept.check()
