"""Reports in two languages: each passage is read with the pack of its own language, and all make one reading.

What a passage does not say itself (who says so, when, where) the sentence around it does: the speaker of an Arabic
sentence says what is quoted in English.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from marsad.claims.build import Builder
from marsad.languages.pack import Pack
from marsad.mentions.find import Mentions
from marsad.model.claim import Claim, Event, Reading
from marsad.model.report import Report
from marsad.text.fold import fold
from marsad.text.passages import Span, only


def read_mixed(report: Report, pack: Pack, others: Sequence[tuple[Pack, Sequence[Span]]]) -> Reading:
    """The reading of a report with passages in other languages, each with the pack that reads them."""
    host = Builder(Mentions(fold(report.text, pack.orthography), pack, report.published, report.outlet), report)
    whole = host.reading()
    around = _Around(host)
    for other, spans in others:
        text = only(report.text, spans)
        mentions = Mentions(fold(text, other.orthography), other, host.mentions.day, report.outlet)
        guest = Builder(mentions, replace(report, text=text))
        whole = _together(whole, guest.reading(), around)
    return whole


class _Around:
    """What the sentence around a passage says of it."""

    def __init__(self, host: Builder) -> None:
        self._host = host
        origin = host.mentions.folded.origin
        self._starts = [origin(start) for start, _ in host.mentions.bounds]

    def _at(self, offset: int, begins: int) -> tuple[int, int] | None:
        """The sentence around an offset of the report, and its token there; None where the passage is all of it.

        The passage's own sentence begins at another offset.
        """
        mentions = self._host.mentions
        number = max(bisect_right(self._starts, offset) - 1, 0)
        if self._starts[number] >= begins:
            return None
        starts = mentions.sentence(number).starts
        return number, max(bisect_right(starts, offset, key=mentions.folded.origin) - 1, 0)

    def claim(self, claim: Claim) -> Claim:
        """A claim of a passage with what the sentence around it adds."""
        found = self._at(claim.quantity.start, claim.evidence.start)
        if found is None:
            return claim
        number, token = found
        doubts = dict.fromkeys(claim.doubts)
        if not claim.sources:
            said = self._host.attribution.of(number, token, token)
            claim = replace(claim, sources=said.sources, stance=said.stance if said.sources else claim.stance)
            doubts |= dict.fromkeys(said.doubts)
        if claim.when is None:
            dated = self._host.dating.of(number, token, token, claim.basis, claim.outcome)
            claim = replace(claim, when=dated.when)
            doubts |= dict.fromkeys(dated.doubts)
        if claim.place is None:
            placed = self._host.placing.of(number, token, token)
            claim = replace(claim, place=placed.place)
            doubts |= dict.fromkeys(placed.doubts)
        return replace(claim, doubts=tuple(doubts))

    def event(self, event: Event) -> Event:
        """An event of a passage with the voice of the sentence around it."""
        found = self._at(event.trigger.start, event.evidence.start)
        if event.sources or found is None:
            return event
        number, token = found
        said = self._host.attribution.of(number, token, token)
        return replace(event, sources=said.sources) if said.sources else event


def _together(host: Reading, guest: Reading, around: _Around) -> Reading:
    """Two readings of one report as one, in order of the text: what both read is read in the passage's own language."""
    claims = [around.claim(claim) for claim in guest.claims]
    mine = {(claim.quantity.start, claim.quantity.end) for claim in claims}
    kept = [claim for claim in host.claims if not any(_overlaps(claim, start, end) for start, end in mine)]
    known = {claim.id for claim in (*kept, *claims)}
    events = {event.id: event for event in (*map(around.event, guest.events), *host.events)}
    statements = {said.id: said for said in (*host.statements, *guest.statements)}
    return Reading(
        report=host.report,
        claims=tuple(sorted((*kept, *claims), key=lambda claim: (claim.quantity.start, claim.id))),
        events=tuple(sorted(events.values(), key=lambda event: (event.trigger.start, event.id))),
        statements=tuple(sorted(statements.values(), key=lambda said: (said.quote.start, said.id))),
        checks=(*host.checks, *guest.checks),
        traces=(*[trace for trace in host.traces if trace.claim in known], *guest.traces),
    )


def _overlaps(claim: Claim, start: int, end: int) -> bool:
    return claim.quantity.start < end and start < claim.quantity.end
