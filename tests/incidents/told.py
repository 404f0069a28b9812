"""Invented dispatches, read, and their figures as an incident's ledger has them."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.incidents.ledger.entries import incident_claims
from marsad.model.claim import Reading
from marsad.model.incident import IncidentClaim
from marsad.pipeline.read_report import read_report, report_from_text


def reading(
    text: str,
    id: str = "r1",
    published: str = "2031-05-14T12:00:00+03:00",
    title: str | None = None,
    language: str = "ar",
    outlet: str = "المنارة",
) -> Reading:
    """An invented dispatch as the reader reads it."""
    report = report_from_text(text, published=published, language=language, title=title, id=id, outlet=outlet)
    return read_report(report)


def ledger(readings: Sequence[Reading]) -> tuple[IncidentClaim, ...]:
    """All figures of readings that tell of one incident and nothing else."""
    every = [
        (each, frozenset([*(claim.id for claim in each.claims), *(event.id for event in each.events)]))
        for each in readings
    ]
    return incident_claims(every)


def figures(claims: Sequence[IncidentClaim]) -> list[tuple[str, str, int | None, str]]:
    """Outcome, group, value and origin of each, in order."""
    return [(claim.outcome, claim.affected, claim.value, claim.origin) for claim in claims]
