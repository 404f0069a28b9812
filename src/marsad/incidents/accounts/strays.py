"""Stray places: a small place of a country that a report tells nothing else of is a namesake, or a word for none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from marsad.incidents.accounts.lines import Line
from marsad.incidents.accounts.spots import spot_of

_LARGE: Final = 300_000
_WIDE: Final = frozenset({"country", "governorate"})
_ENOUGH: Final = 2
"""Places of one country by which a report is of that country."""


def strays_of(lines: Sequence[Line], own: Path | None = None) -> frozenset[str]:
    """The ids of the places that are told once, below the title, alone of their country beside several of another."""
    told = Counter(id_ for line in lines for id_ in (*line.places, *line.dateline))
    titled = {id_ for line in lines if line.paragraph == 0 for id_ in line.places}
    spots = [spot for id_ in sorted(told) if (spot := spot_of(id_, own)) is not None]
    countries = Counter(spot.chain[-1] for spot in spots)
    if max(countries.values(), default=0) < _ENOUGH:
        return frozenset()
    return frozenset(
        spot.id
        for spot in spots
        if countries[spot.chain[-1]] == 1
        and told[spot.id] == 1
        and spot.id not in titled
        and spot.precision not in _WIDE
        and spot.population < _LARGE
    )


def without(lines: Sequence[Line], strays: frozenset[str], own: Path | None = None) -> tuple[Line, ...]:
    """The sentences without stray places: their names are those of sites that no gazetteer has."""
    return tuple(line if strays.isdisjoint(line.places) else _renamed(line, strays, own) for line in lines)


def _renamed(line: Line, strays: frozenset[str], own: Path | None) -> Line:
    spots = (spot_of(id_, own) for id_ in line.places if id_ in strays)
    names = tuple(spot.name.lower() for spot in spots if spot is not None)
    return replace(line, places=tuple(id_ for id_ in line.places if id_ not in strays), named=(*line.named, *names))
