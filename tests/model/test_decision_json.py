"""Decisions as lines of JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from marsad.errors import BadDecision
from marsad.model.decision_json import decision_from_dict, decision_to_dict, decisions_from_lines

REJECT = {
    "id": "d1",
    "kind": "reject",
    "targets": ["r1/4-7-killed"],
    "author": "S.",
    "because": "no people are counted",
    "taken": "2031-05-14T10:00:00+03:00",
}
CORRECT = REJECT | {"id": "d2", "kind": "correct", "values": {"value": 12, "qualifier": "at_least"}}

ADD = REJECT | {
    "id": "d3",
    "kind": "add",
    "targets": ["r1"],
    "words": {"start": 4, "end": 7, "text": "ten"},
    "values": {"value": 10, "outcome": "killed", "affected": "all", "origin": "sohr", "stance": "asserted"},
}


def _but(**values: Any) -> dict[str, Any]:
    """An addition with other values; those that are None are left out."""
    made = {name: value for name, value in {**ADD["values"], **values}.items() if value is not None}  # type: ignore[dict-item]  # a mapping, as above
    return ADD | {"values": made}


def test_decision_goes_out_as_it_came_in() -> None:
    placed = CORRECT | {"values": {"first": "2031-05", "last": "2031-05-03", "place": "geonames:1"}}
    for said in (REJECT, CORRECT, ADD, placed):
        assert decision_to_dict(decision_from_dict(said)) == said


def test_decision_on_persons_alone_is_taken_in() -> None:
    said = REJECT | {"kind": "merge", "targets": ["r1/4-9-person", "r2/5-10-person"]}
    assert decision_to_dict(decision_from_dict(said)) == said


def test_decision_taken_on_a_day_was_taken_at_its_first_moment() -> None:
    assert decision_from_dict(REJECT | {"taken": "2031-05-14"}).taken == datetime(2031, 5, 14, tzinfo=UTC)


def test_decisions_from_lines_pass_blank_lines_over_and_keep_order() -> None:
    lines = ["\n", json.dumps(CORRECT), b"  ", json.dumps(REJECT).encode()]
    assert [decision.id for decision in decisions_from_lines(lines)] == ["d2", "d1"]


BAD: list[tuple[dict[str, Any], str]] = [
    ({"kind": "ignore"}, 'kind is none of accept correct reject add merge split move withdraw: "ignore"'),
    ({"id": ""}, 'id is no text: ""'),
    ({"author": None}, "author is missing"),
    ({"because": 4}, "because is no text: 4"),
    ({"taken": "yesterday"}, 'taken is no ISO time with its UTC offset: "yesterday"'),
    ({"taken": "2031-05-14T10:00:00"}, "taken is no ISO time with its UTC offset"),
    ({"taken": "2031-02-30"}, "taken is no ISO day"),
    ({"taken": None}, "taken is missing"),
    ({"targets": []}, "targets are 0, but reject has 1 or more"),
    ({"targets": "r1"}, 'targets is no list: "r1"'),
    ({"targets": ["r1", "r1"]}, "targets name one thing twice"),
    ({"kind": "merge", "targets": ["r1", "r2", "r3/4-9-person"]}, "targets name persons and what is no person"),
    ({"kind": "split", "targets": ["r1/4-7-killed", "r3/4-9-person"]}, "targets name persons and what is no person"),
    ({"targets": ["r1", 2]}, "targets[1] is no text: 2"),
    ({"kind": "merge"}, "targets are 1, but merge has 2 or more"),
    ({"kind": "move", "targets": ["a", "b", "c"]}, "targets are 3, but move has 2"),
    ({"kind": "correct", "targets": ["a", "b"], "values": {"value": 1}}, "targets are 2, but correct has 1"),
    ({"kind": "correct"}, "values are missing"),
    ({"kind": "correct", "values": {}}, "values are missing"),
    ({"values": {"value": 1}}, "values are given, but reject has none"),
    ({"kind": "correct", "values": {"colour": 1}}, "values.colour cannot be corrected; what can: value"),
    ({"kind": "correct", "values": {"value": "12"}}, 'values.value is no whole number from 0 on: "12"'),
    ({"kind": "correct", "values": {"outcome": "slain"}}, "values.outcome is none of killed"),
    ({"kind": "correct", "values": {"as_of": "May"}}, "values.as_of is no ISO day"),
    ({"kind": "correct", "values": {"value_high": 3}}, "values.value_high is no end of a range from None: 3"),
    ({"kind": "correct", "values": {"last": "2031-05-03"}}, "values.last is no end of a period from None: 2031-05-03"),
    (
        {"kind": "correct", "values": {"first": "2031-05-04", "last": "2031-05-03"}},
        "values.last is no end of a period from 2031-05-04: 2031-05-03",
    ),
    ({"kind": "correct", "values": {"place": ""}}, 'values.place is no text: ""'),
    ({"words": {"start": 0, "end": 1, "text": "x"}}, "words are given, but reject has none"),
    (ADD | {"words": None}, "words are missing"),
    (ADD | {"words": {"start": 4, "end": 9, "text": "ten"}}, "words are 3 characters, but reach from 4 to 9"),
    (ADD | {"words": {"start": -1, "end": 2, "text": "ten"}}, "words.start is no whole number from 0 on: -1"),
    (ADD | {"targets": ["r1", "r2"]}, "targets are 2, but add has 1"),
    (_but(origin=None), "values.origin is missing: who adds a claim says what it is"),
    (_but(value=None), "values.value is missing: who adds a claim says what it is"),
    ({"kind": "correct", "values": {"value": 4, "value_high": 3}}, "values.value_high is no end of a range from 4: 3"),
]


@pytest.mark.parametrize(("change", "message"), BAD, ids=[message[:40] for _, message in BAD])
def test_decisions_from_lines_name_line_and_member(change: dict[str, Any], message: str) -> None:
    with pytest.raises(BadDecision) as error:
        decisions_from_lines([json.dumps(CORRECT), "", json.dumps(REJECT | change)])
    assert str(error.value).startswith(f"line 3: {message}")


@pytest.mark.parametrize(
    ("line", "message"), [("{", "not a line of JSON"), ("[]", "is no object"), ("[" * 99_999, "not")]
)
def test_decisions_from_lines_refuse_what_is_no_decision(line: str, message: str) -> None:
    with pytest.raises(BadDecision, match=message):
        decisions_from_lines([line])


def test_decisions_from_lines_refuse_an_id_of_two_lines() -> None:
    with pytest.raises(BadDecision, match="line 2: id 'd1' stands for an earlier line already"):
        decisions_from_lines([json.dumps(REJECT), json.dumps(REJECT)])
