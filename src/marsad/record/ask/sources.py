"""What each origin said, and how often it was corrected, contradicted and copied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Min, Q

from marsad.model.called import Called
from marsad.model.record import IncidentRecord
from marsad.record.ask.incidents import called_in
from marsad.record.index.models import Figure, Incident
from marsad.record.index.packing import unpack


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin's claims over all incidents: how many, in how many incidents, and what became of them."""

    id: str
    figures: int
    incidents: int
    corrected: int
    contradicted: int
    copied: int


def origins(only: str | None = None, most: int | None = None) -> list[Origin]:
    """All origins, those that said most first; `only` one of them, at most `most`."""
    rows = Figure.objects.all() if only is None else Figure.objects.filter(origin=only)
    counted = (
        rows.values("origin")
        .annotate(
            figures=Count("id"),
            incidents=Count("incident", distinct=True),
            was_corrected=Count("id", filter=Q(corrected=True)),
            was_contradicted=Count("id", filter=Q(contradicted=True)),
            was_copied=Count("id", filter=Q(copied=True)),
        )
        .order_by("-figures", "origin")
    )
    return [
        Origin(
            row["origin"],
            row["figures"],
            row["incidents"],
            row["was_corrected"],
            row["was_contradicted"],
            row["was_copied"],
        )
        for row in counted[:most]
    ]


def called_there(origins: Iterable[str]) -> Called:
    """What origins are called in one incident each: the first, by its id, of those that they told of."""
    rows = Figure.objects.filter(origin__in=list(origins)).values("origin").annotate(one=Min("incident"))
    return called_in(sorted({row["one"] for row in rows}))


def incidents_of_origin(origin: str) -> list[IncidentRecord]:
    """The incidents in which an origin counted, by their first day."""
    told = Figure.objects.filter(origin=origin).values("incident")
    rows = Incident.objects.filter(id__in=told).order_by("first", "id").values_list("whole", flat=True)
    return [unpack(bytes(whole)) for whole in rows]
