"""What is wrong between the rows of a register."""

from __future__ import annotations

import pytest

from marsad.errors import BadRegister
from marsad.registers.checks import check_coordinates, check_ids, check_parents, check_span
from marsad.registers.rows import Row


def _rows(*values: dict[str, object]) -> list[Row]:
    return [Row("thing", each, "own.toml", line) for line, each in enumerate(values, 1)]


def test_an_id_stands_once():
    with pytest.raises(BadRegister, match=r"own.toml:2: id 'a' is already at own.toml:1"):
        check_ids(_rows({"id": "a"}, {"id": "a"}))


def test_a_parent_is_known():
    rows = check_ids(_rows({"id": "a", "parent": "b"}))
    check_parents(rows, ["b"])
    with pytest.raises(BadRegister, match=r"own.toml:1: unknown parent 'b'"):
        check_parents(rows)


def test_parents_go_in_no_circle():
    rows = _rows({"id": "z", "parent": "a"}, {"id": "a", "parent": "b"}, {"id": "b", "parent": "a"})
    with pytest.raises(BadRegister, match=r"own.toml:2: its parents go in a circle: a → b → a"):
        check_parents(check_ids(rows))
    with pytest.raises(BadRegister, match="circle: a → a"):
        check_parents(check_ids(_rows({"id": "a", "parent": "a"})))


@pytest.mark.parametrize(("start", "end", "right"), [
    ("2011", "2011", True), ("2011-05", "2011", True), ("2011", "2011-05", True), ("2012", "2011", False),
    ("2011-05-02", "2011-05-01", False),
])  # fmt: skip
def test_what_ends_has_started(start, end, right):
    (row,) = _rows({"id": "a", "start": start, "end": end})
    if right:
        check_span(row)
    else:
        with pytest.raises(BadRegister, match=rf"it ends \({end}\) before it starts"):
            check_span(row)


@pytest.mark.parametrize(("values", "reason"), [
    ({"latitude": 91, "longitude": 0}, "latitude 91 is not between -90 and 90"),
    ({"latitude": 33.5, "longitude": -190.0}, "longitude -190.0 is not between"),
    ({"latitude": 33.5}, "stand together"),
])  # fmt: skip
def test_coordinates_are_a_point_of_the_earth(values, reason):
    (row,) = _rows({"id": "a"} | values)
    with pytest.raises(BadRegister, match=reason):
        check_coordinates(row)


def test_right_coordinates_pass():
    check_coordinates(_rows({"latitude": -33.5, "longitude": 180})[0])
    check_coordinates(_rows({})[0])
