"""Records as JSON: `marsad.record/1`, one object (see docs/reconcile.md).

Members stand in the order of the format and absent values are null. What the format leaves to a case (`derived`, what
people decided) stands only where there is something to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from marsad.model.decision_json import decision_to_dict
from marsad.model.incident import IncidentClaim, IncidentPlace, Told
from marsad.model.json import dumps
from marsad.model.record import IncidentRecord, Record
from marsad.model.span import Span
from marsad.model.toll import Contradiction, Correction, OriginFigure, Overtaken, Toll

RECORD_FORMAT: Final = "marsad.record/1"


def record_to_dict(record: Record) -> dict[str, Any]:
    """A record in the format `marsad.record/1`."""
    return {
        "format": RECORD_FORMAT,
        "as_of": record.as_of.isoformat() if record.as_of else None,
        "policy": record.policy,
        "head": record.head,
        "incidents": [incident_to_dict(incident) for incident in record.incidents],
        "copies": [list(copies) for copies in record.copies],
        "unassigned": list(record.unassigned),
    } | _said(
        decisions=[decision_to_dict(decision) for decision in record.decisions],
        unbound=[{"decision": unbound.decision, "why": unbound.why} for unbound in record.unbound],
    )


def record_pieces(record: Record) -> Iterator[str]:
    """A record's one line of JSON, an incident at a time: that of many reports is never in memory twice."""
    members = record_to_dict(replace(record, incidents=()))
    first, last = dumps(members).split('"incidents": []', 1)
    yield f'{first}"incidents": ['
    for number, incident in enumerate(record.incidents):
        yield (", " if number else "") + dumps(incident_to_dict(incident))
    yield f"]{last}"


def incident_to_dict(record: IncidentRecord) -> dict[str, Any]:
    """One incident as it stands in a record."""
    incident = record.incident
    return {
        "id": incident.id,
        "name": incident.name,
        "names": dict(incident.names),
        "first": incident.first,
        "last": incident.last,
        "place": _place(incident.place),
        "reports": list(incident.reports),
        "claims": [_claim(claim) for claim in incident.claims],
        "tolls": [toll_to_dict(toll) for toll in record.tolls],
        "contradictions": [contradiction_to_dict(contradiction) for contradiction in record.contradictions],
        "corrections": [correction_to_dict(correction) for correction in record.corrections],
    } | _said(anomalies=[{"kind": one.kind, "claim": one.claim, "beside": one.beside} for one in record.anomalies])


def _place(place: IncidentPlace) -> dict[str, Any]:
    return {
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "country": place.country,
    }


def _claim(claim: IncidentClaim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "report": claim.report,
        "outcome": claim.outcome,
        "affected": claim.affected,
        "value": claim.value,
        "value_high": claim.value_high,
        "qualifier": claim.qualifier,
        "basis": claim.basis,
        "as_of": claim.as_of,
        "origin": claim.origin,
        "via": list(claim.via),
        "stance": claim.stance,
        "quote": _span(claim.quote),
    } | _said(decisions=list(claim.decisions), rejected=claim.rejected, read=dict(claim.read), added=claim.added)


def toll_to_dict(toll: Toll) -> dict[str, Any]:
    """One toll as it stands in an incident."""
    return {
        "outcome": toll.outcome,
        "affected": toll.affected,
        "as_of": toll.as_of,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "by_origin": {figure.origin: _figure(figure) for figure in toll.by_origin},
        "overtaken": [_overtaken(overtaken) for overtaken in toll.overtaken],
        "origins": toll.origins,
        "cites": list(toll.cites),
        "grade": toll.grade,
    } | _said(derived=toll.derived, flags=list(toll.flags))


def _figure(figure: OriginFigure) -> dict[str, Any]:
    """An origin's figure: a stated one cites its claim, a derived one has no claim but the parts that it is made of."""
    high = _said(value_high=figure.value_high)
    members = {"value": figure.value} | high | {"qualifier": figure.qualifier}
    if not figure.derived and len(figure.claims) == 1:
        return members | {"claim": figure.claims[0]}
    return members | {"claim": None, "derived": True, "parts": list(figure.claims)}


def _overtaken(overtaken: Overtaken) -> dict[str, Any]:
    return {"claim": overtaken.claim, "by": overtaken.by, "why": overtaken.why}


def contradiction_to_dict(contradiction: Contradiction) -> dict[str, Any]:
    """One contradiction: figures have their scope; a denial only what is said of it."""
    scope = {"outcome": contradiction.outcome, "affected": contradiction.affected, "as_of": contradiction.as_of}
    told = scope if contradiction.kind == "figures" else _said(**scope)
    return (
        {"kind": contradiction.kind} | told | _said(about=contradiction.about) | {"claims": list(contradiction.claims)}
    ) | _said(words=[_words(told) for told in contradiction.words])


def _words(told: Told) -> dict[str, Any]:
    source = _span(told.source) if told.source is not None else None
    quote = _span(told.quote)
    return {"claim": told.claim, "origin": told.origin, "source": source, "stance": told.stance, "quote": quote}


def correction_to_dict(correction: Correction) -> dict[str, Any]:
    """One correction as it stands in an incident."""
    return {
        "origin": correction.origin,
        "outcome": correction.outcome,
        "affected": correction.affected,
        "from": correction.from_claim,
        "to": correction.to_claim,
    }


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _said(**members: Any) -> dict[str, Any]:
    """The members that have something to say."""
    return {
        name: value for name, value in members.items() if value not in (None, False) and value != [] and value != {}
    }
