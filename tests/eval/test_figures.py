"""Measures over claims, each seen to fall when a reading is wrong."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from eval.compare import occurrence
from eval.figures import measure_attribution, measure_responsible, measure_tolls
from eval.happenings import measure_events, measure_opposed

TEXT = "قال المرصد إن الجيش قتل تسعة مدنيين في التل، بينهم طفلان، ونفى الجيش القصف. وأكد ناشط القصف."
CASE: dict[str, Any] = {
    "text": TEXT,
    "figure": [
        {"number": "تسعة", "value": 9, "qualifier": "exact", "outcome": "killed", "affected": "مدنيين", "basis": "new",
         "tags": ["civilian"], "sources": ["المرصد"], "stance": "asserted", "place": "التل", "responsible": "الجيش"},
        {"number": "طفلان", "value": 2, "qualifier": "exact", "outcome": "killed", "affected": "طفلان", "basis": "new",
         "tags": ["civilian", "child"], "sources": ["المرصد"], "stance": "asserted", "part_of": 0, "place": "التل"},
    ],
    "event": [
        {"trigger": "القصف", "type": "shelling", "actor": "الجيش", "stance": "denied", "sources": ["الجيش"]},
    ],
    "opposed": [{"a": "القصف", "b": "القصف", "b_nth": 2, "opposed": True}],
}  # fmt: skip


def span(words: str, nth: int = 1) -> dict[str, Any]:
    start, end = occurrence(TEXT, words, nth)
    return {"start": start, "end": end, "text": words}


def claim(number: str, value: int, group: str, tags: list[str], part_of: str | None) -> dict[str, Any]:
    quantity = span(number) | {"value": value, "value_high": None, "qualifier": "exact"}
    return {
        "id": f"{number}-killed",
        "quantity": quantity,
        "outcome": "killed",
        "affected": span(group) | {"party": None, "tags": tags},
        "responsible": None if part_of else span("الجيش") | {"party": None, "tags": []},
        "basis": "new",
        "when": None,
        "place": span("التل"),
        "sources": [span("المرصد")],
        "stance": "asserted",
        "part_of": part_of,
    }


def event(nth: int, stance: str) -> dict[str, Any]:
    source = span("الجيش", 2) if nth == 1 else span("ناشط")
    actor = source if nth == 1 else None
    return {"id": f"e{nth}", "type": "shelling", "trigger": span("القصف", nth), "actor": actor, "target": None,
            "stance": stance, "sources": [source]}  # fmt: skip


@pytest.fixture
def right() -> dict[str, Any]:
    claims = [
        claim("تسعة", 9, "مدنيين", ["civilian"], None),
        claim("طفلان", 2, "طفلان", ["civilian", "child"], "تسعة-killed"),
    ]
    checks = [{"kind": "opposed", "claims": ["e1", "e2"]}]
    return {"claims": claims, "events": [event(1, "denied")], "checks": checks}


def tolls(reading: dict[str, Any], case: dict[str, Any] = CASE) -> dict[str, float]:
    return measure_tolls([case], [reading]).figures


def test_tolls_of_a_right_reading_are_all_one(right: dict[str, Any]) -> None:
    assert set(tolls(right).values()) == {1.0}


@pytest.mark.parametrize(
    ("slot", "value", "broken"),
    [
        ("outcome", "injured", "core.f1"),
        ("affected", None, "party.f1"),
        ("sources", [], "source.f1"),
        ("basis", "cumulative", "full.f1"),
        ("stance", "denied", "full.f1"),
        ("place", None, "slots.place"),
        ("when", {"first": "2022-01-01", "last": "2022-01-01"}, "slots.when"),
        ("part_of", "طفلان-killed", "slots.part_of"),
    ],
)
def test_tolls_fall_with_every_wrong_slot(right: dict[str, Any], slot: str, value: object, broken: str) -> None:
    right["claims"][0][slot] = value
    assert tolls(right)[broken] == 0.5


def test_tolls_count_what_was_missed_and_what_was_made_up(right: dict[str, Any]) -> None:
    missed = deepcopy(right)
    del missed["claims"][1]
    assert tolls(missed)["number.recall"] == 0.5
    assert tolls(missed)["number.precision"] == 1.0
    rejected = tolls(right, {"text": TEXT, "figure": []})
    assert rejected["number.precision"] == 0.0


def test_tolls_hold_people_counted_otherwise_to_account_only_as_harm(right: dict[str, Any]) -> None:
    otherwise = deepcopy(CASE)
    otherwise["figure"][1]["outcome"] = "other"
    assert tolls(right, otherwise)["core.precision"] == 0.5
    right["claims"][1]["outcome"] = "held"
    assert tolls(right, otherwise)["core.precision"] == 1.0


def test_attribution_counts_over_all_figures(right: dict[str, Any]) -> None:
    assert set(measure_attribution([CASE], [right]).figures.values()) == {1.0}
    right["claims"][0]["sources"].append(span("ناشط"))
    right["claims"][1]["stance"] = "alleged"
    measured = measure_attribution([CASE], [right])
    assert measured.figures == {"found": 1.0, "innermost": 0.5, "chain": 0.5, "stance": 0.5}
    assert len(measured.misses) == 2


def test_responsible_loses_precision_by_blame_and_recall_by_silence(right: dict[str, Any]) -> None:
    assert measure_responsible([CASE], [right]).figures["precision"] == 1.0
    blamed = deepcopy(right)
    blamed["claims"][1]["responsible"] = span("ناشط") | {"party": None, "tags": []}
    assert measure_responsible([CASE], [blamed]).figures["precision"] == 0.5
    right["claims"][0]["responsible"] = None
    assert measure_responsible([CASE], [right]).figures["recall"] == 0.0


def test_events_need_trigger_and_type(right: dict[str, Any]) -> None:
    assert measure_events([CASE], [right]).figures["f1"] == 1.0
    right["events"][0]["type"] = "airstrike"
    assert measure_events([CASE], [right]).figures["f1"] == 0.0


def test_opposed_pairs_are_found_or_left_alone(right: dict[str, Any]) -> None:
    right["events"].append(event(2, "asserted"))
    assert measure_opposed([CASE], [right]).figures["found"] == 1.0
    only_looks = deepcopy(CASE)
    only_looks["opposed"][0]["opposed"] = False
    assert measure_opposed([only_looks], [right]).figures["left-alone"] == 0.0
    right["checks"] = []
    assert measure_opposed([CASE], [right]).figures["found"] == 0.0
