"""Which reports may tell of one happening, and so are put together: each neighbourhood by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.model.claim import Reading
from marsad.model.decision import Decision
from marsad.record.index.models import Report, Touched


def enter(readings: Sequence[Reading]) -> None:
    """Reports that are new to the index."""
    touch(reading.report.known_as for reading in readings)


def leave(reports: Sequence[str]) -> None:
    """Reports that go, by removal or to be read anew."""
    touch(Report.objects.exclude(id__in=reports).values_list("id", flat=True)[:1])


def rule(decision: Decision) -> None:
    """A decision that is new to the index."""
    touch(Report.objects.values_list("id", flat=True)[:1])


def touch(reports: Iterable[str]) -> None:
    """Notes that the neighbourhoods of reports must be put together anew."""
    Touched.objects.bulk_create((Touched(report=report) for report in {*reports}), ignore_conflicts=True)


def around(report: str) -> set[str]:
    """The reports of a report's neighbourhood, itself among them."""
    return set(Report.objects.values_list("id", flat=True))
