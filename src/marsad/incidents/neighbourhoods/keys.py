"""Keys: what a report tells, each as a number, by which another report that tells it is found."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

from marsad.incidents.accounts.atoms import is_fine
from marsad.incidents.accounts.split import Account
from marsad.incidents.accounts.spots import spot_of

_LARGE: Final = 10
_SHORT: Final = 3
_BITS: Final = 3
"""Bits of a key that tell its kind."""
_ROOM: Final = 1 << 60
"""Keys are positive and fit a signed number of 64 bits."""


class Kind(NamedTuple):
    """A kind of keys: `votes` for a report that shares one, `held` how many holders are looked at, `days` how old."""

    number: int
    votes: int
    held: int
    days: int | None


_DAYS: Final = 30
_HELD: Final = 4
PLACE: Final = Kind(0, 2, _HELD, _DAYS)
DAY: Final = Kind(1, 6, _HELD, None)
"""A place on a stated day: the same happening however late it is told."""
FIGURE: Final = Kind(2, 3, _HELD, _DAYS)
SITE: Final = Kind(3, 1, _HELD, _DAYS)
NAME: Final = Kind(4, 1, _HELD, _DAYS)
RUN: Final = Kind(5, 1, 8, None)
"""A run of words: that of a copy."""
_KINDS: Final = (PLACE, DAY, FIGURE, SITE, NAME, RUN)


def kind_of(key: int) -> Kind:
    """The kind of a key."""
    return _KINDS[key & ((1 << _BITS) - 1)]


def keys_of(accounts: Iterable[Account]) -> array[int]:
    """What accounts tell that few others do: small places, with the days stated, large figures, sites, names."""
    told = {_key(kind, words) for account in accounts for kind, words in _told(account)}
    return array("q", sorted(told))


def run_keys(runs: Sequence[int]) -> array[int]:
    """The keys of runs of words, which are numbers already."""
    return array("q", sorted({(run % _ROOM) << _BITS | RUN.number for run in runs}))


def by_kind(keys: Iterable[int]) -> Mapping[Kind, list[int]]:
    """Keys by their kinds."""
    found: dict[Kind, list[int]] = {}
    for key in keys:
        found.setdefault(kind_of(key), []).append(key)
    return found


def _key(kind: Kind, words: str) -> int:
    number = int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")
    return (number % _ROOM) << _BITS | kind.number


def _told(account: Account) -> Iterator[tuple[Kind, str]]:
    near = {id_ for spot in account.spots for id_ in spot.chain} | account.mentioned
    for id_ in near:
        spot = spot_of(id_, account.registers)
        if spot is not None and (is_fine(spot) or spot.precision == "district"):
            yield PLACE, id_
    for day in {account.first, account.last} - {None}:
        for spot in account.spots:
            yield DAY, f"{spot.id} {day}"
    for outcome, value in account.figures:
        if value >= _LARGE:
            yield FIGURE, f"{outcome} {value}"
    for site in account.sites:
        for country in account.countries:
            yield SITE, f"{site} {country}"
    for site in account.headed:
        yield SITE, site
    for sound, vowels in account.names | account.called:
        if len(sound) + len(vowels) > _SHORT:
            yield NAME, sound
