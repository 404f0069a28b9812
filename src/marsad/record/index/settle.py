"""Puts the neighbourhoods together that something touched: their incidents, tolls and sets of copies, anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from marsad.model.decision import Decision
from marsad.model.record import IncidentRecord
from marsad.pipeline.build_tolls import build_tolls, resolved
from marsad.record import kept_decision, kept_reading
from marsad.record.index import neighbours
from marsad.record.index.batches import batches
from marsad.record.index.gaps import with_gaps
from marsad.record.index.models import (
    Copies,
    Figure,
    Incident,
    IncidentReport,
    Report,
    Target,
    Touched,
    Unbound,
)
from marsad.record.index.models import Decision as DecisionRow
from marsad.record.index.packing import pack
from marsad.record.settings import INDEX
from marsad.record.store import evidence
from marsad.record.store.database import writing

_BATCH: Final = 400
OnReports = Callable[[int], None]


def settle(registers: Path | None = None, on_reports: OnReports = lambda count: None) -> None:
    """Puts every touched neighbourhood together anew. `on_reports` is told how many reports each time."""
    while count := _one(registers):
        on_reports(count)


def _one(registers: Path | None) -> int:
    """Puts one touched neighbourhood together; how many touched reports are done with that."""
    with writing(INDEX):
        touched = Touched.objects.order_by("report").first()
        if touched is None:
            return 0
        around = sorted(neighbours.around(touched.report))
        rows = _rows(around)
        _forget({row.neighbourhood for row in rows} - {""}, around)
        if rows:
            _put_together(rows[0].id, rows, registers)
        done = [Touched.objects.filter(report__in=some).delete()[0] for some in batches([touched.report, *around])]
        return sum(done)


def _rows(ids: Sequence[str]) -> list[Report]:
    found = (Report.objects.filter(id__in=some) for some in batches(ids))
    return sorted(chain.from_iterable(found), key=lambda row: row.id)


def _forget(neighbourhoods: set[str], around: Sequence[str]) -> None:
    """Takes out what was put together before; reports that are in another neighbourhood now are touched in turn."""
    for name in sorted(neighbourhoods):
        incidents = list(Incident.objects.filter(neighbourhood=name).values_list("id", flat=True))
        for some in batches(incidents):
            IncidentReport.objects.filter(incident__in=some).delete()
            Figure.objects.filter(incident__in=some).delete()
        Incident.objects.filter(neighbourhood=name).delete()
        Copies.objects.filter(neighbourhood=name).delete()
        Unbound.objects.filter(neighbourhood=name).delete()
        left = set(Report.objects.filter(neighbourhood=name).values_list("id", flat=True)).difference(around)
        neighbours.touch(left)
    for some in batches(around):
        Report.objects.filter(id__in=some).update(neighbourhood="")


def _put_together(name: str, rows: Sequence[Report], registers: Path | None) -> None:
    """The incidents of one neighbourhood; it is called by the first of its reports' ids."""
    contents = evidence.contents(row.reading for row in rows)
    readings = [kept_reading.from_bytes(contents[row.reading], registers) for row in rows]
    record = build_tolls(readings, decisions_on([row.id for row in rows]))
    incidents = [_with_gaps(one) for one in record.incidents]
    for some in batches([row.id for row in rows]):
        Report.objects.filter(id__in=some).update(neighbourhood=name)
    Incident.objects.bulk_create(_incident(name, one) for one in incidents)
    IncidentReport.objects.bulk_create(
        IncidentReport(incident=one.incident.id, report=report)
        for one in record.incidents
        for report in one.incident.reports
    )
    Figure.objects.bulk_create(chain.from_iterable(map(_figures, record.incidents)), batch_size=_BATCH)
    Copies.objects.bulk_create(Copies(neighbourhood=name, reports="\n".join(one)) for one in record.copies)
    Unbound.objects.bulk_create(
        Unbound(neighbourhood=name, decision=one.decision, why=one.why) for one in record.unbound
    )


def _with_gaps(record: IncidentRecord) -> IncidentRecord:
    incident = with_gaps(record.incident)
    return resolved(incident) if incident.withheld else record


def decisions_on(reports: Sequence[str]) -> list[Decision]:
    """The decisions that name one of some reports, and those that take one of them back, in turn."""
    found: dict[str, Decision] = {}
    names = [*reports]
    while names:
        named = (Target.objects.filter(report__in=some).values("decision") for some in batches(names))
        rows = chain.from_iterable(DecisionRow.objects.filter(id__in=some) for some in named)
        new = {row.id: kept_decision.from_bytes(row.whole.encode()) for row in rows if row.id not in found}
        found |= new
        names = [*new]
    return [found[id_] for id_ in sorted(found)]


def _incident(name: str, record: IncidentRecord) -> Incident:
    incident = record.incident
    names = dict(incident.names)
    return Incident(
        id=incident.id,
        neighbourhood=name,
        name_ar=names.get("ar", ""),
        name_en=names.get("en", ""),
        first=incident.first,
        last=incident.last,
        country=incident.place.country,
        reports=len(incident.reports),
        whole=pack(record),
    )


def _figures(record: IncidentRecord) -> Iterator[Figure]:
    corrected = {one.from_claim for one in record.corrections}
    contradicted = {claim for one in record.contradictions for claim in one.claims}
    for claim in record.incident.claims:
        yield Figure(
            incident=record.incident.id,
            claim=claim.id,
            origin=claim.origin,
            outcome=claim.outcome,
            affected=claim.affected,
            copied=claim.copy_of is not None,
            corrected=claim.id in corrected,
            contradicted=claim.id in contradicted,
        )
