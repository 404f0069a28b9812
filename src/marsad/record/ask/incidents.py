"""What a record knows now: its incidents, its reports, and how they are found by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from marsad.errors import NotInRecord
from marsad.model.incident import Incident as IncidentModel
from marsad.model.record import IncidentRecord, Record, Unbound
from marsad.pipeline.build_tolls import resolved
from marsad.record.index.decisions import all_decisions
from marsad.record.index.gaps import gaps_of, with_gaps
from marsad.record.index.models import Copies, Incident, IncidentReport, Report
from marsad.record.index.models import Unbound as UnboundRow
from marsad.record.index.packing import unpack
from marsad.record.index.policy import current_policy
from marsad.record.index.readings import readings_of
from marsad.record.store import evidence

Kind = Literal["incident", "report", "claim"]
_FEW = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What an id stands for: an incident, a report, or a claim (`report/claim`) of one."""

    kind: Kind
    id: str

    @property
    def report_and_claim(self) -> tuple[str, str | None]:
        """The report that it is, or is of, and the claim's own id where it is a claim."""
        if self.kind != "claim":
            return self.id, None
        report, _, claim = self.id.rpartition("/")
        return report, claim


def find(name: str) -> Found:
    """What a name stands for: an id, or the start of an incident's id that no other begins with. Raises NotInRecord."""
    if Incident.objects.filter(id=name).exists():
        return Found("incident", name)
    if Report.objects.filter(id=name).exists():
        return Found("report", name)
    report, _, entry = name.rpartition("/")
    if report and Report.objects.filter(id=report).exists():
        if any(one.id == entry for one in readings_of([report])[report].claims):
            return Found("claim", name)
        raise NotInRecord(f"report {report!r} has no claim {entry!r}; `marsad show {report}` lists those that it has")
    likely = list(Incident.objects.filter(id__startswith=name).order_by("id").values_list("id", flat=True)[:_FEW])
    if len(likely) == 1:
        return Found("incident", likely[0])
    if likely:
        raise NotInRecord(f"{name!r} begins several ids: {' '.join(likely)}")
    raise NotInRecord(f"there is no incident, report or claim {name!r}; `marsad incidents` lists what there is")


def the_incident(name: str) -> str:
    """The id of the incident that is meant. Raises NotInRecord where a name stands for none, or for something else."""
    found = find(name)
    if found.kind != "incident":
        raise NotInRecord(f"{name!r} is a {found.kind}, no incident; `marsad show {name}` says what it is of")
    return found.id


def incident(id_: str) -> IncidentRecord:
    """An incident with its tolls under the record's policy. Raises NotInRecord."""
    row = Incident.objects.filter(id=id_).values_list("whole", flat=True).first()
    if row is None:
        raise NotInRecord(f"there is no incident {id_!r}")
    return unpack(bytes(row))


def incidents_of(report: str) -> list[str]:
    """The ids of the incidents that a report tells of."""
    rows = IncidentReport.objects.filter(report=report).order_by("incident")
    return list(rows.values_list("incident", flat=True))


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
        copies=tuple(sorted(tuple(one.split("\n")) for one in Copies.objects.values_list("reports", flat=True))),
        unassigned=tuple(_unassigned()),
        decisions=tuple(all_decisions()),
        unbound=tuple(
            Unbound(decision, why)
            for decision, why in UnboundRow.objects.order_by("decision", "why").values_list("decision", "why")
        ),
    )


def _unassigned() -> list[str]:
    told = IncidentReport.objects.values("report")
    return list(Report.objects.exclude(id__in=told).order_by("id").values_list("id", flat=True))


def all_reports() -> list[str]:
    """The ids of all reports."""
    return list(Report.objects.order_by("id").values_list("id", flat=True))


def ids_of_contents() -> dict[str, str]:
    """The ids of reports by the commitments to what was received."""
    return dict(Report.objects.values_list("content", "id"))
