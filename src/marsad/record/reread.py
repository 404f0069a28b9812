"""Reading reports anew: what a newer Marsad or other packs make of them, kept beside what was read before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from marsad.intake.report_of import report_of
from marsad.model.claim import Reading
from marsad.pipeline.read_report import read_report
from marsad.record import envelope, kept_reading
from marsad.record.additions import append_reading
from marsad.record.collected import collected
from marsad.record.index.models import Report
from marsad.record.store import evidence

Clock = Callable[[], datetime]
_BATCH: Final = 50


def reread(
    reports: Sequence[str], clock: Clock, *, registers: Path | None = None, uncollected: frozenset[str] = frozenset()
) -> Iterator[tuple[str, bool]]:
    """Reads reports anew from what was received; by report, whether it is read otherwise now, and was kept so.

    The index must be up to date. What was read before stays in the log.
    """
    for at in range(0, len(reports), _BATCH):
        rows = Report.objects.filter(id__in=reports[at : at + _BATCH]).order_by("id")
        contents = evidence.contents([each for row in rows for each in (row.content, row.reading)])
        changed: dict[str, tuple[Reading, bytes]] = {}
        for row in rows:
            received = envelope.from_bytes(contents[row.content])
            reading = collected(read_report(report_of(received, registers=registers)), uncollected)
            kept = kept_reading.to_bytes(reading)
            if kept_reading.said(kept) != kept_reading.said(contents[row.reading]):
                changed[row.content] = reading, kept
        if changed:
            with evidence.appending(clock()) as writer:
                for content, (reading, kept) in changed.items():
                    append_reading(writer, content, reading, kept)
        yield from ((row.id, row.content in changed) for row in rows)
