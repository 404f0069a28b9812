"""Incidents by their days, country, tolls and parties, in an order that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final, Literal

from django.db.models import F, Max, Min, OrderBy, Q, QuerySet

from marsad.errors import BadDate
from marsad.model.incident import Incident as Outline
from marsad.model.record import IncidentRecord
from marsad.pipeline.instants import publication_day
from marsad.record.index.models import Decision, Figure, Incident, LastToll, Report, Share, Target
from marsad.record.index.packing import unpack, unpack_outline
from marsad.record.store import evidence

Order = Literal["day", "change", "deaths"]
_ORDERS: Final[Mapping[Order, OrderBy]] = {
    "day": F("last").desc(nulls_last=True),
    "change": F("changed").desc(),
    "deaths": F("deaths").desc(nulls_last=True),
}
_PARTS: Final = ("counted", "affected")
ORDERS: Final = tuple(_ORDERS)
"""By the latest day, by what changed last, by how many were killed."""
_COLUMNS: Final[Mapping[Order, str]] = {"day": "last", "change": "changed", "deaths": "deaths"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents are asked for; None where nothing is asked of a member.

    `outcome` and `grade` are of one of their last tolls; one of `parties` counted in them, or was counted.
    """

    first: str | None = None
    last: str | None = None
    country: str | None = None
    outcome: str | None = None
    grade: str | None = None
    parties: tuple[str, ...] | None = None
    order: Order = "day"


def wanted(asked: Wanted) -> QuerySet[Incident, str]:
    """The ids of the incidents that are asked for, in their order; read as far as sliced. Raises BadDate."""
    rows = _between(asked.first, asked.last, asked.country)
    if asked.outcome is not None or asked.grade is not None:
        own = {"outcome": asked.outcome, "grade": asked.grade}
        tolls = LastToll.objects.filter(**{name: value for name, value in own.items() if value is not None})
        rows = rows.filter(id__in=tolls.values("incident"))
    if asked.parties is not None:
        told = Share.objects.filter(role__in=_PARTS, who__in=asked.parties)
        rows = rows.filter(id__in=told.values("incident"))
    return rows.order_by(_ORDERS[asked.order], "id").values_list("id", flat=True)


def wanted_after(asked: Wanted, beyond: tuple[str | int | None, str] | None, most: int) -> list[tuple[Any, str]]:
    """A part of the same list: by what each is in order, and its id; `beyond` are these of the one before.

    Raises BadDate.
    """
    column = _COLUMNS[asked.order]
    rows = wanted(asked)
    if beyond is not None:
        value, id_ = beyond
        later = Q(**{column: value}, id__gt=id_)
        if value is not None:
            later |= Q(**{f"{column}__lt": value}) | Q(**{column: None})
        rows = rows.filter(later)
    return list(rows.values_list(column, "id")[:most])


def incidents_between(first: str | None, last: str | None, country: str | None) -> list[str] | None:
    """The ids of incidents that touch some days (ISO) and are in a country; None where nothing is asked of them.

    An incident of which no day is known is among them. Raises BadDate.
    """
    if first is None and last is None and country is None:
        return None
    return list(_between(first, last, country).values_list("id", flat=True))


def latest(first: str | None = None, last: str | None = None, country: str | None = None) -> QuerySet[Incident, str]:
    """The ids of the same incidents, of all where nothing is asked, the latest day first; read as far as sliced."""
    return _between(first, last, country).order_by(_ORDERS["day"], "id").values_list("id", flat=True)


def incidents_in(ids: Iterable[str]) -> list[IncidentRecord]:
    """Some incidents with their tolls, in the order of their ids as given; those that are not there are left out."""
    wanted = list(ids)
    rows = dict(Incident.objects.filter(id__in=wanted).values_list("id", "whole"))
    return [unpack(bytes(rows[id_])) for id_ in wanted if id_ in rows]


def marks_of(ids: Iterable[str]) -> dict[str, str]:
    """A mark of each of some incidents that is another one once anything of it is another."""
    rows = Incident.objects.filter(id__in=list(ids)).values_list("id", "whole")
    return {id_: sha256(bytes(whole)).hexdigest() for id_, whole in rows}


def titles_of(ids: Iterable[str], language: str) -> dict[str, str]:
    """What some incidents are called in a language, by id; by the id itself where they have no name in it."""
    rows = Incident.objects.filter(id__in=list(ids)).values_list("id", "name_ar" if language == "ar" else "name_en")
    return {id_: name or id_ for id_, name in rows}


def a_claim_of(ids: Iterable[str]) -> dict[str, str]:
    """A claim (`report/claim`) of each of some incidents, by the incident's id; those without any have no entry."""
    rows = Figure.objects.filter(incident__in=list(ids)).values_list("incident").annotate(first=Min("claim"))
    return dict(rows)


def outlines_of(ids: Iterable[str]) -> list[Outline]:
    """The same without claims and tolls: what lists and maps need of many."""
    wanted = list(ids)
    rows = dict(Incident.objects.filter(id__in=wanted).values_list("id", "whole"))
    return [unpack_outline(bytes(rows[id_])) for id_ in wanted if id_ in rows]


def _between(first: str | None, last: str | None, country: str | None) -> QuerySet[Incident]:
    rows = Incident.objects.all()
    if first is not None:
        rows = rows.filter(Q(last__gte=asked_day(first).isoformat()) | Q(last=None))
    if last is not None:
        rows = rows.filter(Q(first__lte=asked_day(last).isoformat()) | Q(first=None))
    if country is not None:
        rows = rows.filter(country=country.upper())
    return rows


def asked_day(said: str) -> date:
    """The day that somebody wrote. Raises BadDate."""
    day = publication_day(said)
    if day is None:
        raise BadDate(f"{said!r} is not a day; write it as YYYY-MM-DD")
    return day


def last_day() -> str | None:
    """The latest day (ISO) of an incident that is not after the log's last entry: the record's own today."""
    size = evidence.head().size
    if not size:
        return None
    today = evidence.entry_at(size - 1).at.date().isoformat()
    found: str | None = Incident.objects.filter(last__lte=today).aggregate(day=Max("last"))["day"]
    return found


def active(first: str | None, last: str) -> QuerySet[Incident, str]:
    """The ids of incidents that touch some days (ISO), the latest first; not those of which no day is known."""
    rows = Incident.objects.filter(first__lte=last, last__isnull=False)
    if first is not None:
        rows = rows.filter(last__gte=first)
    return rows.order_by(_ORDERS["day"], "id").values_list("id", flat=True)


def waiting_reports() -> int:
    """How many reports have figures on which nobody ruled yet."""
    with_figures = Report.objects.filter(figures__gt=0)
    return with_figures.count() - with_figures.filter(id__in=Target.objects.values("report")).count()


def lately_changed(most: int) -> list[tuple[str, str]]:
    """The incidents that were changed last, the newest first, each with the instant (ISO, UTC) at which it was.

    Reports read, decisions and removals change an incident.
    """
    rows = Incident.objects.order_by(_ORDERS["change"], "id").values_list("id", "changed")
    return list(rows[:most])


def counts() -> dict[str, int]:
    """How many incidents, reports and decisions the record holds."""
    return {
        "incidents": Incident.objects.count(),
        "reports": Report.objects.count(),
        "decisions": Decision.objects.count(),
    }


def newest_reports(most: int) -> list[tuple[str, str]]:
    """The reports that were recorded last, the newest first, with the instant (ISO, UTC) at which each was."""
    return list(Report.objects.order_by("-recorded", "id").values_list("id", "recorded")[:most])


def changed_at(ids: Iterable[str]) -> dict[str, str]:
    """When a report of some incidents was last received, read or ruled on (ISO, UTC), by the incident's id."""
    return dict(Incident.objects.filter(id__in=list(ids)).values_list("id", "changed"))
