"""What a ruling changes in the tolls that people see: the incidents around what it names, before it and after it.

`changes.changes_since` tells the same of any instant, and puts the past together anew; who is about to rule has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.model.record import IncidentRecord
from marsad.record.ask.changes import Change, compared
from marsad.record.ask.lists import incidents_in
from marsad.record.ask.then import likest
from marsad.record.index.batches import batches
from marsad.record.index.decisions import named_by
from marsad.record.index.models import Incident, Member


@dataclass(frozen=True, slots=True)
class Around:
    """The reports around what a ruling names, and the incidents that they tell."""

    reports: frozenset[str]
    incidents: tuple[IncidentRecord, ...]


def around_named(targets: Iterable[str]) -> Around:
    """What stands around reports, claims (`report/claim`) and decisions, as the index has it."""
    return _around(named_by(name for target in targets for name in (target, target.rpartition("/")[0])))


def changed_around(before: Around) -> Iterator[tuple[IncidentRecord, tuple[Change, ...]]] | None:
    """The incidents there now some of whose tolls are others, by their first day; None where further reports came in.

    Of these it is not known what was told of them before.
    """
    now = _around(before.reports)
    return _changed(before, now) if now.reports <= before.reports else None


def _changed(before: Around, now: Around) -> Iterator[tuple[IncidentRecord, tuple[Change, ...]]]:
    records = {one.incident.id: one for one in before.incidents}
    were = [one.incident for one in before.incidents]
    for one in sorted(now.incidents, key=lambda one: (one.incident.first or "", one.incident.id)):
        was = likest(were, one.incident.id, set(one.incident.reports))
        if found := tuple(compared(records[was.id] if was else None, one)):
            yield one, found


def _around(reports: Iterable[str]) -> Around:
    named: set[str] = set()
    for some in batches(sorted(reports)):
        named.update(Member.objects.filter(report__in=some).values_list("neighbourhood", flat=True))
    members: set[str] = set()
    incidents: list[str] = []
    for some in batches(sorted(named)):
        members.update(Member.objects.filter(neighbourhood__in=some).values_list("report", flat=True))
        incidents += Incident.objects.filter(neighbourhood__in=some).order_by("id").values_list("id", flat=True)
    return Around(frozenset(members), tuple(incidents_in(incidents)))
