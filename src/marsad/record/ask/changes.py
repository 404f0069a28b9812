"""What changed in every toll since an instant, and by which reports and decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from marsad.model.record import IncidentRecord
from marsad.model.toll import Contradiction, Correction, Toll
from marsad.pipeline.build_tolls import Gathered, resolved
from marsad.record.ask.incidents import incident
from marsad.record.ask.then import around, gathered, matching
from marsad.record.index.batches import batches
from marsad.record.index.decisions import decisions_on, named_by
from marsad.record.index.gaps import gaps_of, with_gaps
from marsad.record.index.models import Decision, Incident, Member, ReadingMade, Removed, Report, Target, Withheld
from marsad.record.index.moments import utc
from marsad.record.index.policy import current_policy

Way = Literal["new", "gone", "up", "down", "bounds", "support"]
"""How a toll changed: its best figure rose or fell; else its low or high did; else only who supports it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One toll that is not what it was: the last of its series then and now; None where there was or is none."""

    outcome: str
    affected: str
    before: Toll | None
    now: Toll | None

    @property
    def way(self) -> Way:
        """How it changed."""
        if self.before is None or self.now is None:
            return "gone" if self.now is None else "new"
        if self.before.best != self.now.best:
            return "up" if self.now.best > self.before.best else "down"
        same = (self.before.low, self.before.high) == (self.now.low, self.now.high)
        return "support" if same else "bounds"


@dataclass(frozen=True, slots=True)
class Changed:
    """An incident some of whose tolls changed, with the reports and decisions that came since."""

    incident: IncidentRecord
    changes: tuple[Change, ...]
    reports: tuple[str, ...]
    decisions: tuple[str, ...]
    new: bool
    """The record did not know the incident then."""
    contradictions: tuple[Contradiction, ...] = ()
    """Those that the record did not know then."""
    corrections: tuple[Correction, ...] = ()
    """The same of those whom an origin lowered or withdrew."""


def changes_since(
    since: datetime, registers: Path | None = None, beyond: tuple[str, str] | None = None
) -> Iterator[Changed]:
    """Every incident some of whose tolls changed since an instant (what was recorded after it), by its first day.

    `beyond` are first day and id of the last one that was given before.
    """
    after = utc(since)
    held: dict[str, Gathered] = {}
    for first, id_, neighbourhood in _touched(after):
        if beyond is not None and (first, id_) <= beyond:
            continue
        if neighbourhood not in held:
            held[neighbourhood] = gathered(around(id_), recorded_by=since, registers=registers)
        now, before = incident(id_), _before(held[neighbourhood], id_, after)
        if any(compared(before, now)):  # else nothing more of it is asked
            yield _changed(now, before, after)


def change_of(id_: str, since: datetime, registers: Path | None = None) -> Changed:
    """What changed in one incident since an instant; nothing where nothing did. Raises NotInRecord."""
    after, now = utc(since), incident(id_)
    near = Incident.objects.filter(id=id_).values("neighbourhood")
    known = Member.objects.filter(neighbourhood__in=near).values("report")
    if not Report.objects.filter(id__in=known, recorded__lte=after).exists():
        return _changed(now, None, after)
    then = gathered(around(id_), recorded_by=since, registers=registers, like=id_)
    return _changed(now, _before(then, id_, after), after)


def _before(then: Gathered, id_: str, after: str) -> IncidentRecord | None:
    """What an incident was, if it was there; its tolls say what had been removed by then."""
    old = matching(then, id_)
    return resolved(with_gaps(old, gaps_of(old.reports, after)), current_policy()) if old else None


def _changed(now: IncidentRecord, before: IncidentRecord | None, after: str) -> Changed:
    told = set(now.incident.reports)
    came = Report.objects.filter(id__in=told, recorded__gt=after).order_by("id").values_list("id", flat=True)
    found = tuple(compared(before, now))
    against = {one.claims for one in before.contradictions} if before else set()
    corrected = {(one.from_claim, one.to_claim) for one in before.corrections} if before else set()
    return Changed(
        now,
        found,
        tuple(came),
        tuple(_decisions(told, after)),
        before is None,
        tuple(one for one in now.contradictions if one.claims not in against),
        tuple(one for one in now.corrections if (one.from_claim, one.to_claim) not in corrected),
    )


def _touched(after: str) -> list[tuple[str, str, str]]:
    """The incidents of the neighbourhoods that something since came into: first day, id, neighbourhood."""
    read = ReadingMade.objects.filter(recorded__gt=after).values("content")
    reports = set(Report.objects.filter(content__in=read).values_list("id", flat=True))
    ruled = Target.objects.filter(decision__in=Decision.objects.filter(recorded__gt=after).values("id"))
    reports |= named_by(ruled.values_list("report", flat=True))
    removals = Removed.objects.filter(recorded__gt=after).values("entry")
    reports.update(Withheld.objects.filter(removal__in=removals).values_list("report", flat=True))
    near = {
        name
        for some in batches(sorted(reports))
        for name in Member.objects.filter(report__in=some).values_list("neighbourhood", flat=True)
    }
    rows = (Incident.objects.filter(neighbourhood__in=some) for some in batches(sorted(near)))
    found = [row for some in rows for row in some.values_list("first", "id", "neighbourhood")]
    return sorted((first or "", id_, name) for first, id_, name in found)


def compared(before: IncidentRecord | None, now: IncidentRecord) -> Iterator[Change]:
    """The last tolls of an incident that show another figure, or another support, than before; all of a new one."""
    then = before.last_tolls if before else {}
    for series in sorted({*then, *now.last_tolls}):
        old, new = then.get(series), now.last_tolls.get(series)
        if _shown(old) != _shown(new):
            yield Change(*series, old, new)


def _shown(toll: Toll | None) -> tuple[object, ...] | None:
    return (toll.low, toll.best, toll.high, toll.origins, toll.flags) if toll else None


def _decisions(reports: set[str], after: str) -> list[str]:
    named = [one.id for one in decisions_on(sorted(reports))]
    rows = (Decision.objects.filter(id__in=some, recorded__gt=after) for some in batches(named))
    return [id_ for _, id_ in sorted(row for some in rows for row in some.values_list("taken", "id"))]
