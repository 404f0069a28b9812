"""What those who counted, and those counted, are called in the languages of the register and of the reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

#: The language under which a name stands that serves where there is none in the one asked for.
ANY: Final = ""


class Called(NamedTuple):
    """Names of origins and groups by id, each by language."""

    parties: Mapping[str, Mapping[str, str]]
    """Those of the register, by its names."""
    kinds: Mapping[str, str]
    """The kind of each of those parties (`monitor`)."""
    own: Mapping[str, Mapping[str, str]]
    """The reports' words for those in no register, and outlets as they call themselves."""


def together(several: Iterable[Called]) -> Called:
    """The names of several incidents; of two for one id the earlier."""
    parties: dict[str, Mapping[str, str]] = {}
    kinds: dict[str, str] = {}
    own: dict[str, Mapping[str, str]] = {}
    for one in reversed([*several]):
        parties |= one.parties
        kinds |= one.kinds
        own |= one.own
    return Called(parties, kinds, own)
