"""From a report's mentions to its claims, events, statements and checks, in order of the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from marsad.claims.checks.find import find_checks
from marsad.claims.circumstances.dating import UNTOLD, Dating
from marsad.claims.circumstances.headlines import date_headline
from marsad.claims.circumstances.placing import Placing
from marsad.claims.events.find import find_events
from marsad.claims.figures.basis import basis_of
from marsad.claims.figures.figure import Figure
from marsad.claims.figures.gather import report_figures
from marsad.claims.figures.persons import persons_of
from marsad.claims.figures.refused import refused
from marsad.claims.responsibility.causes import cause_of
from marsad.claims.responsibility.doers import open_party
from marsad.claims.responsibility.responsible import responsible_of
from marsad.claims.sources.attribution import Attributed, Attribution
from marsad.claims.sources.statements import find_statements
from marsad.languages.pack import Pack
from marsad.mentions.find import Mentions
from marsad.model.claim import Claim, Evidence, Group, Quantity, Reading, Trace
from marsad.model.report import Report
from marsad.model.span import Span
from marsad.model.vocabulary import TAGS
from marsad.text.fold import fold

_TOLD: Final = ("asserted", "confirmed")


def build_reading(report: Report, pack: Pack) -> Reading:
    """Everything that one report claims. Pure: the same report and pack give the same reading."""
    mentions = Mentions(fold(report.text, pack.orthography), pack, report.published, report.outlet)
    return Builder(mentions, report).reading()


class Builder:
    """Fills the slots of each figure of one report; `traces` tells which rule filled which."""

    def __init__(self, mentions: Mentions, report: Report) -> None:
        self.mentions = mentions
        self.report = report
        self.attribution = Attribution(mentions)
        self.dating = Dating(mentions, mentions.day)
        self.placing = Placing(mentions)
        self.traces: list[Trace] = []
        self.ids: dict[int, str] = {}
        self._pdf = ("pdf-text",) if report.from_pdf else ()
        self.built: dict[int, Claim] = {}

    def reading(self) -> Reading:
        """Everything that the report claims."""
        mentions = self.mentions
        figures = report_figures(mentions)
        claims = date_headline([self.claim(figure) for figure in figures], self.report.text)
        claims += refused(claims, mentions, self.attribution)
        claims.sort(key=lambda claim: (claim.quantity.start, claim.id))
        words = {figure.trigger for figure in figures if figure.trigger is not None}
        events = find_events(mentions, self.attribution, words, self.dating, self.placing)
        statements = find_statements(mentions, self.attribution, {figure.sentence for figure in figures})
        checks = find_checks(claims, events.told, mentions)
        return Reading(self.report, tuple(claims), events.sure(), tuple(statements), tuple(checks), tuple(self.traces))

    def claim(self, figure: Figure) -> Claim:
        """The claim that a figure makes. A part takes from its total what it does not say itself."""
        mentions = self.mentions
        number, first, last = figure.sentence, figure.first, figure.last
        quantity = self._span(figure.start, figure.end)
        outcome = figure.outcome or "other"
        claim_id = self._id(figure, quantity, outcome)
        total = self.built.get(id(figure.part_of)) if figure.part_of is not None else None
        basis, basis_rule = basis_of(mentions, figure)
        attributed = self.attribution.of(number, first, last)
        if total is not None and figure.spread:
            attributed = _continued(attributed, total)
        dated = self.dating.of(number, first, last, basis, outcome, basis_rule)
        if attributed.findings and basis == "new" and dated.rule in UNTOLD:
            covered = self.dating.covered(number)
            if covered is not None:
                basis, basis_rule, dated = "cumulative", "basis.findings", covered
        placed = self.placing.of(number, first, last)
        blamed = responsible_of(mentions, number, first, last, outcome, figure.group)
        affected = self._affected(figure)
        claim = Claim(
            id=claim_id,
            quantity=Quantity(
                quantity.start, quantity.end, quantity.text, figure.value, figure.value_high, figure.qualifier
            ),
            outcome=outcome,  # type: ignore[arg-type]  # the sense of an outcome word, text until here
            affected=affected,
            responsible=blamed.group,
            basis=basis,
            when=dated.when,
            place=placed.place,
            sources=attributed.sources,
            stance="retracted" if figure.replaced and attributed.stance in _TOLD else attributed.stance,
            part_of=total.id if total is not None else None,
            cause=cause_of(mentions, number, first, last, outcome),
            persons=persons_of(mentions, number, first, last, figure.value),
            doubts=_unique(
                (*figure.doubts, *attributed.doubts, *dated.doubts, *placed.doubts, *blamed.doubts, *self._pdf)
            ),
            evidence=self._evidence(number),
        )
        self._trace(claim, figure, basis_rule, (attributed.rule, dated.rule, placed.rule, blamed.rule))
        self.built[id(figure)] = claim
        return claim

    def _span(self, start: int, end: int) -> Span:
        return self.mentions.folded.span(start, end)

    def _id(self, figure: Figure, quantity: Span, outcome: str) -> str:
        """`start-end-outcome`, as the format has it."""
        claim_id = self.ids[id(figure)] = f"{quantity.start}-{quantity.end}-{outcome}"
        return claim_id

    def _affected(self, figure: Figure) -> Group | None:
        if figure.group is None:
            return None
        first, last = figure.group
        sentence = self.mentions.sentence(figure.group_sentence if figure.group_sentence >= 0 else figure.sentence)
        own = first == figure.first and figure.group_sentence < 0
        span = self._span(sentence.starts[first] + (figure.trim if own else 0), sentence.ends[last])
        party = self._party(sentence.number, first, last)
        return Group(span.start, span.end, span.text, party, tuple(tag for tag in TAGS if tag in figure.tags))

    def _party(self, number: int, first: int, last: int) -> str | None:
        for party in self.mentions.parties(number):
            if party.first <= last and party.last >= first and party.party is not None:
                return party.party
        return open_party(self.mentions, number, first, last)

    def _evidence(self, number: int) -> Evidence:
        start, end = self.mentions.bounds[number]
        return Evidence(*self.mentions.folded.bounds(start, end))

    def _trace(self, claim: Claim, figure: Figure, basis_rule: str, rules: tuple[str, str, str, str]) -> None:
        trigger = self._span(*figure.trigger) if figure.trigger is not None else None
        quantity = Span(claim.quantity.start, claim.quantity.end, claim.quantity.text)
        rows: list[tuple[str, str, Span | None]] = [
            ("quantity", figure.number_rule or figure.rule, quantity),
            ("outcome", figure.rule + (f" ← {figure.trigger_entry}" if figure.trigger_entry else ""), trigger),
            ("basis", basis_rule, None),
            ("sources", rules[0], _words(claim.sources[-1]) if claim.sources else None),
            ("when", rules[1], _words(claim.when)),
            ("place", rules[2], _words(claim.place)),
            ("responsible", rules[3], _words(claim.responsible)),
        ]
        if claim.affected is not None:
            rows.append(("affected", f"head.{figure.head_kind}", _words(claim.affected)))
        self.traces.extend(Trace(claim.id, slot, rule, words) for slot, rule, words in rows if rule)


def _continued(attributed: Attributed, total: Claim) -> Attributed:
    """Who says a part of a total that an earlier sentence told: whoever told the total, where nobody else does."""
    if attributed.sources or attributed.rule != "none" or not total.sources:
        return attributed
    return attributed._replace(sources=total.sources, doubts=("source-carried",), rule="breakdown")


def _words(slot: object) -> Span | None:
    start, end, text = (getattr(slot, name, None) for name in ("start", "end", "text"))
    if isinstance(start, int) and isinstance(end, int) and isinstance(text, str):
        return Span(start, end, text)
    return None


def _unique(doubts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(doubts))
