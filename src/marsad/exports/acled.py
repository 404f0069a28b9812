"""The format `acled`: the columns of ACLED, one row an incident, under `acled/1`.

Ids are `marsad-…`, never of the publisher's own code space. What the incident's own events and claims do not determine
(who targeted whom, what kind of actor) stays empty: whom reports hold responsible is their sources' accusation.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from marsad.exports.calendar_days import days_of
from marsad.exports.cells import Cell
from marsad.exports.countries import numeric_code
from marsad.exports.files import File, with_sidecar
from marsad.exports.geography import Geography, geography_of
from marsad.exports.material import Material, under
from marsad.exports.table import Row, Table
from marsad.exports.telling import origin_name, party_name, reports_of, sides_of
from marsad.exports.tolls import cited, standing
from marsad.exports.words import word
from marsad.incidents.ledger.families import party_of
from marsad.model.claim import Event
from marsad.model.events import EVENT_TYPE
from marsad.model.incident import Incident
from marsad.model.record import IncidentRecord
from marsad.model.report import Report
from marsad.model.toll import Toll

POLICY: Final = "acled/1"
PREFIX: Final = "marsad-"
_APART: Final = "; "
_SIDES: Final = 2
_STATE_FORCES: Final = "State forces"
_EXTERNAL: Final = "External/Other forces"
_FORCES: Final = frozenset({"armed-forces", "police"})
_SURE: Final = frozenset({"asserted", "confirmed"})
#: ACLED's `geo_precision`: a place itself 1, a part of a region 2, a region 3.
_GEO: Final = {"facility": 1, "neighbourhood": 1, "town": 1, "district": 2, "governorate": 3}
_DISORDER: Final = {"Protests": "Demonstrations", "Strategic developments": "Strategic developments"}


def acled_files(material: Material, *, excel: bool = False) -> list[File]:
    """`acled.csv`, the claims behind its fatalities, its README."""
    resolved = under(material, POLICY)
    return with_sidecar("acled", acled_table(resolved), resolved, excel=excel)


def acled_table(material: Material) -> Table:
    """The rows of a material that is resolved under `acled/1`."""
    return Table("acled", [_row(one, material) for one in material.record.incidents])


def _row(one: IncidentRecord, material: Material) -> Row:
    incident, id_ = one.incident, PREFIX + one.incident.id
    reports = reports_of(incident, material)
    toll = one.last_tolls.get(("killed", "all"))
    counted = toll if toll is not None and standing(toll) else None
    cells: dict[str, Cell] = {
        "event_id_cnty": id_,
        **_when(incident),
        **_type(incident, material),
        **_actors(incident),
        **_where(geography_of(incident)),
        "source": tuple(sorted({report.outlet for report in reports if report.outlet})),
        "notes": _notes(incident, counted, reports),
        "fatalities": counted.best if counted else None,
        "tags": counted.flags if counted else (),
        "timestamp": int(material.record.as_of.timestamp()) if material.record.as_of else None,
    }
    return Row(id_, cells, {"fatalities": cited(counted, "best")} if counted else {})


def _when(incident: Incident) -> dict[str, Cell]:
    """The first day; ACLED has no last one, so that the notes tell it."""
    days = days_of(incident.first, incident.last)
    if days is None:
        return {}
    return {
        "event_date": days.earliest.isoformat(),
        "year": days.earliest.year,
        "time_precision": days.time_precision,
    }


def _type(incident: Incident, material: Material) -> dict[str, Cell]:
    """What more than half of the reports that tell an event tell, where the codebook has one type for it."""
    told = [_types(events) for events in _events(incident, material)]
    counts = Counter(type_ for types in told for type_ in types)
    common = {type_ for type_, count in counts.items() if 2 * count > sum(map(bool, told))}
    pairs = {EVENT_TYPE[type_].acled for type_ in common} - {None}
    kinds = {pair[0] for pair in pairs if pair}
    if len(kinds) != 1:
        return {}
    kind = kinds.pop()
    finer = {pair[1] for pair in pairs if pair}
    return {
        "disorder_type": _DISORDER.get(kind, "Political violence"),
        "event_type": kind,
        "sub_event_type": finer.pop() if len(finer) == 1 else None,
    }


def _events(incident: Incident, material: Material) -> list[tuple[Event, ...]]:
    return [material.readings[report].events for report in incident.reports if report in material.readings]


def _types(events: tuple[Event, ...]) -> set[str]:
    return {event.type for event in events if event.stance in _SURE}


def _actors(incident: Incident) -> dict[str, Cell]:
    """The parties to the fighting, where claims tell one or two apart."""
    sides = sides_of(incident)
    cells: dict[str, Cell] = {}
    for number, side in enumerate(sides if len(sides) <= _SIDES else (), 1):
        cells |= {f"actor{number}": party_name(side), f"inter{number}": _inter(side, incident.place.country)}
    return cells


def _inter(side: str, country: str | None) -> str | None:
    """What kind of actor a side is, where its register entry determines it: a state's army or police."""
    party = party_of(side)
    if party is None or party.kind not in _FORCES or party.country is None or country is None:
        return None
    return _STATE_FORCES if party.country == country else _EXTERNAL


def _where(lies: Geography) -> dict[str, Cell]:
    place = lies.place
    return {
        "iso": numeric_code(place.country) if place.country else None,
        "country": lies.country,
        "admin1": lies.adm_1,
        "admin2": lies.adm_2,
        "location": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": _GEO.get(place.precision) if place.precision and lies.point else None,
    }


def _notes(incident: Incident, toll: Toll | None, reports: list[Report]) -> str:
    """What happened when, who counts how many, and that this is what was reported, in English as ACLED's are."""
    several = incident.first != incident.last
    said = [word("acled.days", first=incident.first, last=incident.last)] if several else []
    if toll is None:
        said.append(word("acled.uncounted"))
    else:
        figures = sorted((origin_name(figure.origin, reports), figure.value) for figure in toll.by_origin)
        said.append(word("acled.counts", counts=_APART.join(f"{name} {value:,}" for name, value in figures)))
        said += [word(f"acled.{flag}") for flag in ("disputed", "open-above") if flag in toll.flags]
    return " ".join([f"{incident.name}.", *said, word("acled.reported")])
