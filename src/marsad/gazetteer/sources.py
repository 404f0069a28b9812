"""Where a place of the gazetteer comes from, and on what terms, by its id."""

from __future__ import annotations

from typing import Final

_SOURCES: Final = {
    "geonames": "GeoNames {code}, geonames.org, CC BY 4.0",
    "iso": "ISO 3166 {code}; names: GeoNames (CC BY 4.0), Unicode CLDR; point: Natural Earth",
    "curated": "Marsad's own register of places",
}


def source_of(id_: str) -> str:
    """The source of a place and its licence (`geonames:170063` → GeoNames 170063 …)."""
    source, _, code = id_.partition(":")
    return _SOURCES.get(source, id_).format(code=code)
