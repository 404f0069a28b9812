"""A group of accounts as an incident: its figures as the record counts them, and what is denied in it."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.incidents.grouping.reconcile import Group
from marsad.incidents.ledger.context import Member, context_of
from marsad.incidents.ledger.entries import incident_claims
from marsad.incidents.ledger.opposed import opposed_in
from marsad.model.claim import Reading
from marsad.model.incident import Incident


def members_of(group: Group, readings: Mapping[str, Reading]) -> list[Member]:
    """The readings of a group's reports, each with those of its claims and events that are of the incident."""
    ids: dict[str, set[str]] = {}
    for member in group.members:
        ids.setdefault(member.report, set()).update((*member.claims, *member.events))
    return [(readings[report], frozenset(ids[report])) for report in sorted(ids)]


def incident_of(group: Group, readings: Mapping[str, Reading]) -> Incident:
    """The incident that a group's accounts tell, before any decision on its claims."""
    members = members_of(group, readings)
    context = context_of(members, country=group.place.country)
    return Incident(
        id=group.id,
        name=dict(group.names).get("en", group.id),
        names=tuple(sorted(group.names)),
        first=group.first,
        last=group.last,
        place=group.place,
        reports=group.reports,
        claims=incident_claims(members, context),
        opposed=opposed_in(members, context),
    )
