"""Readings and mentions as JSON: `marsad.claims/1` and `marsad.mentions/1`, one object a line (see docs/claims.md).

Members stand in the order of the format, absent values are null, letters are not escaped: the same reading gives the
same bytes on every run.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from marsad.model.claim import (
    Cause,
    Check,
    Claim,
    Event,
    Evidence,
    Group,
    Person,
    Place,
    Quantity,
    Reading,
    Source,
    Statement,
    When,
)
from marsad.model.mention import Mention
from marsad.model.report import Report
from marsad.model.span import Span

CLAIMS_FORMAT: Final = "marsad.claims/1"
MENTIONS_FORMAT: Final = "marsad.mentions/1"
#: The members that each kind of mention has beside `kind start end text` and `rule`.
MENTION_MEMBERS: Final = {
    "number": ("value", "value_high", "qualifier"),
    "date": ("first", "last", "how"),
    "place": ("name", "gazetteer", "latitude", "longitude", "precision", "candidates"),
    "party": ("party", "type"),
    "outcome": ("sense",),
    "reporting": ("sense",),
}


def dumps(record: Mapping[str, Any]) -> str:
    """A record as one line of JSON, without its end of line."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """A reading in the format `marsad.claims/1`. Traces are not part of it."""
    return {
        "format": CLAIMS_FORMAT,
        "report": report_to_dict(reading.report),
        "claims": [claim_to_dict(claim) for claim in reading.claims],
        "events": [event_to_dict(event) for event in reading.events],
        "statements": [_statement(statement) for statement in reading.statements],
        "checks": [_check(check) for check in reading.checks],
    }


def mentions_to_dict(report: Report, mentions: Iterable[Mention]) -> dict[str, Any]:
    """A report's mentions in the format `marsad.mentions/1`."""
    return {
        "format": MENTIONS_FORMAT,
        "report": report_to_dict(report),
        "mentions": [_mention(mention) for mention in mentions],
    }


def report_to_dict(report: Report) -> dict[str, Any]:
    """What is known of a report from outside its text, and the versions that read it."""
    return {
        "id": report.id,
        "file": report.file,
        "sha256": report.sha256,
        "text_sha256": report.text_sha256,
        "language": report.language,
        "published": report.published.isoformat() if report.published else None,
        **({"appeared": report.appeared.isoformat()} if report.appeared else {}),
        "outlet": report.outlet,
        "title": report.title,
        "characters": len(report.text) if report.characters is None else report.characters,
        "reader": report.reader,
        "packs": {code: report.packs[code] for code in sorted(report.packs)},
    }


def claim_to_dict(claim: Claim) -> dict[str, Any]:
    """One claim as it stands in a reading."""
    return {
        "id": claim.id,
        "quantity": _quantity(claim.quantity),
        "outcome": claim.outcome,
        "affected": _group(claim.affected),
        "responsible": _group(claim.responsible),
        "basis": claim.basis,
        "when": _when(claim.when),
        "place": _place(claim.place),
        "sources": [_source(source) for source in claim.sources],
        "stance": claim.stance,
        "part_of": claim.part_of,
        "cause": _cause(claim.cause),
        "persons": [_person(person) for person in claim.persons],
        "doubts": list(claim.doubts),
        "evidence": _evidence(claim.evidence),
    }


def event_to_dict(event: Event) -> dict[str, Any]:
    """One event as it stands in a reading."""
    return {
        "id": event.id,
        "type": event.type,
        "actor": _group(event.actor),
        "target": _group(event.target),
        "when": _when(event.when),
        "place": _place(event.place),
        "sources": [_source(source) for source in event.sources],
        "stance": event.stance,
        "evidence": _evidence(event.evidence),
        "trigger": _span(event.trigger),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "quote": _span(statement.quote),
        "verb": _span(statement.verb) if statement.verb else None,
        "sources": [_source(source) for source in statement.sources],
        "stance": statement.stance,
    }


def _check(check: Check) -> dict[str, Any]:
    """The members that the check's kind needs, and no others."""
    members: dict[str, Any] = {
        "total": check.total,
        "parts": list(check.parts) or None,
        "claims": list(check.claims) or None,
        "holds": check.holds,
        "words": [_span(span) for span in check.words] or None,
        "note": check.note,
    }
    return {"kind": check.kind} | {name: value for name, value in members.items() if value is not None}


def _mention(mention: Mention) -> dict[str, Any]:
    values = {name: getattr(mention, name) for name in MENTION_MEMBERS[mention.kind]}
    return {"kind": mention.kind} | _span(mention) | values | {"rule": mention.rule}


def _span(span: Span | Mention | Quantity | Group | Place | Source | Cause | Person) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return _span(quantity) | {
        "value": quantity.value,
        "value_high": quantity.value_high,
        "qualifier": quantity.qualifier,
    }


def _group(group: Group | None) -> dict[str, Any] | None:
    return None if group is None else _span(group) | {"party": group.party, "tags": list(group.tags)}


def _when(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {"first": when.first, "last": when.last, "start": when.start, "end": when.end, "text": when.text}


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return _span(place) | {
        "name": place.name,
        "gazetteer": place.gazetteer,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
    }


def _source(source: Source) -> dict[str, Any]:
    return _span(source) | {"party": source.party, "kind": source.kind}


def _cause(cause: Cause | None) -> dict[str, Any] | None:
    return None if cause is None else _span(cause) | {"class": cause.cause}


def _person(person: Person) -> dict[str, Any]:
    return _span(person) | {"age": person.age, "sex": person.sex, "role": person.role}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.start, "end": evidence.end}
