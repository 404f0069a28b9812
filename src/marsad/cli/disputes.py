"""An incident's contradictions and corrections for people, each side with its origin, report and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from marsad.cli import record_phrases as said
from marsad.cli.labels import isolate
from marsad.cli.page import Page
from marsad.cli.quote import Stretch, quote
from marsad.cli.record_phrases import Names
from marsad.model.claim import Event, Reading
from marsad.model.incident import IncidentClaim
from marsad.model.record import IncidentRecord
from marsad.model.toll import Contradiction


class Disputes:
    """Writes what of an incident is contradicted or corrected; of claims alone, there are no words around a number."""

    def __init__(self, one: IncidentRecord, readings: Mapping[str, Reading], page: Page, names: Names) -> None:
        self._one = one
        self._readings = readings
        self._page = page
        self._names = names
        self._claims = {claim.id: claim for claim in one.incident.claims}

    def contradictions(self) -> Iterator[str]:
        """Each contradiction with its sides below it."""
        for contradiction in self._one.contradictions:
            yield f" {self._page.style('≠', 'noticed')} {self._scope(contradiction)}"
            for side in contradiction.claims:
                yield from self._side(side)

    def corrections(self) -> Iterator[str]:
        """Each correction: whose, of what, from which number to which, with the words of both."""
        labels = self._page.labels
        for one in self._one.corrections:
            who = self._names.origin(one.origin)
            what = self._names.series(one.outcome, one.affected)
            ends = (self._number(one.from_claim), self._number(one.to_claim))
            yield f" {who} · {what}: {self._page.style(ends[0] + labels.word('card', 'chain') + ends[1], 'number')}"
            for side in (one.from_claim, one.to_claim):
                yield from self._side(side)

    def _scope(self, contradiction: Contradiction) -> str:
        labels = self._page.labels
        if contradiction.kind == "figures" and contradiction.outcome and contradiction.affected:
            scope = self._names.series(contradiction.outcome, contradiction.affected)
        else:
            about = contradiction.about or contradiction.outcome or ""
            scope = labels.words["event"].get(about) or labels.word("outcome", about)
            scope = labels.say("story", "denial", what=scope)
        return scope + (f" · {contradiction.as_of}" if contradiction.as_of else "")

    def _number(self, id_: str) -> str:
        claim = self._claims.get(id_)
        return said.value(claim, self._page.labels) if claim else "?"

    def _side(self, id_: str) -> Iterator[str]:
        """`   332 · SOHR · r090` and below it the words."""
        labels = self._page.labels
        report, _, entry = id_.rpartition("/")
        claim = self._claims.get(id_)
        event = self._event(report, entry)
        facts = []
        if claim is not None:
            facts = [self._page.style(said.value(claim, labels), "number")]
            facts += [self._names.origin(claim.origin)]
        elif event is not None:
            facts = [isolate(event.sources[-1].text) if event.sources else labels.word("source", "report")]
        stance = claim.stance if claim else event.stance if event else "asserted"
        facts += [self._page.style(labels.word("stance", stance), "stance")] if stance != "asserted" else []
        yield "   " + " · ".join([*facts, self._page.style(isolate(report), "slot")])
        yield from ("     " + line for line in self._words(report, entry, claim, event))

    def _event(self, report: str, entry: str) -> Event | None:
        reading = self._readings.get(report)
        return next((event for event in reading.events if event.id == entry), None) if reading else None

    def _words(self, report: str, entry: str, claim: IncidentClaim | None, event: Event | None) -> list[str]:
        """The report's words around a figure or event, its own number or trigger alone where there is no text."""
        reading = self._readings.get(report)
        if reading is None:
            return []
        read = next((one for one in reading.claims if one.id == entry), None)
        span = claim.quote if claim else read.quantity if read else event.trigger if event else None
        if span is None:
            return []
        marked = (span.start, span.end)
        evidence = read.evidence if read else event.evidence if event else None
        around: Stretch = (evidence.start, evidence.end) if evidence else marked
        text = reading.report.text
        if not text:
            return [isolate(span.text)]
        room = max(self._page.width - 6, 20)
        return quote(text, around, marked, [marked], room, lambda words: self._page.style(words, "number"), 2)
