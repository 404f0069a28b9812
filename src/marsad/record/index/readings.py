"""What reports claim, by their ids, as their latest readings have it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from marsad.model.claim import Reading
from marsad.record import kept_reading
from marsad.record.index.batches import batches
from marsad.record.index.models import Report
from marsad.record.store import evidence


def readings_of(reports: Iterable[str], registers: Path | None = None) -> dict[str, Reading]:
    """The latest readings of those of some reports that the record has, by id."""
    rows: dict[str, str] = {}
    for some in batches(sorted(set(reports))):
        rows |= dict(Report.objects.filter(id__in=some).values_list("id", "reading"))
    contents = evidence.contents(rows.values())
    return {id_: kept_reading.from_bytes(contents[reading], registers) for id_, reading in sorted(rows.items())}
