"""What a record knows now: an incident, a report, and how they are found by their ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from marsad.errors import NotInRecord
from marsad.model.called import Called, together
from marsad.model.record import IncidentRecord, Record
from marsad.record.index.batches import batches
from marsad.record.index.decisions import decisions_on
from marsad.record.index.models import Copies, Figure, Incident, IncidentReport, Report
from marsad.record.index.packing import unpack, unpack_called
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
        if any(one.id == entry for one in readings_of([report])[report].claims) or _is_counted(name):
            return Found("claim", name)
        raise NotInRecord(f"report {report!r} has no claim {entry!r}; `marsad show {report}` lists those that it has")
    likely = list(Incident.objects.filter(id__startswith=name).order_by("id").values_list("id", flat=True)[:_FEW])
    if len(likely) == 1:
        return Found("incident", likely[0])
    if likely:
        raise NotInRecord(f"{name!r} begins several ids: {' '.join(likely)}")
    raise NotInRecord(f"there is no incident, report or claim {name!r}; `marsad incidents` lists what there is")


def _is_counted(claim: str) -> bool:
    """Whether an incident counts a claim, as it does those that people added."""
    return Figure.objects.filter(claim=claim).exists()


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


def record_of(id_: str) -> Record:
    """An incident as a record of its own, with the copies and decisions of its reports. Raises NotInRecord."""
    found = incident(id_)
    own = set(found.incident.reports)
    near = Incident.objects.filter(id=id_).values("neighbourhood")
    rows = Copies.objects.filter(neighbourhood__in=near).order_by("reports").values_list("reports", flat=True)
    return Record(
        as_of=None,
        policy=current_policy(),
        head=evidence.head().shown,
        incidents=(found,),
        copies=tuple(copied for copied in map(split_copies, rows) if own.intersection(copied)),
        unassigned=(),
        decisions=tuple(decisions_on(found.incident.reports)),
        unbound=(),
    )


def called_in(ids: Iterable[str]) -> Called:
    """What the origins and groups of some incidents are called."""
    rows = (Incident.objects.filter(id__in=some).order_by("id") for some in batches(list(ids)))
    found = (packed for some in rows for packed in some.values_list("called", flat=True))
    return together(unpack_called(bytes(packed)) for packed in found)


def split_copies(reports: str) -> tuple[str, ...]:
    """The reports of a set of copies, as its row has them."""
    return tuple(reports.split("\n"))


def all_reports() -> list[str]:
    """The ids of all reports."""
    return list(Report.objects.order_by("id").values_list("id", flat=True))


def ids_of_contents() -> dict[str, str]:
    """The ids of reports by the commitments to what was received."""
    return dict(Report.objects.values_list("content", "id"))
