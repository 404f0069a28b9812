"""All that a record holds, and its incidents under another policy than its own."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.incident import Incident as IncidentModel
from marsad.model.record import IncidentRecord, Record, Unbound
from marsad.pipeline.build_tolls import resolved
from marsad.record.ask.incidents import split_copies
from marsad.record.index.decisions import all_decisions
from marsad.record.index.gaps import gaps_of, with_gaps
from marsad.record.index.models import Copies, Incident, IncidentReport, Report
from marsad.record.index.models import Unbound as UnboundRow
from marsad.record.index.packing import unpack
from marsad.record.index.policy import current_policy
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


def _unassigned() -> list[str]:
    told = IncidentReport.objects.values("report")
    return list(Report.objects.exclude(id__in=told).order_by("id").values_list("id", flat=True))
