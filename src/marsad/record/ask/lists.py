"""Incidents by their days and country."""

from __future__ import annotations

from django.db.models import Q

from marsad.errors import BadDate
from marsad.pipeline.instants import publication_day
from marsad.record.index.models import Incident


def incidents_between(first: str | None, last: str | None, country: str | None) -> list[str] | None:
    """The ids of incidents that touch some days (ISO) and are in a country; None where nothing is asked of them.

    An incident of which no day is known is among them. Raises BadDate.
    """
    if first is None and last is None and country is None:
        return None
    rows = Incident.objects.all()
    if first is not None:
        rows = rows.filter(Q(last__gte=_day(first)) | Q(last=None))
    if last is not None:
        rows = rows.filter(Q(first__lte=_day(last)) | Q(first=None))
    if country is not None:
        rows = rows.filter(country=country.upper())
    return list(rows.values_list("id", flat=True))


def _day(said: str) -> str:
    day = publication_day(said)
    if day is None:
        raise BadDate(f"{said!r} is not a day; write it as YYYY-MM-DD")
    return day.isoformat()
