"""Reading reports anew: what a newer Marsad or other packs make of them, kept beside what was read before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from marsad.intake.report_of import report_of
from marsad.pipeline.read_report import read_report
from marsad.record import envelope, kept_reading
from marsad.record.collected import collected
from marsad.record.index.batches import batches
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
        some = reports[at : at + _BATCH]
        rows = [row for ids in batches(some) for row in Report.objects.filter(id__in=ids).order_by("id")]
        contents = evidence.contents([each for row in rows for each in (row.content, row.reading)])
        with evidence.appending(clock()) as writer:
            for row in rows:
                received = envelope.from_bytes(contents[row.content])
                reading = collected(read_report(report_of(received, registers=registers)), uncollected)
                kept = kept_reading.to_bytes(reading)
                changed = kept_reading.said(kept) != kept_reading.said(contents[row.reading])
                if changed:
                    about = {
                        "report": row.content,
                        "reader": reading.report.reader,
                        "packs": dict(reading.report.packs),
                    }
                    writer.append("reading", [("claims", kept)], about)
                yield row.id, changed
