"""Whether two places are known to be disjoint: different ones, of which neither lies in the other."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Final

from marsad.gazetteer.curated_table import curated_table
from marsad.gazetteer.register import FOLDER
from marsad.gazetteer.table import TABLE
from marsad.gazetteer.towns import Gazetteer

_SEEN: Final = 65_536


@lru_cache(maxsize=_SEEN)
def are_apart(one: str | None, other: str | None) -> bool:
    """Whether two places (ids of the gazetteer) are disjoint; of a place known by its words alone, nothing is known."""
    if one is None or other is None or one == other:
        return False
    above, over = _around(one), _around(other)
    return bool(above and over) and one not in over and other not in above


@lru_cache(maxsize=_SEEN)
def _around(place: str) -> frozenset[str]:
    """A place and all that it lies in; empty where the gazetteer has none of that id."""
    town = _gazetteer().town(place)
    return frozenset({place, *(over.id for over in _gazetteer().above(town))}) if town is not None else frozenset()


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return Gazetteer(TABLE.read_bytes(), str, names_in="", own=partial(curated_table, FOLDER, None))
