"""A claim or event of an incident in its report's own words, with who tells it and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from marsad.desk.pages.words import Piece, Words, direction, shown, words_of
from marsad.interface import record_phrases as said
from marsad.interface.labels import isolate
from marsad.interface.phrases import quantity
from marsad.interface.record_phrases import Names
from marsad.model.claim import Claim, Event, Reading
from marsad.model.incident import IncidentClaim
from marsad.model.incident import Told as Quoted

_NEAR: Final = 300
"""Code points within which the words for who says so are shown with what is said."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells: its id (`report/claim`), who says so, the figure where it is one, stance, words."""

    id: str
    report: str
    who: str
    value: str
    day: str | None
    stance: str
    asserted: bool
    words: Words | None
    decisions: tuple[str, ...] = ()


class Teller:
    """Tells claims and events of one incident by their ids."""

    def __init__(self, claims: Iterable[IncidentClaim], readings: Mapping[str, Reading], names: Names) -> None:
        self._claims = {claim.id: claim for claim in claims}
        self._readings = readings
        self._names = names

    def told(self, id_: str) -> Told:
        """A claim or event; one of which the record has the id alone has no words."""
        report, _, own = id_.rpartition("/")
        claim, entry = self._claims.get(id_), self._entry(report, own)
        stance = claim.stance if claim else entry.stance if entry else "asserted"
        return Told(
            id_,
            report,
            self._who(claim, entry),
            self._value(claim, entry),
            claim.as_of if claim else None,
            self._names.labels.word("stance", stance),
            stance == "asserted",
            self._words(claim, entry, report),
            claim.decisions if claim else (),
        )

    def all(self, ids: Iterable[str]) -> list[Told]:
        """Several of them."""
        return [self.told(id_) for id_ in ids]

    def quoted(self, one: Quoted) -> Told:
        """What is told of a denial without a figure: the words that are affirmed or denied, and who does."""
        report = one.claim.rpartition("/")[0]
        reading, stance = self._readings.get(report), self._names.labels.word("stance", one.stance)
        who = isolate(one.source.text) if one.source else self._names.origin(one.origin)
        told = Told(one.claim, report, who, "", None, stance, one.stance == "asserted", None)
        if reading is None or not reading.report.text:
            return replace(told, words=self._bare(one.quote.text, reading))
        start, end = one.quote.start, one.quote.end
        if one.source is not None and abs(one.source.start - start) < _NEAR:
            start, end = min(start, one.source.start), max(end, one.source.end)
        marked = [(one.quote.start, one.quote.end, "quantity")]
        return replace(told, words=words_of(reading.report, (start, end), marked))

    def _who(self, claim: IncidentClaim | None, entry: Claim | Event | None) -> str:
        if claim is not None:
            return self._names.origin(claim.origin)
        if entry is not None and entry.sources:
            return isolate(entry.sources[-1].text)
        return self._names.labels.word("source", "report")

    def _value(self, claim: IncidentClaim | None, entry: Claim | Event | None) -> str:
        if claim is not None:
            return said.value(claim, self._names.labels)
        return quantity(entry.quantity, self._names.labels) if isinstance(entry, Claim) else ""

    def _entry(self, report: str, own: str) -> Claim | Event | None:
        reading = self._readings.get(report)
        entries: list[Claim | Event] = [*reading.claims, *reading.events] if reading else []
        return next((each for each in entries if each.id == own), None)

    def _words(self, claim: IncidentClaim | None, entry: Claim | Event | None, report: str) -> Words | None:
        reading = self._readings.get(report)
        if reading is not None and entry is not None:
            marked = entry.quantity if isinstance(entry, Claim) else entry.trigger
            around = (entry.evidence.start, entry.evidence.end)
            return words_of(reading.report, around, [(marked.start, marked.end, "quantity")])
        return self._bare(claim.quote.text, reading) if claim else None

    def _bare(self, text: str, reading: Reading | None) -> Words:
        """Words whose report is not at hand."""
        language = reading.report.language if reading else ""
        return Words(language, direction(language) if reading else "auto", (Piece(shown(text)),))
