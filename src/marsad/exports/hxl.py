"""The format `hxl`: one row an incident, with a row of HXL hashtags below the header."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from marsad.exports.calendar_days import days_of
from marsad.exports.cells import Cell
from marsad.exports.files import File, with_sidecar
from marsad.exports.geography import geography_of
from marsad.exports.material import Material
from marsad.exports.table import Cited, Row, Table
from marsad.exports.telling import reports_of
from marsad.exports.tolls import Bound, cited, standing
from marsad.model.record import IncidentRecord

_OUTCOMES: Final = ("killed", "injured", "displaced", "abducted")
#: What a column's name has for each group of a toll.
_GROUPS: Final = {"all": "", "woman": "_women", "man": "_men", "child": "_children", "civilian": "_civilians"}
_ENDS: Final[Mapping[Bound, str]] = {"low": "_min", "best": "", "high": "_max"}


def hxl_files(material: Material, *, excel: bool = False) -> list[File]:
    """`hxl.csv`, the claims behind its figures, its README."""
    return with_sidecar("hxl", hxl_table(material), material, excel=excel, tags=True)


def hxl_table(material: Material) -> Table:
    """The rows of a material, under its own policy."""
    rows = [_row(one, material) for one in material.record.incidents]
    return Table("hxl", rows, [(row.id, "no_figure") for row in rows if not row.cited])


def _row(one: IncidentRecord, material: Material) -> Row:
    incident = one.incident
    lies, days = geography_of(incident), days_of(incident.first, incident.last)
    outlets = sorted({report.outlet for report in reports_of(incident, material) if report.outlet})
    cells: dict[str, Cell] = {
        "incident": incident.id,
        "name": incident.name,
        "date_start": days.earliest.isoformat() if days else None,
        "date_end": days.latest.isoformat() if days else None,
        "country": lies.country,
        "country_code": incident.place.country,
        "adm1": lies.adm_1,
        "adm2": lies.adm_2,
        "location": incident.place.name,
        "precision": incident.place.precision,
        "latitude": incident.place.latitude,
        "longitude": incident.place.longitude,
        "sources": tuple(outlets),
    }
    figures: dict[str, Cited] = {}
    for (outcome, group), toll in one.last_tolls.items():
        if outcome in _OUTCOMES and group in _GROUPS and standing(toll):
            for bound, column in _columns(outcome, group).items():
                cells[column] = getattr(toll, bound)
                figures[column] = cited(toll, bound)
    return Row(incident.id, cells, figures)


def _columns(outcome: str, group: str) -> dict[Bound, str]:
    return {bound: f"{outcome}{_GROUPS[group]}{end}" for bound, end in _ENDS.items()}
