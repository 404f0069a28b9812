"""Who tells of an incident, as exports name them: its reports in order of time, its origins, its sides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from marsad.exports.material import Material
from marsad.incidents.accounts.spots import names_of
from marsad.incidents.ledger.families import party_of
from marsad.model.incident import Incident
from marsad.model.report import Report

_REPORT: Final = "report:"
_CODE: Final = 2
"""Letters of a state's code (ISO 3166) with which the ids of its bodies begin."""


def reports_of(incident: Incident, material: Material) -> list[Report]:
    """The reports of an incident that are here, in the order in which they appeared; those of no known day last."""
    found = [report for id_ in incident.reports if (report := material.report(id_)) is not None]
    return sorted(found, key=lambda one: (one.moment is None, one.moment and one.moment.timestamp(), one.known_as))


def apart(incident: Incident, material: Material) -> int:
    """How many reports tell of it, each set of copies counted once."""
    reports = set(incident.reports)
    sets = [copies for one in material.record.copies if (copies := reports & set(one))]
    copied: set[str] = set().union(*sets)
    return len(reports - copied) + len(sets)


def party_name(id_: str) -> str:
    """What a party is called in English; the words of its id where the register has no name for it."""
    party = party_of(id_)
    if party is None:
        code, _, body = id_.partition("-")
        country = names_of(f"iso:{code.upper()}").get("en") if len(code) == _CODE and code.isascii() else None
        return f"{country} {body.replace('-', ' ')}" if country and body else id_.replace("-", " ")
    return party.preferred.get("en") or next(iter(party.names.get("en", ())), id_)


def origin_name(id_: str, reports: Iterable[Report]) -> str:
    """What an origin is called: a party by its name, the report itself by its outlet, else the words of its id."""
    if id_.startswith(_REPORT):
        words = id_.removeprefix(_REPORT)
        outlets = {report.outlet for report in reports if report.outlet}
        return next(
            (one for one in sorted(outlets) if "-".join(one.casefold().split()) == words), words.replace("-", " ")
        )
    return party_name(id_)


def sides_of(incident: Incident) -> tuple[str, ...]:
    """The parties to the fighting that its claims tell apart, in the order of their ids."""
    counting = [claim for claim in incident.claims if not claim.rejected]
    found = {side for claim in counting for side in (claim.affected_side, claim.origin_side) if side is not None}
    return tuple(sorted(found))


def side_of_group(incident: Incident, affected: str) -> str | None:
    """The side whose force a counted group is; None where it is none's, or not always the same."""
    sides = {claim.affected_side for claim in incident.claims if claim.affected == affected}
    return next(iter(sides)) if len(sides) == 1 else None
