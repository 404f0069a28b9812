"""The format `geojson` (RFC 7946): incidents as points, longitude first; those without coordinates have no geometry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from marsad.exports.files import File, csv_file
from marsad.exports.geography import geography_of
from marsad.exports.material import Material
from marsad.exports.readme import readme
from marsad.exports.sidecar import sidecar_of
from marsad.exports.table import Table
from marsad.exports.tables import record_tables
from marsad.exports.telling import reports_of
from marsad.model.record import IncidentRecord

_TOLL = ("id", "outcome", "affected", "as_of", "low", "best", "high", "grade", "origins", "flags", "cites")
"""What a feature tells of a toll, as the table of tolls has it."""


def geojson_files(material: Material, *, excel: bool = False) -> list[File]:
    """`geojson.geojson`, the claims behind its figures, its README."""
    tolls = record_tables(material)[2]
    last = Table("tolls", [row for row in tolls.rows if row.cells["last"]])
    beside = sidecar_of(last, material)
    return [
        File("geojson.geojson", _pieces(material, last)),
        csv_file(beside, "geojson.claims.csv", excel=excel),
        File("geojson.README.md", [readme("geojson", [Table("geojson", ()), beside], material).encode()]),
    ]


def _pieces(material: Material, tolls: Table) -> Iterator[bytes]:
    """One feature a line."""
    told: dict[str, list[dict[str, Any]]] = {}
    for row in tolls.rows:
        told.setdefault(str(row.cells["incident"]), []).append({name: row.cells[name] for name in _TOLL})
    yield b'{"type": "FeatureCollection", "features": [\n'
    for number, one in enumerate(material.record.incidents):
        feature = _feature(one, told.get(one.incident.id, []), material)
        yield (",\n" if number else "").encode() + json.dumps(feature, ensure_ascii=False, allow_nan=False).encode()
    yield b"\n]}\n"


def _feature(one: IncidentRecord, tolls: list[dict[str, Any]], material: Material) -> dict[str, Any]:
    incident = one.incident
    lies = geography_of(incident)
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": list(reversed(lies.point))} if lies.point else None,
        "properties": {
            "name": incident.name,
            "name_ar": dict(incident.names).get("ar"),
            "first": incident.first,
            "last": incident.last,
            "place": incident.place.name,
            "coordinates_of": lies.coordinates_of,
            "precision": incident.place.precision,
            "where_prec": lies.where_prec,
            "country": incident.place.country,
            "outlets": sorted({report.outlet for report in reports_of(incident, material) if report.outlet}),
            "policy": material.record.policy,
            "tolls": tolls,
        },
    }
