"""A sketch that was written is read back as it was; what is none is said to be none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.errors import BadSketch
from marsad.incidents.known_text import with_known_text
from marsad.incidents.neighbourhoods.sketch import sketch_of
from marsad.incidents.neighbourhoods.sketch_json import sketch_from_json, sketch_to_json
from marsad.model.claim import Reading
from tests.incidents.dispatches import dispatch, siege, two_bombings

_EMPTY = dispatch("e", "2019-03-06", "", ".")


@pytest.mark.parametrize("reading", [*two_bombings(), *siege(), _EMPTY], ids=lambda one: one.report.id)
def test_a_sketch_is_read_back_as_it_was(reading: Reading) -> None:
    sketch = sketch_of(reading)
    assert sketch_from_json(sketch_to_json(sketch)) == sketch


def test_a_sketch_of_claims_without_text_is_read_back_as_it_was() -> None:
    reading = two_bombings()[0]
    bare = replace(reading, report=replace(reading.report, text="", published=None, appeared=None))
    assert with_known_text(bare).report.text
    assert sketch_from_json(sketch_to_json(sketch_of(bare))) == sketch_of(bare)


def test_the_folder_of_own_registers_is_kept(tmp_path: Path) -> None:
    sketch = sketch_of(two_bombings()[0])
    own = replace(sketch, accounts=tuple(replace(one, registers=tmp_path, spots=()) for one in sketch.accounts))
    assert sketch_from_json(sketch_to_json(own)) == own


@pytest.mark.parametrize("line", ["", "[]", "{}", "null", '{"report": "a"}'])
def test_what_is_no_sketch_is_said_to_be_none(line: str) -> None:
    with pytest.raises(BadSketch, match="make it again from the reading"):
        sketch_from_json(line)


@pytest.mark.parametrize(
    ("member", "value"),
    [("codes", "AAA="), ("codes", "?"), ("told", "xyz"), ("counted", 3), ("codes", None)],
)
def test_a_damaged_wording_is_said_to_be_none(member: str, value: object) -> None:
    members = json.loads(sketch_to_json(sketch_of(two_bombings()[0])))
    members["wording"][member] = value
    with pytest.raises(BadSketch):
        sketch_from_json(json.dumps(members))


def test_a_place_that_is_not_known_is_said_to_be_none() -> None:
    members = json.loads(sketch_to_json(sketch_of(two_bombings()[0])))
    members["accounts"][0]["spots"] = ["nowhere:1"]
    with pytest.raises(BadSketch, match="is not known"):
        sketch_from_json(json.dumps(members))
