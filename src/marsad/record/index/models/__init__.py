"""The tables of the index. Every row follows from the log; times are ISO 8601, UTC, so that they sort as text."""

from __future__ import annotations

from marsad.record.index.models.figures import Figure, Relay, Share
from marsad.record.index.models.incidents import Copies, Incident, IncidentReport, LastToll
from marsad.record.index.models.neighbourhoods import Link, Member, Sketch
from marsad.record.index.models.progress import Applied, Marked, Touched
from marsad.record.index.models.publications import Address, Publication
from marsad.record.index.models.reports import ReadingMade, Removed, Report, Withheld
from marsad.record.index.models.review import Decision, Matter, Target, Unbound

__all__ = [
    "Address",
    "Applied",
    "Copies",
    "Decision",
    "Figure",
    "Incident",
    "IncidentReport",
    "LastToll",
    "Link",
    "Marked",
    "Matter",
    "Member",
    "Publication",
    "ReadingMade",
    "Relay",
    "Removed",
    "Report",
    "Share",
    "Sketch",
    "Target",
    "Touched",
    "Unbound",
    "Withheld",
]
