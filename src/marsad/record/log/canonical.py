"""Canonical JSON: one value has one form in bytes, so that a digest of the bytes is a digest of the value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, NoReturn

from marsad.errors import BadLog

_DEPTH: Final = 64
_GREATEST: Final = 2**53 - 1


def canonical(value: object) -> bytes:
    """A value as JSON with members in the order of their code points, no blanks, UTF-8, letters as they are.

    Values are str, int (within 2**53, which every reader of JSON keeps), bool, None, lists, tuples (as lists) and
    mappings with str names, at most 64 deep. Raises BadLog for anything else: floats have no one form.
    """
    _check(value, _DEPTH)
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dict)
    try:
        return plain.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadLog(f"half a character at {error.start} cannot be written as UTF-8") from None


def from_canonical(data: bytes) -> Any:
    """The value of canonical JSON. Raises BadLog where the bytes are not exactly what `canonical` writes."""
    try:
        value = json.loads(data.decode("utf-8"), parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadLog(f"not canonical JSON: {type(error).__name__}") from None
    if canonical(value) != data:
        raise BadLog("not canonical JSON: blanks, order, a member twice or another way to write a character")
    return value


def _check(value: object, depth: int) -> None:
    if value is None or isinstance(value, str):
        return
    if isinstance(value, int):
        if abs(value) > _GREATEST:
            raise BadLog("a number is greater than 2**53 - 1")
        return
    if depth == 0:
        raise BadLog(f"nested more than {_DEPTH} deep")
    if isinstance(value, (list, tuple)):
        for each in value:
            _check(each, depth - 1)
    elif isinstance(value, Mapping):
        for name, each in value.items():
            if not isinstance(name, str):
                raise BadLog(f"a member's name is of type {type(name).__name__}, not str")
            _check(each, depth - 1)
    else:
        raise BadLog(f"a value of type {type(value).__name__} has no canonical form")


def _refuse(number: str) -> NoReturn:
    raise ValueError(number)
