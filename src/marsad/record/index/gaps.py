"""Tolls that counted a report which a removal took away say so: what they are now is not all that was known."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.incident import Incident
from marsad.record.index.batches import batches
from marsad.record.index.models import Withheld


def with_gaps(incident: Incident) -> Incident:
    """The incident with the tolls that counted what was removed from it, as the removals name them."""
    gaps: set[tuple[str, str]] = set()
    for some in batches([claim.id for claim in incident.claims]):
        gaps.update(Withheld.objects.filter(anchor__in=some).values_list("outcome", "affected"))
    return replace(incident, withheld=tuple(sorted(gaps))) if gaps else incident
