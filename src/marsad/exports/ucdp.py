"""The format `ucdp`: the columns of UCDP GED, one row an incident in which somebody was killed, under `ucdp/1`.

What GED takes from its own lists (conflicts, dyads, actors, Gleditsch and Ward's numbers) stays empty.
"""

from __future__ import annotations

from typing import Final

from marsad.exports.calendar_days import days_of
from marsad.exports.cells import Cell
from marsad.exports.deaths import Deaths, deaths_of
from marsad.exports.files import File, with_sidecar
from marsad.exports.geography import Geography, geography_of, priogrid_gid, wkt
from marsad.exports.material import Material, under
from marsad.exports.table import Row, Table
from marsad.exports.telling import apart, origin_name, party_name, reports_of
from marsad.model.incident import Incident
from marsad.model.record import IncidentRecord
from marsad.model.report import Report

POLICY: Final = "ucdp/1"
PREFIX: Final = "marsad-"


def ucdp_files(material: Material, *, excel: bool = False) -> list[File]:
    """`ucdp.csv`, the claims behind its deaths, its README."""
    resolved = under(material, POLICY)
    return with_sidecar("ucdp", ucdp_table(resolved), resolved, excel=excel)


def ucdp_table(material: Material) -> Table:
    """The rows of a material that is resolved under `ucdp/1`."""
    rows, left_out = [], []
    for one in material.record.incidents:
        deaths = deaths_of(one)
        if deaths is None:
            left_out.append((one.incident.id, "nobody_killed"))
        else:
            rows.append(_row(one, deaths, material))
    return Table("ucdp", rows, left_out)


def _row(one: IncidentRecord, deaths: Deaths, material: Material) -> Row:
    incident, id_ = one.incident, PREFIX + one.incident.id
    cells: dict[str, Cell] = {
        "id": id_,
        "relid": id_,
        **_sides(deaths),
        **_sources(incident, reports_of(incident, material), material),
        **_where(geography_of(incident)),
        **_when(incident),
        **deaths.cells,
    }
    return Row(id_, cells, deaths.cited)


def _sides(deaths: Deaths) -> dict[str, Cell]:
    side_a, side_b = deaths.sides
    names = [party_name(side) if side else None for side in (side_a, side_b)]
    return {
        "side_a": names[0],
        "side_b": names[1],
        "dyad_name": " - ".join(name for name in names if name) if all(names) else None,
    }


def _sources(incident: Incident, reports: list[Report], material: Material) -> dict[str, Cell]:
    """The publishers apart from the original sources (U6)."""
    killed = [claim for claim in incident.claims if claim.outcome == "killed" and not claim.rejected]
    origins = sorted({origin_name(claim.origin, reports) for claim in killed})
    return {
        "number_of_sources": apart(incident, material),
        "source_article": tuple(map(_article, reports)),
        "source_office": tuple(report.outlet or "" for report in reports),
        "source_date": tuple(report.published.isoformat() if report.published else "" for report in reports),
        "source_headline": tuple(report.title or "" for report in reports)
        if any(report.title for report in reports)
        else (),
        "source_original": tuple(origins),
    }


def _article(report: Report) -> str:
    said = [report.outlet or report.known_as, report.published and report.published.isoformat(), report.title]
    return '"' + ",".join(str(part).replace('"', "'") for part in said if part) + '"'


def _where(lies: Geography) -> dict[str, Cell]:
    latitude, longitude = lies.point or (None, None)
    return {
        "where_prec": lies.where_prec,
        "where_coordinates": lies.coordinates_of,
        "where_description": lies.place.name,
        "adm_1": lies.adm_1,
        "adm_2": lies.adm_2,
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": wkt(*lies.point) if lies.point else None,
        "priogrid_gid": priogrid_gid(*lies.point) if lies.point else None,
        "country": lies.country,
    }


def _when(incident: Incident) -> dict[str, Cell]:
    """Earliest and latest possible day (U3); clear where all is told of one day, else a summary of several (U4)."""
    days = days_of(incident.first, incident.last)
    if days is None:
        return {}
    return {
        "year": days.earliest.year if days.earliest.year == days.latest.year else None,
        "event_clarity": 1 if days.count == 1 else 2,
        "date_prec": days.date_prec,
        "date_start": days.earliest.isoformat(),
        "date_end": days.latest.isoformat(),
    }
