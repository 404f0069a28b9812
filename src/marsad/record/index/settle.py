"""Puts the neighbourhoods together that something touched: their incidents, tolls and sets of copies, anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from marsad.incidents.decisions import without_doubts
from marsad.model.record import IncidentRecord, Record
from marsad.pipeline.build_tolls import DEFAULT_POLICY, resolved
from marsad.pipeline.neighbourhood import part_of, rulings_on
from marsad.record.index.decisions import decisions_on
from marsad.record.index.forget import forget
from marsad.record.index.gaps import with_gaps
from marsad.record.index.models import Copies, Figure, Incident, IncidentReport, Member, Touched, Unbound
from marsad.record.index.packing import pack
from marsad.record.index.readings import readings_of
from marsad.record.index.sketches import SketchesInTables
from marsad.record.settings import INDEX
from marsad.record.store.database import writing

_BATCH: Final = 400
OnReports = Callable[[int], None]


def settle(registers: Path | None = None, on_reports: OnReports = lambda count: None) -> None:
    """Puts every touched neighbourhood together anew. `on_reports` is told how many reports each time."""
    while count := _one(registers):
        on_reports(count)


def _one(registers: Path | None) -> int:
    """Puts one touched neighbourhood together; how many reports it has."""
    with writing(INDEX):
        touched = Touched.objects.order_by("neighbourhood").first()
        if touched is None:
            return 0
        name = touched.neighbourhood
        forget([name])
        reports = list(Member.objects.filter(neighbourhood=name).order_by("report").values_list("report", flat=True))
        _write(name, put_together(reports, registers))
        touched.delete()
        return len(reports)


def put_together(reports: Sequence[str], registers: Path | None) -> Record:
    """What one neighbourhood amounts to, under the default policy."""
    decisions = decisions_on(reports)
    given = readings_of(reports, registers)
    rulings = rulings_on(given, decisions)
    readings = {report: without_doubts(reading, rulings) for report, reading in given.items()}
    part = part_of(readings, SketchesInTables().sketches(reports), rulings)
    return Record(
        as_of=None,
        policy=DEFAULT_POLICY,
        head="",
        incidents=tuple(resolved(with_gaps(incident)) for incident in part.incidents),
        copies=part.copies,
        unassigned=part.grouping.unassigned,
        unbound=tuple({*rulings.unbound, *part.grouping.unbound}),
    )


def _write(name: str, record: Record) -> None:
    """Writes what a neighbourhood, which is called by the first of its reports' ids, amounts to."""
    Incident.objects.bulk_create(_incident(name, one) for one in record.incidents)
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
