"""Why a reading is as it is: for every slot of every claim, its value, the rule that filled it, the words it read."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from marsad.cli.card import heading
from marsad.cli.page import Page
from marsad.interface import phrases
from marsad.interface.labels import Labels, isolate
from marsad.model.claim import Claim, Reading, Trace


def explanation(reading: Reading, page: Page) -> Iterator[str]:
    """The lines that explain a reading, claim by claim."""
    mark = page.words("card", "mark")
    traces: dict[str, list[Trace]] = {}
    for trace in reading.traces:
        traces.setdefault(trace.claim, []).append(trace)
    yield from heading(reading, page)
    if not reading.claims:
        yield f"{mark} {page.words('explain', 'nothing')}"
    claims = {claim.id: claim for claim in reading.claims}
    for claim in reading.claims:
        title = page.style(phrases.figure(claim, page.labels), "figure")
        yield mark
        yield f"{mark} {title}  {page.style(isolate(claim.id), 'slot')}"
        values = _values(claim, claims.get(claim.part_of or ""), page.labels)
        for trace in traces.get(claim.id, ()):
            yield f"{mark}   {_filled(trace, values, page)}"


def _filled(trace: Trace, values: dict[str, str], page: Page) -> str:
    """`outcome  killed · outcomes/outcome/killed ⟵ words`."""
    name = page.words("slot", trace.slot)
    value = values.get(trace.slot) or page.words("card", "unsaid")
    reason = [page.style(isolate(trace.rule), "slot")] if trace.rule else []
    reason += [isolate(trace.words.text)] if trace.words else []
    return f"{page.style(name, 'slot')}{' ' * (page.margin - cell_len(name))}" + " · ".join([value, *reason])


def _values(claim: Claim, total: Claim | None, labels: Labels) -> dict[str, str]:
    """Every slot of a claim in words, by its name in the format."""
    return {
        "quantity": phrases.quantity(claim.quantity, labels),
        "outcome": labels.word("outcome", claim.outcome),
        "affected": phrases.group(claim.affected, labels),
        "responsible": phrases.group(claim.responsible, labels),
        "basis": labels.word("basis", claim.basis),
        "when": phrases.period(claim.when, labels, quoted=False),
        "place": phrases.place(claim.place, labels),
        "sources": phrases.chain(claim.sources, labels),
        "stance": labels.word("stance", claim.stance),
        "part_of": phrases.figure(total, labels) if total else "",
        "cause": phrases.cause(claim.cause, labels),
        "persons": phrases.persons(claim.persons, labels),
        "doubts": phrases.doubts(claim.doubts, labels),
    }
