"""The figures of a card: passage by passage, each total with its parts below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from marsad.cli.page import Page, Slots, quoted, shared, told
from marsad.interface import phrases
from marsad.interface.labels import Labels
from marsad.model.claim import Claim, Reading


def figures(reading: Reading, page: Page) -> Iterator[str]:
    """The lines of all figures. One whose total is not there stands by itself."""
    parts: dict[str | None, list[Claim]] = {}
    ids = {claim.id for claim in reading.claims}
    for claim in reading.claims:
        whole = claim.part_of if claim.part_of in ids and claim.part_of != claim.id else None
        parts.setdefault(whole, []).append(claim)
    trees = _Trees(reading.report.text, page, parts)
    for number, (_, same) in enumerate(groupby(parts.get(None, ()), key=lambda claim: claim.evidence)):
        if number:
            yield ""
        yield from trees.passage(list(same))


class _Trees:
    """Writes figures and, below each, its parts, every one with only what is not said already."""

    def __init__(self, text: str, page: Page, parts: Mapping[str | None, Sequence[Claim]]) -> None:
        self.text = text
        self.page = page
        self.parts = parts

    def passage(self, claims: Sequence[Claim]) -> Iterator[str]:
        """The figures of one passage; what they share, and the words of the passage, stand once, below them."""
        if len(claims) == 1:
            yield from self.figure(claims[0], {}, " ", " ", self._tree(claims[0]))
            return
        slots = [_slots(claim, self.page.labels) for claim in claims]
        common = shared(slots)
        for claim in claims:
            yield from self.figure(claim, {**common, "basis": ""}, " ", "   ", ())
        yield from told(common, {}, "   ", self.page)
        yield from self._quoted("   ", [claim for root in claims for claim in self._tree(root)])

    def figure(self, claim: Claim, above: Slots, lead: str, rail: str, words: Sequence[Claim]) -> Iterator[str]:
        """The figure's own line and slots, then its parts; `lead` and `rail` are the branches before them."""
        page, labels = self.page, self.page.labels
        inner = self.parts.get(claim.id, ())
        slots = _slots(claim, labels)
        notes = [phrases.group(claim.affected, labels)]
        notes += [page.words("basis", claim.basis)] if slots["basis"] != above.get("basis") else []
        notes += [page.style(page.words("stance", claim.stance), "stance")] if claim.stance != "asserted" else []
        title = page.style(phrases.figure(claim, labels), "figure")
        yield lead + " · ".join(filter(None, [title, *notes]))
        bar = rail + (page.words("tree", "rail") if inner else " ") + " "
        yield from told(slots, above, bar, page)
        yield from self._quoted(bar, words)
        for number, part in enumerate(inner, 1):
            last = number == len(inner)
            branch = page.words("tree", "last" if last else "branch")
            below = " " if last else page.words("tree", "rail")
            quoted = () if part.evidence == claim.evidence else self._tree(part)
            yield from self.figure(part, slots, f"{rail}{branch} ", f"{rail}{below}  ", quoted)

    def _tree(self, claim: Claim) -> list[Claim]:
        """A figure and all that break it down, in its own passage."""
        below = [part for part in self.parts.get(claim.id, ()) if part.evidence == claim.evidence]
        return [claim, *(inner for part in below for inner in self._tree(part))]

    def _quoted(self, bar: str, claims: Sequence[Claim]) -> Iterator[str]:
        """The words of figures of one passage, their numbers in bold."""
        if claims:
            numbers = [(claim.quantity.start, claim.quantity.end) for claim in claims]
            evidence = claims[0].evidence
            yield from quoted(self.text, bar, (evidence.start, evidence.end), numbers, self.page)


def _slots(claim: Claim, labels: Labels) -> Slots:
    return {
        "sources": phrases.chain(claim.sources, labels),
        "when": phrases.period(claim.when, labels),
        "place": phrases.place(claim.place, labels),
        "responsible": phrases.group(claim.responsible, labels),
        "cause": phrases.cause(claim.cause, labels),
        "persons": phrases.persons(claim.persons, labels),
        "doubts": phrases.doubts(claim.doubts, labels),
        "basis": claim.basis,
    }
