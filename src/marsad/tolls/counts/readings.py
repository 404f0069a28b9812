"""What a claim's number is taken as: the least and greatest number of people that it names."""

from __future__ import annotations

from marsad.model.incident import IncidentClaim
from marsad.model.vocabulary import VAGUE
from marsad.tolls.counts.series import Value


def read_number(claim: IncidentClaim) -> Value | None:
    """The number as given, a range as its ends, nobody as 0; a vague quantity names none."""
    if claim.value is None:
        return (0, 0) if claim.qualifier == "none" else None
    if claim.qualifier in VAGUE:
        return None
    high = claim.value if claim.value_high is None else claim.value_high
    return min(claim.value, high), max(claim.value, high)
