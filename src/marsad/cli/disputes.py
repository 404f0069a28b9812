"""An incident's contradictions and corrections for people, each side with its origin, report and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from marsad.cli.page import Page
from marsad.cli.quote import quote
from marsad.interface import record_phrases as said
from marsad.interface.labels import isolate
from marsad.interface.phrases import quantity
from marsad.interface.record_phrases import Names
from marsad.model.claim import Claim, Event, Reading
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
        """What it is about: figures of one outcome and group, or a thing that is denied and affirmed."""
        labels = self._page.labels
        if contradiction.outcome and contradiction.affected:
            scope = self._names.series(contradiction.outcome, contradiction.affected)
        else:
            about = contradiction.about or contradiction.outcome or ""
            scope = (
                labels.words["subject"].get(about) or labels.words["event"].get(about) or labels.word("outcome", about)
            )
        if contradiction.kind == "denial":
            scope = labels.say("story", "denial", what=scope)
        return scope + (f" · {contradiction.as_of}" if contradiction.as_of else "")

    def _number(self, id_: str) -> str:
        claim = self._claims.get(id_)
        return said.value(claim, self._page.labels) if claim else "?"

    def _side(self, id_: str) -> Iterator[str]:
        """`   332 · SOHR · r090` and below it the words."""
        report, _, entry = id_.rpartition("/")
        side = self._told(report, entry)
        facts = self._counted(self._claims[id_]) if id_ in self._claims else self._said(side) if side else []
        yield "   " + " · ".join([*facts, self._page.style(isolate(report), "slot")])
        yield from ("     " + line for line in self._words(report, side))

    def _counted(self, claim: IncidentClaim) -> list[str]:
        """A figure as the record counts it: its number, whose it is, how sure."""
        number = self._page.style(said.value(claim, self._page.labels), "number")
        return [number, self._names.origin(claim.origin), *self._stance(claim.stance)]

    def _said(self, side: Claim | Event) -> list[str]:
        """A figure or event as its report tells it."""
        labels = self._page.labels
        number = [self._page.style(quantity(side.quantity, labels), "number")] if isinstance(side, Claim) else []
        teller = isolate(side.sources[-1].text) if side.sources else labels.word("source", "report")
        return [*number, teller, *self._stance(side.stance)]

    def _stance(self, stance: str) -> list[str]:
        """How sure the source is, where it does not simply say so."""
        return [] if stance == "asserted" else [self._page.style(self._page.words("stance", stance), "stance")]

    def _told(self, report: str, entry: str) -> Claim | Event | None:
        """The claim or event of a report by its own id."""
        reading = self._readings.get(report)
        told: list[Claim | Event] = [*reading.claims, *reading.events] if reading else []
        return next((one for one in told if one.id == entry), None)

    def _words(self, report: str, side: Claim | Event | None) -> list[str]:
        """The report's words around a figure or event; its own number or trigger alone where there is no text."""
        if side is None:
            return []
        span = side.quantity if isinstance(side, Claim) else side.trigger
        text = self._readings[report].report.text
        if not text:
            return [isolate(span.text)]
        marked = (span.start, span.end)
        around = (side.evidence.start, side.evidence.end)
        room = max(self._page.width - 6, 20)
        return quote(text, around, marked, [marked], room, lambda words: self._page.style(words, "number"), 2)
