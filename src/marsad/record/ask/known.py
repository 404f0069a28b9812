"""One incident as it is known now or was known then, with its copies, decisions and the words of its reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from marsad.incidents.called import called
from marsad.model.called import Called
from marsad.model.claim import Reading
from marsad.model.decision import Decision
from marsad.model.record import IncidentRecord, Unbound
from marsad.pipeline.build_tolls import Gathered
from marsad.record.ask.incidents import called_in, incident, split_copies
from marsad.record.ask.then import around, gathered, is_as_now, matching
from marsad.record.ask.whole import under
from marsad.record.index.decisions import decisions_on
from marsad.record.index.models import Copies, Incident
from marsad.record.index.models import Unbound as UnboundRow
from marsad.record.index.policy import current_policy
from marsad.record.index.readings import readings_of


@dataclass(frozen=True, slots=True)
class Known:
    """An incident under a policy, what its origins are called, and what people decided on its reports.

    `copies` are the sets of copies of which one of its reports is; `unbound` the decisions that bind to nothing.
    """

    record: IncidentRecord
    policy: str
    called: Called
    copies: tuple[tuple[str, ...], ...]
    decisions: tuple[Decision, ...]
    unbound: tuple[Unbound, ...]
    registers: Path | None = None
    read: Mapping[str, Reading] | None = field(default=None, repr=False)
    """The readings of then, by report; None of an incident as it is known now."""

    def readings(self, reports: Iterable[str]) -> Mapping[str, Reading]:
        """The readings of some of its reports."""
        if self.read is None:
            return readings_of(reports, self.registers)
        return {report: self.read[report] for report in reports if report in self.read}


def known_now(id_: str, policy: str, registers: Path | None = None) -> Known:
    """An incident as it is known now. Raises NotInRecord, UnknownPolicy."""
    found = incident(id_)
    if policy != current_policy():
        found = under(policy, found.incident)
    near = Incident.objects.filter(id=id_).values("neighbourhood")
    rows = Copies.objects.filter(neighbourhood__in=near).order_by("reports").values_list("reports", flat=True)
    decisions = decisions_on(found.incident.reports)
    unbound = UnboundRow.objects.filter(neighbourhood__in=near).order_by("decision", "why")
    return Known(
        found,
        policy,
        called_in([id_]),
        _of(found, map(split_copies, rows)),
        tuple(decisions),
        tuple(Unbound(*row) for row in unbound.values_list("decision", "why")),
        registers,
    )


def known_then(
    id_: str, policy: str, as_of: datetime | None, recorded_by: datetime | None, registers: Path | None = None
) -> Known | None:
    """An incident as it was known: of what had been published by `as_of`, of what the record held by `recorded_by`.

    None where nothing of it was. It is put together anew from the reports among which it stands now; a report that
    stands elsewhere today is not looked at. Raises UnknownPolicy.
    """
    if is_as_now(id_, as_of, recorded_by):
        return known_now(id_, policy, registers)
    then = gathered(around(id_), as_of=as_of, recorded_by=recorded_by, registers=registers, like=id_)
    found = matching(then, id_)
    return _then(under(policy, found), policy, then, registers) if found is not None else None


def _then(found: IncidentRecord, policy: str, then: Gathered, registers: Path | None) -> Known:
    on_it = {one.id for one in decisions_on(found.incident.reports)}
    decisions = tuple(one for one in then.decisions if one.id in on_it)
    return Known(
        found,
        policy,
        called([found.incident], then.readings),
        _of(found, then.copies),
        decisions,
        tuple(one for one in then.rulings.unbound if one.decision in on_it),
        registers,
        then.readings,
    )


def _of(found: IncidentRecord, copies: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    own = set(found.incident.reports)
    return tuple(some for some in copies if own.intersection(some))
