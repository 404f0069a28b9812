"""Numbers that forms and addresses say."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = 15
"""The most that a number has: every database and browser holds so many."""


def number_in(said: str) -> int | None:
    """The whole number that somebody said, in the digits of any script; None where it is none, or too long for one."""
    return int(said) if said.isdecimal() and len(said) <= _DIGITS else None
