"""Why a report is of an incident, or is not: what speaks for it and against it, each with its weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.cli.page import Page
from marsad.incidents.grouping.compare import Reason
from marsad.incidents.grouping.reconcile import explain
from marsad.interface import record_phrases as said
from marsad.interface.labels import isolate
from marsad.model.incident import Incident
from marsad.pipeline.build_tolls import Gathered


def why(gathered: Gathered, incident: str, report: str, page: Page) -> Iterator[str]:
    """The lines that explain one report's place in one incident; where it has none, of which it is."""
    mark = page.words("card", "mark")
    labels = page.labels
    by_id = {one.id: one for one in gathered.incidents}
    name = said.incident_name(by_id[incident], labels)
    told = isolate(report)
    if report in by_id[incident].reports:
        yield mark + " " + page.style(labels.say("why", "is", report=told, incident=name), "title")
        found = explain(gathered.grouping, incident, report)
        yield from (f"{mark}{line}" for line in _reasons(found, page))
        return
    yield mark + " " + page.style(labels.say("why", "is_not", report=told, incident=name), "title")
    elsewhere = [one for one in by_id.values() if report in one.reports]
    yield from (f"{mark}   {_other(one, page)}" for one in elsewhere)
    if not elsewhere:
        yield f"{mark}   {labels.word('why', 'nowhere')}"


def _reasons(found: Iterable[Reason], page: Page) -> Iterator[str]:
    """`   +3.5  the same place · sinaa-prison`, then what they make together."""
    listed = list(found)
    if not listed:
        yield "   " + page.words("why", "alone")
        return
    for reason in listed:
        about = f" · {page.style(isolate(reason.about), 'slot')}" if reason.about else ""
        role = "holds" if reason.weight > 0 else "noticed" if reason.weight < 0 else "slot"
        yield f"   {page.style(f'{reason.weight:+5.1f}', role)}  {page.words('reason', reason.code)}{about}"
    yield "   " + page.style(f"{sum(reason.weight for reason in listed):+5.1f}", "figure")


def _other(incident: Incident, page: Page) -> str:
    name = said.incident_name(incident, page.labels)
    return page.labels.say("why", "of", incident=name, id=isolate(incident.id))
