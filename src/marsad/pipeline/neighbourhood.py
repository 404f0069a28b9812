"""One neighbourhood to its incidents: the part of a record that a change to its reports or decisions makes anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from marsad.incidents.added import counted, kind_of
from marsad.incidents.copies.find import CopySet, find_copies
from marsad.incidents.decisions import Rulings, bind, ruled, without_rejected
from marsad.incidents.grouping.reconcile import Group, Grouping, reconcile
from marsad.incidents.known_text import with_known_text
from marsad.incidents.ledger.context import Context, context_of
from marsad.incidents.ledger.groups import side_of_group
from marsad.incidents.ledger.incident_of import incident_of, members_of
from marsad.incidents.ledger.origins import side_of
from marsad.incidents.neighbourhoods.sketch import Sketch
from marsad.incidents.neighbourhoods.ties import named
from marsad.incidents.ruled_readings import as_read
from marsad.model.claim import Claim, Reading
from marsad.model.decision import Decision
from marsad.model.incident import Incident, IncidentClaim

Readings = Mapping[str, Reading]


@dataclass(frozen=True, slots=True)
class Part:
    """What the reports of one neighbourhood amount to, before any policy; a record is the union of its parts."""

    grouping: Grouping
    incidents: tuple[Incident, ...]
    copies: tuple[tuple[str, ...], ...]
    first_told: Mapping[str, str] = field(default_factory=dict)
    """By `report/claim`, the earlier report of its set of copies in which the claim's words stand."""


def part_of(
    readings: Readings, sketches: Mapping[str, Sketch], rulings: Rulings, about: AbstractSet[str] = frozenset()
) -> Part:
    """The incidents of one neighbourhood: its readings as people ruled on them (`as_ruled`), by report id.

    `sketches` are those of these readings; of `rulings` (see `rulings_on`) those on other reports say nothing here.
    Where it is `about` some reports, incidents of others are in the grouping alone.
    """
    told = [readings[report] for report in sorted(readings)]
    copies = find_copies(told, {report: sketches[report].wording for report in readings})
    accounts = {report: sketches[report].accounts for report in readings}
    decisions = [one for one in rulings.grouping if not named(one).isdisjoint(readings)]
    grouping = reconcile(map(with_known_text, told), copies, decisions, accounts)
    first_told = _first_told(readings, copies)
    return Part(
        grouping,
        tuple(
            incident_from(group, readings, first_told, rulings)
            for group in grouping.groups
            if not about or not about.isdisjoint(group.reports)
        ),
        tuple(copy_set.reports for copy_set in copies),
        first_told,
    )


def rulings_on(readings: Readings, decisions: Iterable[Decision]) -> Rulings:
    """What decisions amount to for the reports of one neighbourhood; `decisions` are all, or those that name them.

    Withdrawals and what they withdraw must be among them. `unbound` tells of targets in these reports alone.
    """
    ours = []
    for decision in decisions:
        here = tuple(one for one in decision.targets if one in readings or one.rpartition("/")[0] in readings)
        if here or decision.kind == "withdraw":
            ours.append(decision if decision.kind == "withdraw" else replace(decision, targets=here))
    return bind(ours, readings)


def _first_told(readings: Readings, copies: Iterable[CopySet]) -> dict[str, str]:
    """By `report/claim`, the earlier report of its set of copies in which the claim's words stand."""
    found: dict[str, str] = {}
    for copy_set in copies:
        for report in copy_set.reports:
            for claim in readings[report].claims:
                first = copy_set.first(report, claim.id)
                if first is not None and first != report:
                    found[f"{report}/{claim.id}"] = first
    return found


def incident_from(group: Group, readings: Readings, first_told: Mapping[str, str], rulings: Rulings) -> Incident:
    """What a group of accounts tells, with what people ruled on its claims and the claims that they added."""
    read = {report: with_known_text(as_read(readings[report], rulings)) for report in group.reports}
    incident = incident_of(group, read)
    if not rulings.on_claims:
        return replace(incident, claims=_beside(incident.claims, first_told))
    context = context_of(members_of(group, read), country=group.place.country)
    claims = ruled(
        _beside((*incident.claims, *_added(group, readings, rulings, context)), first_told), _told(group, read), rulings
    )
    return replace(
        incident,
        claims=tuple(sorted((_as_sided(claim, context) for claim in claims), key=lambda claim: claim.id)),
        opposed=without_rejected(incident.opposed, rulings),
    )


def _beside(claims: Iterable[IncidentClaim], first_told: Mapping[str, str]) -> tuple[IncidentClaim, ...]:
    """Claims with the earlier report in which the words of each stand."""
    return tuple(replace(claim, copy_of=first_told.get(claim.id)) for claim in claims)


def _added(group: Group, readings: Readings, rulings: Rulings, context: Context) -> Iterator[IncidentClaim]:
    """The claims of an incident that people added to its reports."""
    ids = {f"{member.report}/{claim}" for member in group.members for claim in member.claims}
    for report in group.reports:
        for claim in rulings.added.get(report, ()):
            target = f"{report}/{claim.id}"
            if target in ids:
                yield counted(claim, rulings.on_claims[target].values, readings[report], context)


def _as_sided(claim: IncidentClaim, context: Context) -> IncidentClaim:
    """A claim whose origin or group a person corrected, with the sides that these are of."""
    changed = {name for name, _ in claim.read}
    if "origin" in changed:
        via = tuple(one for one in claim.via if one != claim.origin)
        claim = replace(claim, origin_kind=kind_of(claim.origin), origin_side=side_of(claim.origin, context), via=via)
    if "affected" in changed:
        claim = replace(claim, affected_side=side_of_group(claim.affected, context))
    return claim


def _told(group: Group, readings: Readings) -> dict[str, Claim]:
    """The reports' own claims of an incident, by `report/claim`."""
    return {
        f"{reading.report.known_as}/{claim.id}": claim
        for reading, ids in members_of(group, readings)
        for claim in reading.claims
        if claim.id in ids
    }
