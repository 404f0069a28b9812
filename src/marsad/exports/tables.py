"""The three tables of a record: claims as read and as counted, incidents, tolls of every day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from marsad.exports.cells import Cell
from marsad.exports.geography import geography_of
from marsad.exports.material import Material
from marsad.exports.table import Cited, Row, Table
from marsad.exports.tolls import BOUNDS, cited
from marsad.model.claim import Claim, Reading
from marsad.model.incident import IncidentClaim
from marsad.model.precision import where_prec
from marsad.model.record import IncidentRecord
from marsad.model.report import Report
from marsad.model.toll import OriginFigure, Toll


def record_tables(material: Material) -> tuple[Table, Table, Table]:
    """Claims, incidents and tolls, each in the order of its ids."""
    counted = {claim.id: (one.incident.id, claim) for one in material.record.incidents for claim in one.incident.claims}
    added: dict[str, list[str]] = {}
    for id_, (_, entry) in counted.items():
        if entry.added:
            added.setdefault(entry.report, []).append(id_)
    claims = [
        row
        for report, reading in material.readings.items()
        for row in _claims(report, reading, counted, added.get(report, ()))
    ]
    incidents = [_incident(one, material) for one in material.record.incidents]
    tolls = chain.from_iterable(_tolls(one, material.record.policy) for one in material.record.incidents)
    return Table("claims", claims), Table("incidents", incidents), Table("tolls", list(tolls))


def _claims(
    report: str, reading: Reading, counted: Mapping[str, tuple[str, IncidentClaim]], added: Iterable[str]
) -> Iterator[Row]:
    """The claims of one report: those that were read, then those that people added."""
    read = [f"{report}/{claim.id}" for claim in reading.claims]
    for id_, claim in zip(read, reading.claims, strict=True):
        yield Row(id_, _claim(id_, claim, reading.report, counted))
    for id_ in added:
        yield Row(id_, _added(id_, *counted[id_], reading.report))


def _claim(id_: str, claim: Claim, report: Report, counted: Mapping[str, tuple[str, IncidentClaim]]) -> dict[str, Cell]:
    incident, entry = counted.get(id_, (None, None))
    return {
        **_report(report),
        "id": id_,
        "report": id_.removesuffix(f"/{claim.id}"),
        **_as_read(claim),
        **_words(claim),
        "persons": len(claim.persons),
        "person_names": tuple(person.text for person in claim.persons),
        "person_ages": tuple(person.age for person in claim.persons),
        "person_sexes": tuple(person.sex or "" for person in claim.persons),
        "incident": incident,
        **(_as_counted(entry) if entry is not None else {}),
    }


def _added(id_: str, incident: str, entry: IncidentClaim, report: Report) -> dict[str, Cell]:
    """A claim that a person added: nothing was read, so that only its words and what counts stand there."""
    return {
        **_report(report),
        "id": id_,
        "report": entry.report,
        "quote": entry.quote.text,
        "quote_start": entry.quote.start,
        "quote_end": entry.quote.end,
        "incident": incident,
        **_as_counted(entry),
    }


def _report(report: Report) -> dict[str, Cell]:
    return {
        "outlet": report.outlet,
        "published": report.moment,
        "url": report.url,
        "language": report.language,
        "report_sha256": report.sha256,
        "reader": report.reader,
    }


def _as_read(claim: Claim) -> dict[str, Cell]:
    when, place = claim.when, claim.place
    return {
        "outcome": claim.outcome,
        "value": claim.quantity.value,
        "value_high": claim.quantity.value_high,
        "qualifier": claim.quantity.qualifier,
        "basis": claim.basis,
        "stance": claim.stance,
        "affected_party": claim.affected.party if claim.affected else None,
        "affected_tags": claim.affected.tags if claim.affected else (),
        "responsible_party": claim.responsible.party if claim.responsible else None,
        "when_first": when.first if when else None,
        "when_last": when.last if when else None,
        "place_name": place.name if place else None,
        "place_id": place.gazetteer if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": place.precision if place else None,
        "where_prec": where_prec(place.precision) if place else None,
        "source_parties": tuple(source.party or "" for source in claim.sources),
        "source_kinds": tuple(source.kind for source in claim.sources),
        "cause": claim.cause.cause if claim.cause else None,
        "part_of": claim.part_of,
        "doubts": claim.doubts,
    }


def _words(claim: Claim) -> dict[str, Cell]:
    return {
        "affected_text": claim.affected.text if claim.affected else None,
        "responsible_text": claim.responsible.text if claim.responsible else None,
        "place_text": claim.place.text if claim.place else None,
        "sources": tuple(source.text for source in claim.sources),
        "cause_text": claim.cause.text if claim.cause else None,
        "quote": claim.quantity.text,
        "quote_start": claim.quantity.start,
        "quote_end": claim.quantity.end,
        "evidence_start": claim.evidence.start,
        "evidence_end": claim.evidence.end,
    }


def _as_counted(entry: IncidentClaim) -> dict[str, Cell]:
    return {
        "counted_outcome": entry.outcome,
        "counted_affected": entry.affected,
        "counted_value": entry.value,
        "counted_value_high": entry.value_high,
        "counted_qualifier": entry.qualifier,
        "counted_basis": entry.basis,
        "counted_stance": entry.stance,
        "counted_first": entry.first,
        "counted_last": entry.last,
        "counted_place": entry.place,
        "as_of": entry.as_of,
        "origin": entry.origin,
        "via": entry.via,
        "copy_of": entry.copy_of,
        "decisions": entry.decisions,
        "rejected": entry.rejected,
        "added": entry.added,
    }


def _incident(one: IncidentRecord, material: Material) -> Row:
    incident = one.incident
    lies = geography_of(incident)
    reports = [report for id_ in incident.reports if (report := material.report(id_)) is not None]
    return Row(
        incident.id,
        {
            "id": incident.id,
            "name": incident.name,
            "name_ar": dict(incident.names).get("ar"),
            "first": incident.first,
            "last": incident.last,
            "place": incident.place.name,
            "latitude": incident.place.latitude,
            "longitude": incident.place.longitude,
            "coordinates_of": lies.coordinates_of,
            "precision": incident.place.precision,
            "where_prec": lies.where_prec,
            "country": incident.place.country,
            "adm_1": lies.adm_1,
            "adm_2": lies.adm_2,
            "reports": incident.reports,
            "outlets": _each_once(report.outlet for report in reports),
            "origins": _each_once(claim.origin for claim in incident.claims),
            "claims": len(incident.claims),
            "contradictions": len(one.contradictions),
            "corrections": len(one.corrections),
            "anomalies": len(one.anomalies),
        },
    )


def _tolls(one: IncidentRecord, policy: str) -> Iterator[Row]:
    last = one.last_tolls
    for toll in one.tolls:
        id_ = f"{one.incident.id}/{toll.outcome}/{toll.affected}/{toll.as_of or ''}"
        figures: dict[str, Cited] = {bound: cited(toll, bound) for bound in BOUNDS}
        yield Row(id_, _toll(id_, one.incident.id, toll, policy, toll is last[toll.outcome, toll.affected]), figures)


def _toll(id_: str, incident: str, toll: Toll, policy: str, last: bool) -> dict[str, Cell]:
    return {
        "id": id_,
        "incident": incident,
        "outcome": toll.outcome,
        "affected": toll.affected,
        "as_of": toll.as_of,
        "last": last,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "origins": toll.origins,
        "by_origin": tuple(map(_figure, toll.by_origin)),
        "grade": toll.grade,
        "derived": toll.derived,
        "flags": toll.flags,
        "cites": toll.cites,
        "overtaken": tuple(overtaken.claim for overtaken in toll.overtaken),
        "policy": policy,
    }


def _figure(figure: OriginFigure) -> str:
    high = "" if figure.value_high is None else f"-{figure.value_high}"
    return f"{figure.origin}={figure.value}{high}"


def _each_once(said: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({each for each in said if each}))
