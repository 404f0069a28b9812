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
    found = (kept_reading.from_bytes(packed, registers) for packed in packed_readings(reports))
    return {reading.report.known_as: reading for reading in found}


def packed_readings(reports: Iterable[str]) -> list[bytes]:
    """The same as they are kept, in the order of ids."""
    rows: dict[str, str] = {}
    for some in batches(sorted(set(reports))):
        rows |= dict(Report.objects.filter(id__in=some).values_list("id", "reading"))
    contents = evidence.contents(rows.values())
    return [contents[rows[id_]] for id_ in sorted(rows)]
