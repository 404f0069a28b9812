"""What of an incident is contradicted or corrected, each side with its origin, report and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from marsad.desk.pages.words import Words, words_of
from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.model.claim import Claim, Event, Reading
from marsad.model.record import IncidentRecord


def contradictions(one: IncidentRecord, readings: Mapping[str, Reading], names: Names) -> list[dict[str, object]]:
    """Each contradiction: of what, and its sides with their words side by side."""
    found: list[dict[str, object]] = []
    for each in one.contradictions:
        scope = names.series(each.outcome, each.affected) if each.outcome and each.affected else each.about or ""
        found.append({"scope": scope, "kind": each.kind, "sides": [*_sides(each.claims, one, readings, names)]})
    return found


def corrections(one: IncidentRecord, names: Names) -> list[dict[str, object]]:
    """Each correction: whose, of what, from which number to which."""
    claims = {claim.id: claim for claim in one.incident.claims}
    return [
        {
            "who": names.origin(each.origin),
            "series": names.series(each.outcome, each.affected),
            "before": said.value(claims[each.from_claim], names.labels),
            "after": said.value(claims[each.to_claim], names.labels),
            "from": claims[each.from_claim],
            "to": claims[each.to_claim],
        }
        for each in one.corrections
        if each.from_claim in claims and each.to_claim in claims
    ]


def _sides(
    ids: tuple[str, ...], one: IncidentRecord, readings: Mapping[str, Reading], names: Names
) -> Iterator[dict[str, object]]:
    claims = {claim.id: claim for claim in one.incident.claims}
    for id_ in ids:
        claim = claims.get(id_)
        report, _, own = id_.rpartition("/")
        entry = _entry(readings.get(report), own)
        yield {
            "id": id_,
            "report": report,
            "who": names.origin(claim.origin) if claim else "",
            "value": said.value(claim, names.labels) if claim else "",
            "stance": names.labels.word("stance", claim.stance) if claim else "",
            "words": _words(readings.get(report), entry),
        }


def _entry(reading: Reading | None, id_: str) -> Claim | Event | None:
    if reading is None:
        return None
    entries: list[Claim | Event] = [*reading.claims, *reading.events]
    return next((each for each in entries if each.id == id_), None)


def _words(reading: Reading | None, entry: Claim | Event | None) -> Words | None:
    if reading is None or entry is None:
        return None
    marked = entry.quantity if isinstance(entry, Claim) else entry.trigger
    return words_of(
        reading.report, (entry.evidence.start, entry.evidence.end), [(marked.start, marked.end, "quantity")]
    )
