"""Canonical JSON has one form, and nothing else is taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import BadLog
from marsad.record.log.canonical import canonical, from_canonical

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=4), inner, max_size=4)
    ),
    max_leaves=8,
)


def test_canonical_is_sorted_without_blanks_and_keeps_letters():
    value = {"b": [1, True, None, "قُتل\n"], "a": {"é": "e\u0301"}, "B": ()}
    assert canonical(value) == '{"B":[],"a":{"é":"e\u0301"},"b":[1,true,null,"قُتل\\n"]}'.encode()


@given(_VALUES)
def test_canonical_comes_back_and_holds_no_line_feed(value):
    data = canonical(value)
    assert from_canonical(data) == value
    assert canonical(from_canonical(data)) == data
    assert b"\n" not in data


@pytest.mark.parametrize(
    "value", [1.0, {"a": float("nan")}, {1: "a"}, b"a", [object()], "\ud800", {"a": {1, 2}}, 2**53]
)
def test_canonical_refuses_what_has_no_one_form(value):
    with pytest.raises(BadLog):
        canonical(value)


def test_canonical_refuses_what_is_nested_without_end():
    value: list[object] = []
    value.append(value)
    with pytest.raises(BadLog, match="deep"):
        canonical(value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1, "b":2}', b'{"b":1,"a":2}', b'{"a":1,"a":1}', b'{"a":1}\n', b' {"a":1}', b'"\\u0061"', b'"\\/"', b"1.0",
        b"1e3", b"-0", b"NaN", b"Infinity", b"", b"\xff", b"\xef\xbb\xbf1", b"[" * 100_000, b'"\\ud800"', b"9" * 5000,
    ],
)  # fmt: skip
def test_from_canonical_refuses_every_other_form(data):
    with pytest.raises(BadLog):
        from_canonical(data)
