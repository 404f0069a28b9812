"""All that a record holds, and its incidents under another policy than its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from marsad.incidents.neighbourhoods.ties import named
from marsad.model.incident import Incident as IncidentModel
from marsad.model.record import IncidentRecord, Record, Unbound
from marsad.pipeline.build_tolls import resolved
from marsad.record.ask.incidents import split_copies
from marsad.record.index.batches import batches
from marsad.record.index.decisions import all_decisions, decisions_on
from marsad.record.index.gaps import gaps_of, with_gaps
from marsad.record.index.models import Copies, Incident, IncidentReport, Member, Report
from marsad.record.index.models import Unbound as UnboundRow
from marsad.record.index.packing import unpack
from marsad.record.index.policy import current_policy
from marsad.record.index.readings import readings_of
from marsad.record.store import evidence


def under(policy: str, found: IncidentModel) -> IncidentRecord:
    """An incident resolved under a policy. Raises UnknownPolicy."""
    return resolved(with_gaps(found, gaps_of(found.reports)), policy)


def the_record(policy: str | None = None, only: Sequence[str] | None = None) -> Record:
    """All that the record holds, as of now, under a policy, its own unless one is named; `only` some incidents.

    Raises UnknownPolicy.
    """
    own = current_policy()
    policy = policy or own
    rows = Incident.objects.order_by("first", "id")
    if only is not None:
        rows = rows.filter(id__in=only)
    found = (unpack(bytes(whole)) for whole in rows.values_list("whole", flat=True).iterator())
    told = tuple(one if policy == own else under(policy, one.incident) for one in found)
    return Record(
        as_of=None,
        policy=policy,
        head=evidence.head().shown,
        incidents=tuple(sorted(told, key=lambda one: (one.incident.first or "", one.incident.id))),
        copies=tuple(sorted(map(split_copies, Copies.objects.values_list("reports", flat=True)))),
        unassigned=tuple(_unassigned()),
        decisions=tuple(all_decisions()),
        unbound=tuple(
            Unbound(decision, why)
            for decision, why in UnboundRow.objects.order_by("decision", "why").values_list("decision", "why")
        ),
    )


def part_of_record(only: Sequence[str], unassigned: Sequence[str] = ()) -> Record:
    """Some incidents and reports of no incident as a record of their own: nothing in it is of other reports.

    Its decisions are those that name one of its reports; one may name others too.
    """
    found = [
        unpack(bytes(whole))
        for some in batches(sorted({*only}))
        for whole in Incident.objects.filter(id__in=some).values_list("whole", flat=True)
    ]
    own = {report for one in found for report in one.incident.reports} | {*unassigned}
    near = (Member.objects.filter(report__in=some).values("neighbourhood") for some in batches(sorted(own)))
    copies = {
        row for some in near for row in Copies.objects.filter(neighbourhood__in=some).values_list("reports", flat=True)
    }
    return Record(
        as_of=None,
        policy=current_policy(),
        head=evidence.head().shown,
        incidents=tuple(sorted(found, key=lambda one: (one.incident.first or "", one.incident.id))),
        copies=tuple(sorted(some for some in _within(copies, own) if len(some) > 1)),
        unassigned=tuple(sorted(unassigned)),
        decisions=tuple(sorted(decisions_on(sorted(own)), key=lambda one: (one.taken.isoformat(), one.id))),
        unbound=(),
    )


def of_its_incidents(record: Record) -> Record:
    """A record of some incidents with nothing in it of reports that none of them has, save what decisions name."""
    own = {report for one in record.incidents for report in one.incident.reports}
    return replace(
        record,
        copies=tuple(some for some in _among(record.copies, own) if len(some) > 1),
        unassigned=(),
        decisions=tuple(one for one in record.decisions if own & named(one)),
        unbound=(),
    )


def names_beside(record: Record, registers: Path | None) -> set[str]:
    """Names of victims that reports tell which only decisions of a record name: its words may hold them, too."""
    own = {report for one in record.incidents for report in one.incident.reports} | {*record.unassigned}
    beside = {report for one in record.decisions for report in named(one)} - own
    told = readings_of(beside, registers).values()
    return {person.text for reading in told for claim in reading.claims for person in claim.persons}


def _within(copies: Iterable[str], own: set[str]) -> Iterator[tuple[str, ...]]:
    """Sets of copies without the reports that are not among some."""
    return _among(map(split_copies, copies), own)


def _among(copies: Iterable[tuple[str, ...]], own: set[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(one for one in some if one in own) for some in copies)


def _unassigned() -> list[str]:
    told = IncidentReport.objects.values("report")
    return list(Report.objects.exclude(id__in=told).order_by("id").values_list("id", flat=True))
