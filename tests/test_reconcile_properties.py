"""What holds for every set of reports: order and batches change nothing, bounds are in order, copies add no origin."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import marsad
from marsad.model.claim import Reading, When
from marsad.model.decision import Decision
from marsad.model.record import Record
from marsad.model.vocabulary import BASES, STANCES
from marsad.pipeline.build_tolls import build_tolls, gather, resolve_tolls
from marsad.pipeline.read_report import read_report, report_from_text
from marsad.tolls.policies.known import POLICIES
from tests.pipeline.invented import dispatch, read

STORY = Path(__file__).parents[1] / "examples" / "story" / "reports.jsonl"
_OUTLETS = ("Dale Wire", "Hill Courier", "Lake Post", "المنارة")
_SHAPES = st.tuples(
    st.sampled_from(["ar", "en"]),
    st.integers(0, 2),
    st.integers(0, 2),
    st.sampled_from([9, 12, 14, 17, 31]),
    st.sampled_from([0, 5, 9, 26, 50, 200]),
    st.sampled_from(_OUTLETS),
)
#: Sets of one to eight reports: two towns' bombs, four days and a week later, told alike (copies) or not.
_REPORTS = st.lists(_SHAPES, min_size=1, max_size=8).map(
    lambda shapes: [dispatch(f"p{number}", *shape) for number, shape in enumerate(shapes)]
)
_TAKEN = datetime(2031, 1, 1, tzinfo=UTC)
_few = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def _shown(record: Record) -> dict[str, Any]:
    """A record but for its head."""
    shown: dict[str, Any] = json.loads(marsad.record_to_json(record))
    return {**shown, "head": ""}


def _decisions(data: st.DataObject, readings: Sequence[Reading]) -> list[Decision]:
    """Some decisions on some of the reports' claims."""
    claims = [f"{one.report.id}/{claim.id}" for one in readings for claim in one.claims]
    found: list[Decision] = []
    for number in range(data.draw(st.integers(0, 3))):
        kind = data.draw(st.sampled_from(["accept", "reject", "correct", "split", "merge", "move"]))
        many = kind in ("merge", "move")
        if not claims or (many and len(readings) < 2):
            continue
        targets = data.draw(st.permutations([one.report.id or "" for one in readings]))[:2] if many else [
            data.draw(st.sampled_from(claims))
        ]  # fmt: skip
        values = {"value": data.draw(st.integers(0, 40))} if kind == "correct" else {}
        taken = _TAKEN + timedelta(days=data.draw(st.integers(0, 2)))
        found.append(Decision(f"d{number}", kind, tuple(targets), "S.", "seen", taken, values))  # type: ignore[arg-type]
    return found


@_few
@given(readings=_REPORTS, data=st.data())
def test_any_order_of_reports_and_decisions_gives_the_same_record(readings: list[Reading], data: st.DataObject) -> None:
    decisions = _decisions(data, readings)
    policy = data.draw(st.sampled_from(sorted(POLICIES)))
    first = build_tolls(readings, decisions, policy=policy)
    turned = data.draw(st.permutations(readings)), data.draw(st.permutations(decisions))
    assert _shown(build_tolls(*turned, policy=policy)) == _shown(first)


@_few
@given(readings=_REPORTS, data=st.data())
def test_any_split_into_batches_gives_the_same_record(readings: list[Reading], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(readings)))
    batches = [readings[at:], readings[:at], data.draw(st.lists(st.sampled_from(readings), max_size=3))]
    assert _shown(build_tolls([one for batch in batches for one in batch])) == _shown(build_tolls(readings))


@_few
@given(readings=_REPORTS, data=st.data())
def test_removing_a_report_and_adding_it_back_changes_nothing(readings: list[Reading], data: st.DataObject) -> None:
    before = _shown(build_tolls(readings))
    gone = data.draw(st.sampled_from(readings))
    rest = [one for one in readings if one is not gone]
    without = _shown(build_tolls(rest))
    assert all(gone.report.id not in incident["reports"] for incident in without["incidents"])
    assert _shown(build_tolls([*rest, gone])) == before


@_few
@given(readings=_REPORTS, data=st.data())
def test_low_best_and_high_are_in_order_and_cite_claims(readings: list[Reading], data: st.DataObject) -> None:
    policy = data.draw(st.sampled_from(sorted(POLICIES)))
    for one in build_tolls(readings, _decisions(data, readings), policy=policy).incidents:
        known = {claim.id for claim in one.incident.claims}
        rejected = {claim.id for claim in one.incident.claims if claim.rejected}
        for toll in one.tolls:
            assert 0 <= toll.low <= toll.best <= toll.high
            assert known.issuperset(toll.cites)
            assert rejected.isdisjoint(toll.cites)


@_few
@given(readings=_REPORTS, data=st.data())
def test_copies_never_raise_the_count_of_origins(readings: list[Reading], data: st.DataObject) -> None:
    copied = data.draw(st.sampled_from(readings))
    at = copied.report.appeared
    assert at is not None
    hours = data.draw(st.lists(st.integers(0, 30), min_size=1, max_size=3))
    copies = [_copy(copied, f"q{number}", at + timedelta(hours=late)) for number, late in enumerate(hours)]
    before, after = (build_tolls(given) for given in (readings, [*readings, *copies]))
    own = {
        report
        for one in before.incidents
        if copied.report.id in one.incident.reports
        for report in one.incident.reports
    }
    for one in after.incidents:
        if own and own == {report for report in one.incident.reports if report.startswith("p")}:
            counts = _origins(before, copied)
            assert all(count <= counts.get(series, 0) for series, count in _origins(after, copied).items())


def _copy(reading: Reading, id: str, at: datetime) -> Reading:
    """The same words, carried later by another outlet."""
    return read(id, reading.report.text, at.isoformat(), reading.report.language, f"Copyist {id}")


def _origins(record: Record, reading: Reading) -> dict[tuple[str, str], int]:
    """How many origins stand behind the last toll of each outcome and group in the incident of a report."""
    of_it = [one for one in record.incidents if reading.report.id in one.incident.reports]
    return {(toll.outcome, toll.affected): toll.origins for one in of_it for toll in one.tolls}


@_few
@given(readings=_REPORTS, day=st.integers(5, 15))
def test_as_of_is_the_record_of_what_had_been_published(readings: list[Reading], day: int) -> None:
    until = datetime(2019, 3, day, 12, tzinfo=UTC)
    known = [one for one in readings if one.report.appeared is not None and one.report.appeared <= until]
    assert _shown(build_tolls(readings, as_of=until)) == {**_shown(build_tolls(known)), "as_of": until.isoformat()}


_DAYS = st.sampled_from([None, "2019", "2019-03", "0001-01-01", "9999-12-31", "2019-03-04"])


def _damaged(data: st.DataObject, reading: Reading) -> Reading:
    """A reading with some slots as a poorer reader would leave them: absent, open, partial, absurd."""
    claims = []
    for claim in reading.claims:
        when = When(data.draw(_DAYS), data.draw(_DAYS)) if data.draw(st.booleans()) else None
        value = data.draw(st.sampled_from([None, 0, 1, claim.quantity.value, 10**15]))
        claims.append(
            replace(
                claim,
                when=when,
                quantity=replace(claim.quantity, value=value),
                place=data.draw(st.sampled_from([None, claim.place])),
                affected=data.draw(st.sampled_from([None, claim.affected])),
                sources=data.draw(st.sampled_from([(), claim.sources])),
                stance=data.draw(st.sampled_from(STANCES)),
                basis=data.draw(st.sampled_from(BASES)),
                part_of=data.draw(st.sampled_from([None, claim.id, "1-2-killed", reading.claims[0].id])),
            )
        )
    undated = {"published": None, "appeared": None} if data.draw(st.booleans()) else {}
    text = data.draw(st.sampled_from(["", reading.report.text]))
    return replace(reading, report=replace(reading.report, text=text, **undated), claims=tuple(claims))


@_few
@given(readings=_REPORTS, data=st.data())
def test_claims_with_anything_missing_give_a_record(readings: list[Reading], data: st.DataObject) -> None:
    damaged = [_damaged(data, one) for one in readings]
    gathered = gather(damaged)
    for policy in POLICIES:
        for one in resolve_tolls(gathered, policy).incidents:
            assert all(0 <= toll.low <= toll.best <= toll.high for toll in one.tolls)


@pytest.mark.slow
def test_the_bundled_story_gives_the_same_record_in_any_order() -> None:
    lines = [json.loads(line) for line in STORY.read_text("utf-8").splitlines()]
    readings = [_read_line(line) for line in lines]
    first = _shown(build_tolls(readings))
    for seed in (1, 2):
        turned = readings[:]
        Random(seed).shuffle(turned)
        assert _shown(build_tolls(turned)) == first


def _read_line(line: dict[str, str]) -> Reading:
    """The reading of one line of a file of reports."""
    members = {name: line.get(name) for name in ("id", "outlet", "language", "published", "title")}
    return read_report(report_from_text(line["text"], **members))
