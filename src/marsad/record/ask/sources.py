"""Who counted and who is counted: what each said, how often it was taken back, contradicted, copied, relayed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from django.db.models import Count, Min, Q, QuerySet, Sum, TextField, Value
from django.db.models.functions import Coalesce

from marsad.model.called import Called
from marsad.model.record import IncidentRecord
from marsad.record.ask.incidents import called_in
from marsad.record.index.models import Figure, Incident, Relay, Share
from marsad.record.index.packing import unpack

Role = Literal["counted", "responsible", "affected"]
ROLES: Final[tuple[Role, ...]] = ("counted", "responsible", "affected")
"""What somebody has to do with a figure: counted it, is named as having done it, was of those it befell."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Somebody's figures over all incidents: how many, in how many incidents, and what became of them."""

    id: str
    figures: int
    incidents: int
    corrected: int
    contradicted: int
    copied: int


def origins(
    only: str | None = None,
    most: int | None = None,
    role: Role = "counted",
    beyond: tuple[int, str] | None = None,
) -> list[Origin]:
    """All who have a part in figures, those in most of them first; `only` one of them, at most `most`.

    `beyond` are the figures and the id of the last one that was given before.
    """
    rows = Share.objects.filter(role=role) if only is None else Share.objects.filter(role=role, who=only)
    counted = (
        rows.values("who")
        .annotate(
            told=Sum("figures"),
            where=Count("incident"),
            was_corrected=Sum("corrected"),
            was_contradicted=Sum("contradicted"),
            was_copied=Sum("copied"),
        )
        .order_by("-told", "who")
    )
    if beyond is not None:
        counted = counted.filter(Q(told__lt=beyond[0]) | Q(told=beyond[0], who__gt=beyond[1]))
    return [
        Origin(row["who"], row["told"], row["where"], row["was_corrected"], row["was_contradicted"], row["was_copied"])
        for row in counted[:most]
    ]


def called_there(origins: Iterable[str]) -> Called:
    """What origins are called in one incident each: the first, by its id, of those that they told of."""
    rows = Share.objects.filter(role="counted", who__in=list(origins)).values("who").annotate(one=Min("incident"))
    return called_in(sorted({row["one"] for row in rows}))


def incidents_of_origin(origin: str) -> list[IncidentRecord]:
    """The incidents in which an origin counted, by their first day."""
    told = Share.objects.filter(role="counted", who=origin).values("incident")
    rows = Incident.objects.filter(id__in=told).order_by("first", "id").values_list("whole", flat=True)
    return [unpack(bytes(whole)) for whole in rows]


def parts_of(who: str, role: Role) -> QuerySet[Share, str]:
    """The ids of the incidents in which somebody has a part, the latest day first; read as far as sliced."""
    rows = Share.objects.filter(role=role, who=who).order_by("-last", "incident")
    return rows.values_list("incident", flat=True)


def figures_in(who: str, role: Role, incidents: Iterable[str]) -> list[Figure]:
    """Somebody's figures in some incidents, by the day to which they count."""
    member = {"counted": "origin", "responsible": "responsible", "affected": "affected"}[role]
    somebody = Coalesce(member, Value(""), output_field=TextField())  # by incidents, never through all of somebody's
    rows = Figure.objects.filter(incident__in=list(incidents)).annotate(somebody=somebody)
    return list(rows.filter(somebody=who).order_by("incident", "day", "claim"))


def days_of(origin: str) -> list[tuple[str, int]]:
    """How many figures an origin gave of each day, in their order; those of no day are left out."""
    rows = Figure.objects.filter(origin=origin).exclude(day=None).values("day").annotate(told=Count("id"))
    return [(row["day"] or "", row["told"]) for row in rows.order_by("day")]


@dataclass(frozen=True, slots=True)
class Relayed:
    """Somebody who passed figures on, or whose figures were passed on: how many, in how many incidents."""

    id: str
    figures: int
    incidents: int


def relays(who: str, most: int) -> tuple[list[Relayed], list[Relayed]]:
    """Those whose figures came through somebody, and those through whom its own came, the most often first."""
    return (
        _relays(Relay.objects.filter(through=who), "origin", most),
        _relays(Relay.objects.filter(origin=who), "through", most),
    )


def _relays(rows: QuerySet[Relay], member: str, most: int) -> list[Relayed]:
    told = rows.values(member).annotate(told=Sum("figures"), where=Count("id")).order_by("-told", member)
    return [Relayed(row[member], row["told"], row["where"]) for row in told[:most]]
