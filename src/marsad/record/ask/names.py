"""Who is named in the record's reports: who people decided to be one person, and who may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from marsad.incidents.decisions import bind
from marsad.incidents.people.named import named_in
from marsad.incidents.people.people import people_of, suggestions
from marsad.model.claim import Reading
from marsad.model.decision import Decision
from marsad.model.people import Named, Suggestion, Victim, names_person
from marsad.record.index.batches import batches
from marsad.record.index.decisions import all_decisions
from marsad.record.index.models import Figure, IncidentReport, Report
from marsad.record.index.readings import readings_of


@dataclass(frozen=True, slots=True)
class Names:
    """The persons whom reports name, and which of them may be one person."""

    people: tuple[Victim, ...]
    suggested: tuple[Suggestion, ...]


def names(incident: str | None = None, registers: Path | None = None) -> Names:
    """Everyone named in the record, or in the reports of one incident with those whom somebody joined to them.

    The reports are read from the log: it takes as long as there are reports that have figures.
    """
    decisions = all_decisions()
    decided = {target.rpartition("/")[0] for one in decisions for target in one.targets if names_person(target)}
    own = _reports(incident)
    mentions: list[Named] = []
    bound: dict[str, Reading] = {}
    for some in batches(sorted({*own, *decided})):
        readings = readings_of(Report.objects.filter(id__in=some).values_list("id", flat=True), registers)
        mentions += [one for reading in readings.values() for one in named_in(reading)]
        bound |= {report: reading for report, reading in readings.items() if report in decided}
    return _asked(_in_incidents(mentions), decisions, bound, set(own))


def _asked(
    mentions: Sequence[Named], decisions: Iterable[Decision], bound: dict[str, Reading], reports: set[str]
) -> Names:
    """What concerns somebody named in some reports."""
    ruled = bind(decisions, bound).people
    asked = {one.id for one in mentions if one.report in reports}
    return Names(
        people=tuple(one for one in people_of(mentions, ruled) if asked.intersection(x.id for x in one.mentions)),
        suggested=tuple(one for one in suggestions(mentions, ruled) if asked.intersection(one.persons)),
    )


def _reports(incident: str | None) -> list[str]:
    if incident is None:
        return list(Report.objects.filter(figures__gt=0).values_list("id", flat=True))
    return list(IncidentReport.objects.filter(incident=incident).values_list("report", flat=True))


def _in_incidents(mentions: Sequence[Named]) -> list[Named]:
    """Mentions with the incidents of their claims; of the report's only one where a claim was counted as another."""
    claims = sorted({claim for one in mentions for claim in one.claims})
    by_claim: dict[str, set[str]] = defaultdict(set)
    for some in batches(claims):
        for claim, incident in Figure.objects.filter(claim__in=some).values_list("claim", "incident"):
            by_claim[claim].add(incident)
    by_report: dict[str, set[str]] = defaultdict(set)
    for some in batches(sorted({one.report for one in mentions})):
        for report, incident in IncidentReport.objects.filter(report__in=some).values_list("report", "incident"):
            by_report[report].add(incident)
    made = []
    for one in mentions:
        found = set().union(*(by_claim[claim] for claim in one.claims if claim in by_claim))
        only = by_report[one.report] if len(by_report[one.report]) == 1 else set()
        made.append(replace(one, incidents=tuple(sorted(found or only))))
    return made
