"""The name that an insertion gives a body told by its kind alone: `A rights group, the Emergency Lawyers, said`."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.speakers import Speaker
from marsad.claims.sources.subject_first.source_nouns import SourceNouns

_UNSURE: Final = frozenset({"name", "guess", "country"})


def name_of(told: Speaker, nouns: SourceNouns, first: int, comma: int) -> Speaker | None:
    """The body of the register that stands alone between two commas, behind one told by its kind; None for others."""
    if told.sense in _UNSURE or "named" in told.features or "body" not in told.features:
        return None
    if any(nouns.party(at) is not None for at in range(told.first, first)):
        return None
    party = nouns.party(first + (nouns.traits[first] & has.DETERMINER != 0))
    if party is None or party.last != comma - 1:
        return None
    name = nouns.at(first, limit=comma)
    return name if name is not None and name.last == comma - 1 else None
