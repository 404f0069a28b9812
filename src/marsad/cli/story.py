"""A record for people: each incident with its tolls by day, sources, contradictions, corrections, what fell and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from marsad.cli import lines
from marsad.cli.disputes import Disputes
from marsad.cli.page import Page
from marsad.cli.toll_lines import brief_tolls, toll_lines
from marsad.interface import record_phrases as said
from marsad.interface.labels import isolate
from marsad.interface.record_phrases import Names
from marsad.model.called import Called
from marsad.model.claim import Reading
from marsad.model.incident import IncidentClaim
from marsad.model.record import IncidentRecord, Record

Readings = Mapping[str, Reading]
_SOURCES = 12


def story(record: Record, called: Called, readings: Readings, page: Page, *, brief: bool = False) -> Iterator[str]:
    """The lines of a record: its incidents by day, those of no known day last, then what concerns several of them."""
    names = Names(page.labels, called)
    mark = page.words("card", "mark")
    ordered = sorted(
        record.incidents, key=lambda one: (one.incident.first is None, one.incident.first or "", one.incident.id)
    )
    for one in ordered:
        yield from (mark + line for line in _heading(one, record, page))
        if brief:
            yield from (mark + line for line in brief_tolls(one, page, names))
        else:
            yield from _sections(one, readings, page, names)
        yield ""
    yield mark + page.style("━" * page.width, "rule")
    yield from (mark + line for line in _summary(record, page))
    if not brief:
        yield from _section("copies", (_copied(copies, readings) for copies in record.copies), page)
        unassigned = (_report(report, readings) for report in record.unassigned)
        yield from _section("unassigned", unassigned, page)
    yield from _section("decisions", _decisions(record, page), page)


def _heading(one: IncidentRecord, record: Record, page: Page) -> Iterator[str]:
    """What it is called, when and where it was, how much is known of it."""
    labels, incident = page.labels, one.incident
    reports = set(incident.reports)
    copied = sum(len(reports.intersection(copies)) - 1 for copies in record.copies if reports.intersection(copies))
    facts = [
        said.period(incident, labels),
        said.where(incident.place, labels),
        labels.count("reports", len(incident.reports)),
        labels.count("copies", copied) if copied else "",
        labels.count("figures", len(incident.claims)),
        labels.count("contradictions", len(one.contradictions)) if one.contradictions else "",
        labels.count("corrections", len(one.corrections)) if one.corrections else "",
        isolate(incident.id),
    ]
    yield page.style("━" * page.width, "rule")
    yield f" {page.style(said.incident_name(incident, labels), 'title')}"
    yield f" {page.style(' · '.join(filter(None, facts)), 'slot')}"


def _sections(one: IncidentRecord, readings: Readings, page: Page, names: Names) -> Iterator[str]:
    disputes = Disputes(one, readings, page, names)
    yield from _section("tolls", toll_lines(one, page, names), page)
    yield from _section("origins", _origins(one.incident.claims, page, names), page)
    yield from _section("contradictions", disputes.contradictions(), page)
    yield from _section("corrections", disputes.corrections(), page)
    reports = (page.style(isolate(report), "slot") for report in one.incident.reports)
    yield from _section("reports", (f" {line}" for line in lines.folded(reports, page.width - 1, "", " ")), page)


def _section(name: str, lines: Iterable[str], page: Page) -> Iterator[str]:
    mark = page.words("card", "mark")
    for number, line in enumerate(lines):
        if not number:
            yield ""
            yield mark + page.style(page.words("story", name), "section")
        yield mark + line


def _origins(claims: Iterable[IncidentClaim], page: Page, names: Names) -> Iterator[str]:
    """Who counted, with how many figures in how many reports; those that give most first."""
    labels = page.labels
    figures: Counter[str] = Counter()
    reports: dict[str, set[str]] = {}
    for claim in claims:
        figures[claim.origin] += 1
        reports.setdefault(claim.origin, set()).add(claim.report)
    for number, origin in enumerate(sorted(figures, key=lambda one: (-figures[one], one))):
        if number == _SOURCES:
            yield f" {labels.say('story', 'more', n=f'{len(figures) - _SOURCES:,}')}"
            return
        told = [labels.count("figures", figures[origin]), labels.count("reports", len(reports[origin]))]
        yield " " + " · ".join(filter(None, [names.origin(origin), names.kind(origin), *told]))


def _summary(record: Record, page: Page) -> Iterator[str]:
    labels = page.labels
    told = {report for one in record.incidents for report in one.incident.reports} | set(record.unassigned)
    facts = [
        labels.count("incidents", len(record.incidents)),
        labels.count("reports", len(told)),
        labels.count("copied_dispatches", len(record.copies)) if record.copies else "",
        labels.say("story", "under", policy=isolate(record.policy)),
        labels.say("story", "as_of", time=isolate(record.as_of.isoformat())) if record.as_of else "",
    ]
    yield f" {page.style(' · '.join(filter(None, facts)), 'slot')}"


def _decisions(record: Record, page: Page) -> Iterator[str]:
    """What people decided, who and why; of what binds to nothing, why that is."""
    unbound: dict[str, list[str]] = {}
    for one in record.unbound:
        unbound.setdefault(one.decision, []).append(one.why)
    for decision in record.decisions:
        targets = " ".join(isolate(target) for target in decision.targets)
        reason = f"{', '.join(map(isolate, decision.people))}: {isolate(decision.because)}"
        kind = page.style(page.words("decision", decision.kind), "figure")
        yield " " + " · ".join([isolate(decision.id), kind, targets, reason])
        for why in unbound.get(decision.id, ()):
            yield f"   {page.style(page.labels.say('story', 'unbound', why=isolate(why)), 'doubt')}"


def _copied(copies: Iterable[str], readings: Readings) -> str:
    return " " + " = ".join(_outlet(report, readings) for report in copies)


def _outlet(report: str, readings: Readings) -> str:
    outlet = readings[report].report.outlet if report in readings else None
    return isolate(report) + (f" {isolate(outlet)}" if outlet else "")


def _report(report: str, readings: Readings) -> str:
    title = readings[report].report.title if report in readings else None
    return f" {_outlet(report, readings)}" + (f" · {isolate(title)}" if title else "")
