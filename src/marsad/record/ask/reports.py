"""Reports as lists show them, without their texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.record.index.batches import batches
from marsad.record.index.models import IncidentReport, Report


@dataclass(frozen=True, slots=True)
class Listed:
    """A report: its day of publication (ISO; None where nobody knows), outlet, title, language.

    `moment` is when it appeared, in text that sorts as time does; what nobody knows sorts after everything.
    """

    id: str
    moment: str
    published: str | None
    outlet: str | None
    title: str | None
    language: str
    recorded: str


def listed(reports: Iterable[str]) -> dict[str, Listed]:
    """Some reports by id, in the order in which they appeared; those that the record does not have are left out."""
    found: list[Listed] = []
    for some in batches(sorted(set(reports))):
        rows = Report.objects.filter(id__in=some)
        columns = rows.values_list("id", "moment", "published", "outlet", "title", "language", "recorded")
        found += [Listed(*row) for row in columns]
    return {one.id: one for one in sorted(found, key=lambda one: (one.moment, one.id))}


def tell_of_others(reports: Iterable[str], incident: str) -> frozenset[str]:
    """Those of some reports that tell of another incident, too."""
    wanted = list(reports)
    rows = IncidentReport.objects.filter(report__in=wanted).exclude(incident=incident)
    return frozenset(rows.values_list("report", flat=True).distinct())
