"""A record: incidents with their tolls under one policy, as known at one time (format marsad.record/1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from marsad.model.decision import Decision
from marsad.model.incident import Incident
from marsad.model.toll import Anomaly, Contradiction, Correction, Toll


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """One incident with what its claims amount to; tolls in the order of outcome, group and day."""

    incident: Incident
    tolls: tuple[Toll, ...]
    contradictions: tuple[Contradiction, ...]
    corrections: tuple[Correction, ...]
    anomalies: tuple[Anomaly, ...] = ()
    """Figures that do not fit the running count of their origin, in the order of claims."""

    @property
    def last_tolls(self) -> dict[tuple[str, str], Toll]:
        """The toll of each outcome and group as known at the record's time."""
        return {(toll.outcome, toll.affected): toll for toll in self.tolls}


@dataclass(frozen=True, slots=True)
class Unbound:
    """A decision that no longer binds: its id, and why."""

    decision: str
    why: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that reports and decisions amount to. `head` alone depends on the order in which reports came."""

    as_of: datetime | None
    policy: str
    head: str
    incidents: tuple[IncidentRecord, ...]
    copies: tuple[tuple[str, ...], ...]
    unassigned: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()
    """All decisions that were given, in the order in which they were taken."""
    unbound: tuple[Unbound, ...] = ()
