"""A reading for people: its figures as totals and parts, then events, statements and what the reader noticed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from marsad.cli.figures import figures
from marsad.cli.page import Page, Slots, quoted, shared, told
from marsad.cli.quote import Stretch
from marsad.interface import phrases
from marsad.interface.labels import Labels, isolate
from marsad.model.claim import Claim, Event, Reading, Statement


def card(reading: Reading, page: Page) -> Iterator[str]:
    """The lines of a report's card."""
    yield from heading(reading, page)
    if not (reading.claims or reading.events or reading.statements):
        yield ""
        yield f"{page.words('card', 'mark')} {page.words('card', 'nothing')}"
    yield from _section("figures", figures(reading, page), page)
    yield from _section("events", _events(reading, page), page)
    yield from _section("statements", _statements(reading, page), page)
    yield from _section("checks", _checks(reading, page), page)


def heading(reading: Reading, page: Page) -> Iterator[str]:
    """What report it is and what was found in it."""
    report, labels = reading.report, page.labels
    name = isolate(report.title or report.id or report.file or "-")
    facts = [
        isolate(report.file) if report.file and (report.title or report.id) else "",
        isolate(report.outlet) if report.outlet else "",
        page.words("language", report.language),
        labels.say("card", "published" if report.published else "unpublished", day=report.published),
        labels.count("characters", len(report.text)),
        labels.count("figures", len(reading.claims)),
        labels.count("events", len(reading.events)),
        labels.count("statements", len(reading.statements)),
    ]
    mark = page.words("card", "mark")
    yield mark + page.style("━" * page.width, "rule")
    yield f"{mark} {page.style(name, 'title')}"
    yield f"{mark} {page.style(' · '.join(filter(None, facts)), 'slot')}"


def _section(name: str, lines: Iterable[str], page: Page) -> Iterator[str]:
    mark = page.words("card", "mark")
    for number, line in enumerate(lines):
        if not number:
            yield ""
            yield mark + page.style(page.words("card", name), "section")
        yield mark + line


def _events(reading: Reading, page: Page) -> Iterator[str]:
    for number, (evidence, same) in enumerate(groupby(reading.events, key=lambda event: event.evidence)):
        if number:
            yield ""
        yield from _event_passage(reading, (evidence.start, evidence.end), list(same), page)


def _event_passage(reading: Reading, around: Stretch, events: Sequence[Event], page: Page) -> Iterator[str]:
    """The events of one passage; what they share, and the words of the passage, stand once, below them."""
    slots = [_event_slots(event, page.labels) for event in events]
    common = shared(slots)
    for event, own in zip(events, slots, strict=True):
        yield f" {_event_title(event, page)}"
        yield from told(own, common, "     ", page)
    yield from told(common, {}, "   ", page)
    triggers = [(event.trigger.start, event.trigger.end) for event in events]
    yield from quoted(reading.report.text, "   ", around, triggers, page, lines=1)


def _event_title(event: Event, page: Page) -> str:
    sides = [phrases.group(side, page.labels) for side in (event.actor, event.target) if side]
    stance = page.style(page.words("stance", event.stance), "stance") if event.stance != "asserted" else ""
    title = page.style(page.words("event", event.type), "figure")
    return " · ".join(filter(None, [title, stance, page.words("card", "chain").join(sides)]))


def _event_slots(event: Event, labels: Labels) -> Slots:
    return {
        "sources": phrases.chain(event.sources, labels),
        "when": phrases.period(event.when, labels),
        "place": phrases.place(event.place, labels),
    }


def _statements(reading: Reading, page: Page) -> Iterator[str]:
    for number, statement in enumerate(reading.statements):
        if number:
            yield ""
        yield from _statement(reading, statement, page)


def _statement(reading: Reading, statement: Statement, page: Page) -> Iterator[str]:
    verb = isolate(statement.verb.text) if statement.verb else ""
    stance = page.words("stance", statement.stance) if statement.stance != "asserted" else ""
    yield " " + " · ".join(filter(None, [phrases.chain(statement.sources, page.labels), verb, stance]))
    around = (statement.quote.start, statement.quote.end)
    yield from quoted(reading.report.text, "   ", around, [(around[0], around[0])], page)


def _checks(reading: Reading, page: Page) -> Iterator[str]:
    entries: dict[str, Claim | Event] = {event.id: event for event in reading.events}
    entries |= {claim.id: claim for claim in reading.claims}
    for noticed in reading.checks:
        sign, sentence = phrases.check(noticed, entries, page.labels)
        yield f" {page.style(sign, 'holds' if noticed.holds else 'noticed')} {sentence}"
