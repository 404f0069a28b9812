"""Takes out what was put together of neighbourhoods."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.record.index.batches import batches
from marsad.record.index.models import (
    Copies,
    Figure,
    Incident,
    IncidentReport,
    LastToll,
    Matter,
    Relay,
    Share,
    Unbound,
)


def forget(neighbourhoods: Sequence[str]) -> None:
    """Takes the incidents, figures, matters and sets of copies of neighbourhoods out of the index."""
    for names in batches(neighbourhoods):
        incidents = list(Incident.objects.filter(neighbourhood__in=names).values_list("id", flat=True))
        for some in batches(incidents):
            for table in (IncidentReport, Figure, Share, Relay, LastToll):
                table._default_manager.filter(incident__in=some).delete()
        Incident.objects.filter(neighbourhood__in=names).delete()
        Copies.objects.filter(neighbourhood__in=names).delete()
        Matter.objects.filter(neighbourhood__in=names).delete()
        Unbound.objects.filter(neighbourhood__in=names).delete()
