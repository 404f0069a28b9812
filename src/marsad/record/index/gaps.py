"""Tolls that counted a report which a removal took away say so: what they are now is not all that was known."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.record import IncidentRecord
from marsad.model.toll import Toll
from marsad.record.index.batches import batches
from marsad.record.index.models import Withheld


def marked(one: IncidentRecord) -> IncidentRecord:
    """The incident with `withheld` on each toll that counted a report which a removal took away."""
    gaps: set[tuple[str, str]] = set()
    for some in batches([claim.id for claim in one.incident.claims]):
        gaps.update(Withheld.objects.filter(anchor__in=some).values_list("outcome", "affected"))
    if not gaps:
        return one
    return replace(one, tolls=tuple(_withheld(toll, gaps) for toll in one.tolls))


def _withheld(toll: Toll, gaps: set[tuple[str, str]]) -> Toll:
    if (toll.outcome, toll.affected) not in gaps:
        return toll
    return replace(toll, flags=(*toll.flags, "withheld"))
