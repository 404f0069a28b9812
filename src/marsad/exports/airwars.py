"""The format `airwars`: minimum and maximum of the killed and the injured by group, under `airwars/1`."""

from __future__ import annotations

from typing import Final

from marsad.exports.calendar_days import days_of
from marsad.exports.cells import Cell
from marsad.exports.files import File, with_sidecar
from marsad.exports.geography import geography_of
from marsad.exports.material import Material, under
from marsad.exports.table import Cited, Row, Table
from marsad.exports.tolls import cited, standing
from marsad.model.record import IncidentRecord

POLICY: Final = "airwars/1"
#: What columns call each group of the policy.
_GROUPS: Final = {
    "civilian": "civilians", "child": "children", "woman": "women", "man": "men",
    "journalist": "journalists", "health": "health", "belligerent": "belligerents",
}  # fmt: skip


def airwars_files(material: Material, *, excel: bool = False) -> list[File]:
    """`airwars.csv`, the claims behind its figures, its README."""
    resolved = under(material, POLICY)
    return with_sidecar("airwars", airwars_table(resolved), resolved, excel=excel)


def airwars_table(material: Material) -> Table:
    """The rows of a material that is resolved under `airwars/1`: incidents in which somebody was killed or injured."""
    rows = {one.incident.id: _row(one, material) for one in material.record.incidents}
    left_out = [(id_, "nobody_harmed") for id_, row in rows.items() if not row.cited]
    return Table("airwars", [row for row in rows.values() if row.cited], left_out)


def _row(one: IncidentRecord, material: Material) -> Row:
    incident = one.incident
    lies, days = geography_of(incident), days_of(incident.first, incident.last)
    cells: dict[str, Cell] = {
        "incident": incident.id,
        "name": incident.name,
        "date_start": days.earliest.isoformat() if days else None,
        "date_end": days.latest.isoformat() if days else None,
        "country": lies.country,
        "location": incident.place.name,
        "latitude": incident.place.latitude,
        "longitude": incident.place.longitude,
        "precision": incident.place.precision,
    }
    figures: dict[str, Cited] = {}
    for (outcome, group), toll in one.last_tolls.items():
        if group in _GROUPS and standing(toll):
            column = f"{_GROUPS[group]}_{outcome}"
            cells |= {f"{column}_min": toll.low, f"{column}_max": toll.high, f"{column}_grade": toll.grade}
            figures |= {f"{column}_min": cited(toll, "low"), f"{column}_max": cited(toll, "high")}
    return Row(incident.id, cells, figures)
