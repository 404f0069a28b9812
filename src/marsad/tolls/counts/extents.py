"""How many people a figure can stand for: its least and greatest number, open above where its words say so."""

from __future__ import annotations

from typing import Final, NamedTuple

from marsad.model.incident import IncidentClaim

#: How far `about` reaches on either side.
_ABOUT: Final = 0.1
_OPEN: Final = frozenset({"at_least", "more_than"})
_BELOW: Final = frozenset({"at_most", "less_than"})


class Extent(NamedTuple):
    """From `low` to `high`, both included; `high` None where it is open above."""

    low: float
    high: float | None

    def below(self, other: Extent) -> bool:
        """Whether every number of this one is less than every number of the other."""
        return self.high is not None and self.high < other.low


def extent_of(claim: IncidentClaim) -> Extent | None:
    """The numbers that a figure can stand for; None where it names none. A share is at least so many of the whole."""
    value = claim.value
    if value is None:
        return None
    if claim.qualifier in _OPEN or claim.basis == "partial":
        return Extent(value, None)
    if claim.qualifier in _BELOW:
        return Extent(0, value)
    if claim.qualifier == "about":
        return Extent(value * (1 - _ABOUT), value * (1 + _ABOUT))
    return Extent(value, max(value, claim.value_high or value))
