"""Invented reports of incidents: the same for a seed, with claims that stand where they say, copies and noise."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, islice

from bench.incidents import scaling
from bench.stories import rows, stories, without_text
from marsad.incidents.copies.find import find_copies


def test_stories_are_the_same_for_a_seed() -> None:
    assert list(stories(300)) == list(islice(stories(500), 300))
    assert next(stories(1)).reading != next(stories(1, seed=2)).reading


def test_claims_stand_where_they_say() -> None:
    for told in stories(300):
        text = told.reading.report.text
        for claim in told.reading.claims:
            for part in (claim.quantity, claim.affected, claim.place, *claim.sources):
                assert part is not None
                assert text[part.start : part.end] == part.text


def test_there_are_incidents_copies_and_noise() -> None:
    told = list(stories(600))
    assert any(one.incident is None and not one.reading.claims for one in told)
    assert any(one.dispatch != one.reading.report.id for one in told)
    assert len({one.incident for one in told}) > 20


def test_copies_of_the_stories_are_found() -> None:
    told = list(stories(600))
    carried: dict[str, list[str]] = defaultdict(list)
    for one in told:
        carried[one.dispatch].append(one.reading.report.id or "")
    wanted = {pair for reports in carried.values() for pair in combinations(reports, 2)}
    found = {pair for each in find_copies(one.reading for one in told) for pair in combinations(each.reports, 2)}
    assert len(found & wanted) > 0.95 * len(wanted)
    assert not found - wanted


def test_claims_may_stand_without_text() -> None:
    told = next(one for one in stories(50) if one.reading.claims)
    assert without_text(told).report.text == ""
    assert without_text(told).claims == told.reading.claims
    assert sum(row["text"] != "" for row in rows(5)) == 5


def test_the_cost_of_a_report_is_told_beside_that_of_the_first_run() -> None:
    run = {
        "incidents": 5,
        "copies": 1.0,
        "gather": 3.0,
        "tolls": 1.0,
        "waited": 5.0,
        "given_kib": 1024,
        "peak_kib": 2048,
    }
    lines = scaling([run | {"reports": 1000, "seconds": 4.0}, run | {"reports": 10_000, "seconds": 44.0}]).splitlines()
    assert lines[2].split()[:6] == ["10,000", "5", "44.0", "4.40", "1.10", "2"]
