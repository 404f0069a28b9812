"""What incidents are filtered and ordered by: every last toll, how many were killed, when something changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from django.db.models import Max

from marsad.model.decision import Decision
from marsad.model.record import IncidentRecord
from marsad.record.index.batches import batches
from marsad.record.index.models import Decision as DecisionRow
from marsad.record.index.models import LastToll, ReadingMade, Removed, Report, Withheld

_KILLED = "killed"
_ALL = "all"


def last_tolls(record: IncidentRecord) -> Iterator[LastToll]:
    """A row for the last toll of each outcome and group."""
    for (outcome, affected), toll in sorted(record.last_tolls.items()):
        yield LastToll(
            incident=record.incident.id,
            outcome=outcome,
            affected=affected,
            grade=toll.grade,
        )


def deaths(record: IncidentRecord) -> int | None:
    """The best figure of all killed; the greatest of a group where nobody counts all; None where nobody counts any."""
    last = record.last_tolls
    if (_KILLED, _ALL) in last:
        return last[_KILLED, _ALL].best
    return max((toll.best for (outcome, _), toll in last.items() if outcome == _KILLED), default=None)


class Changes:
    """When the reports of a neighbourhood were last received, read or ruled on, or one beside them was removed."""

    def __init__(self, reports: Collection[str], decisions: Collection[Decision]) -> None:
        self._by_report = _received(reports)
        self._by_decision = _ruled(decisions)
        self._decisions = decisions

    def of(self, record: IncidentRecord) -> str:
        """The latest of these instants (ISO, UTC) for an incident's reports; empty where nothing is known of them."""
        own = set(record.incident.reports)
        at = [self._by_report[report] for report in own if report in self._by_report]
        ruled = {one.id for one in self._decisions if any(_report_of(target) & own for target in one.targets)}
        back = {one.id for one in self._decisions if one.kind == "withdraw" and ruled.intersection(one.targets)}
        at += [self._by_decision[one] for one in ruled | back if one in self._by_decision]
        return max(at, default="")


def _report_of(target: str) -> set[str]:
    """What of a target may be a report's id: itself, and what stands before each slash."""
    return {target, *(target[:at] for at, sign in enumerate(target) if sign == "/")}


def _received(reports: Collection[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    contents: dict[str, str] = {}
    for some in batches(sorted(reports)):
        for report, content, recorded in Report.objects.filter(id__in=some).values_list("id", "content", "recorded"):
            found[report], contents[content] = recorded, report
    for some in batches(sorted(contents)):
        read = ReadingMade.objects.filter(content__in=some).values("content").annotate(at=Max("recorded"))
        for row in read.values_list("content", "at"):
            found[contents[row[0]]] = max(found[contents[row[0]]], row[1])
    for report, at in _removed(reports):
        found[report] = max(found.get(report, ""), at)
    return found


def _removed(reports: Collection[str]) -> Iterator[tuple[str, str]]:
    """Reports beside which one was removed, and when."""
    if not Withheld.objects.exists():
        return
    for some in batches(sorted(reports)):
        rows = list(Withheld.objects.filter(report__in=some).values_list("report", "removal"))
        at = dict(Removed.objects.filter(entry__in={removal for _, removal in rows}).values_list("entry", "recorded"))
        yield from ((report, at[removal]) for report, removal in rows if removal in at)


def _ruled(decisions: Collection[Decision]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for some in batches(sorted(one.id for one in decisions)):
        found |= dict(DecisionRow.objects.filter(id__in=some).values_list("id", "recorded"))
    return found
