"""How precisely a place is known, in the numbers of UCDP GED's `where_prec` (codebook, section on `where_prec`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from marsad.model.vocabulary import PlacePrecision

#: A place itself: 1 an exact location, 3 a second-order and 4 a first-order division, 6 a country.
_WHOLE: Final[Mapping[PlacePrecision, int]] = {
    "facility": 1,
    "neighbourhood": 1,
    "town": 1,
    "district": 3,
    "governorate": 4,
    "country": 6,
}
#: Part of a place, or around it: 2 within some 25 km of a known point, 5 a part of a country larger than a division.
_PART: Final[Mapping[PlacePrecision, int]] = {
    **_WHOLE,
    "facility": 2,
    "neighbourhood": 2,
    "town": 2,
    "country": 5,
}


def where_prec(precision: PlacePrecision | None, part_of: PlacePrecision | None = None) -> int | None:
    """UCDP's `where_prec`, 1 to 6, of a place's precision; None where no precision is known.

    `part_of` is the precision of the known place that it is a part of or around, where it is one (`شرق الباب` is part
    of a town: 2; `ريف حلب الشمالي` of a governorate: 4; `شرق ليبيا` of a country: 5). 7, international waters and
    airspace, is never given: no such place is read.
    """
    if part_of is not None:
        return _PART[part_of]
    return None if precision is None else _WHOLE[precision]
