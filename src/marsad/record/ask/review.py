"""What awaits a person: the matters of the record, those that would change a toll most first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from django.db.models import Q, QuerySet

from marsad.model.review import Matter
from marsad.record.ask.incidents import incident as whole
from marsad.record.index.batches import batches
from marsad.record.index.models import Incident, IncidentReport, Member
from marsad.record.index.models import Matter as MatterRow
from marsad.record.index.packing import unpack_matter

_SEEN: Final = 16


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A matter, and a mark that is another one once anything of it is another."""

    matter: Matter
    mark: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which matters are asked for: of a ground, an outcome, an incident, that change a toll by so many at least."""

    ground: str = ""
    outcome: str = ""
    incident: str = ""
    least: int = 0


def awaiting(
    wanted: Wanted, among: Collection[str] | None = None, without: Collection[str] = ()
) -> QuerySet[MatterRow]:
    """The rows of the matters that are asked for, read as far as sliced; `among` and `without` some keys."""
    rows = MatterRow.objects.filter(change__gte=wanted.least) if wanted.least else MatterRow.objects.all()
    if wanted.ground:
        rows = rows.filter(grounds__contains=f" {wanted.ground} ")
    if wanted.outcome:
        rows = rows.filter(outcome=wanted.outcome)
    if wanted.incident:
        rows = rows.filter(Q(incident=wanted.incident) | Q(other=wanted.incident))
    if among is not None:
        rows = rows.filter(key__in=list(among))
    if without:
        rows = rows.exclude(key__in=list(without))
    return rows.order_by("-change", "key")


def awaiting_after(wanted: Wanted, beyond: tuple[int, str] | None, most: int) -> list[MatterRow]:
    """A part of the same rows; `beyond` are change and key of the one before."""
    rows = awaiting(wanted)
    if beyond is not None:
        rows = rows.filter(Q(change__lt=beyond[0]) | Q(change=beyond[0], key__gt=beyond[1]))
    return list(rows[:most])


def told(rows: Iterable[MatterRow]) -> list[Awaiting]:
    """The matters of some rows, each with its mark."""
    return [Awaiting(unpack_matter(row.whole), mark_of(row.whole)) for row in rows]


def matters(keys: Iterable[str]) -> dict[str, Awaiting]:
    """The matters of some keys, by key; what awaits nobody any more is left out."""
    found = (one for some in batches(sorted(set(keys))) for one in told(MatterRow.objects.filter(key__in=some)))
    return {one.matter.key: one for one in found}


def mark_of(whole: str) -> str:
    """A mark of what is kept of a matter."""
    return sha256(whole.encode()).hexdigest()[:_SEEN]


def incidents_around(incident: str = "", report: str = "") -> list[str]:
    """The other incidents that were put together of the same reports' neighbourhood, by their first day."""
    of_report = Member.objects.filter(report=report).values("neighbourhood")
    of_incident = Incident.objects.filter(id=incident).values("neighbourhood")
    rows = (
        Incident.objects.filter(neighbourhood__in=of_report if report else of_incident)
        .exclude(id=incident)
        .order_by("first", "id")
    )
    return list(rows.values_list("id", flat=True))


def called_by(incident: str) -> str:
    """What a decision calls an incident by: a report that is of no other one, else a claim, else a report."""
    one = whole(incident).incident
    shared = set(
        IncidentReport.objects.filter(report__in=one.reports)
        .exclude(incident=incident)
        .values_list("report", flat=True)
    )
    own = [report for report in one.reports if report not in shared]
    return own[0] if own else next((claim.id for claim in one.claims), one.reports[0])


def named_in(incident: str, reports: Collection[str]) -> tuple[str, ...]:
    """What a decision calls what some reports tell of an incident by: their ids, or of those of several its claims."""
    one = whole(incident).incident
    wanted = [report for report in one.reports if report in reports]
    rows = IncidentReport.objects.filter(report__in=wanted).exclude(incident=incident)
    shared = set(rows.values_list("report", flat=True))
    claims = [claim.id for claim in one.claims if claim.report in shared and claim.report in reports]
    return (*(report for report in wanted if report not in shared), *claims)
