"""Which country a place of a claim lies in, by its id in the gazetteer."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from marsad.gazetteer.curated_table import curated_table
from marsad.gazetteer.register import FOLDER
from marsad.gazetteer.table import TABLE, Table
from marsad.model.claim import Place

_KEPT: Final = 50_000


def country_of(place: Place | None) -> str | None:
    """The country (ISO 3166) of a claim's place, None where the gazetteer does not know it."""
    return _country(place.gazetteer) if place is not None and place.gazetteer else None


def country_with(id_: str | None) -> str | None:
    """The country of the place with an id of the gazetteer; None for a mere name."""
    return _country(id_) if id_ is not None and ":" in id_ else None


@lru_cache(maxsize=_KEPT)
def _country(id_: str) -> str | None:
    scheme, _, code = id_.partition(":")
    if scheme == "iso":
        return code[:2]
    for table in _tables():
        town = table.of(id_)
        if town is not None:
            return town.country or None
    return None


@cache
def _tables() -> tuple[Table, ...]:
    return Table(TABLE.read_bytes()), curated_table(FOLDER)
