"""From what a page shows to what an export takes: some incidents whole, with everything by which names are masked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db.models import Sum

from marsad.desk.apps import project, registers
from marsad.errors import BadExport
from marsad.exports.material import Material, material_of
from marsad.exports.withheld import withheld_but
from marsad.record.ask.whole import names_beside, part_of_record
from marsad.record.index.batches import batches
from marsad.record.index.models import Incident
from marsad.record.index.readings import readings_of

MOST: Final = 3_000
"""Reports of what is taken at once: more takes longer than a page may, and `marsad export` has no such limit."""


def material_on(incidents: Sequence[str], unassigned: Sequence[str] = ()) -> Material:
    """Incidents, and reports of none, with the readings of all their reports. Raises BadExport where it is too much.

    A decision may name reports of other incidents in its words: the names that these tell are masked too.
    """
    reports = len(unassigned) + sum(
        Incident.objects.filter(id__in=some).aggregate(told=Sum("reports"))["told"] or 0 for some in batches(incidents)
    )
    if reports > MOST:
        raise BadExport(
            f"this has {reports:,} reports, and at most {MOST:,} are taken at once from the desk: ask for less, "
            "or have it written with `marsad export`"
        )
    record = part_of_record(incidents, unassigned)
    own = {report for one in record.incidents for report in one.incident.reports} | {*unassigned}
    names = names_beside(record, registers())
    return material_of(record, readings_of(own, registers()).values(), withheld_but(project().shown), names)
