"""What between incidents awaits a person: two that may be one, reports with figures that are of none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from marsad.incidents.accounts.split import Account
from marsad.incidents.decisions import Rulings
from marsad.incidents.grouping.near import near, unplaced
from marsad.incidents.grouping.reconcile import Group
from marsad.incidents.neighbourhoods.ties import named
from marsad.model.claim import Claim
from marsad.model.incident import Incident
from marsad.model.review import Because, Bounds, Matter, Stake
from marsad.pipeline.neighbourhood import Part, Readings, incident_from
from marsad.tolls.stakes import Series, compared, ends

_TOLD: Final = frozenset({"asserted", "confirmed", "alleged"})


def matters_between(
    part: Part, readings: Readings, accounts: Mapping[str, Sequence[Account]], rulings: Rulings, policy: str
) -> tuple[Matter, ...]:
    """The pairs of near incidents and the loose reports of a neighbourhood; `accounts` are those of its reports."""
    ruled = [one for one in rulings.grouping if not named(one).isdisjoint(readings)]
    every = (account for own in accounts.values() for account in own)
    pairs = near(part.grouping.groups, every, ruled)
    by_id = {incident.id: incident for incident in part.incidents}
    tolls = cache(lambda incident: ends(by_id[incident], policy))
    found = []
    for one, other in pairs:
        whole = incident_from(_joined(one, other), readings, part.first_told, rulings)
        stakes = compared(_greater(tolls(one.id), tolls(other.id)), ends(whole, policy))
        found.append(_pair(one, other, part.incidents, stakes))
    found += _loose(part, readings, accounts, rulings)
    return tuple(sorted(found, key=lambda one: (-one.change, one.key)))


def _pair(one: Group, other: Group, incidents: Iterable[Incident], stakes: tuple[Stake, ...]) -> Matter:
    """Two incidents that may be one; `stakes` is what changes once they are."""
    ids = tuple(sorted((one.id, other.id)))
    targets = tuple(_named_by(group, incidents) for group in (one, other))
    return Matter(" ".join(ids), "merge", ids, targets, (Because("near"),), stakes)


def _greater(mine: Mapping[Series, Bounds], theirs: Mapping[Series, Bounds]) -> dict[Series, Bounds]:
    """What a reader counts who takes the two for two happenings: both together."""
    none = Bounds(0, 0, 0)
    pairs = {series: (mine.get(series, none), theirs.get(series, none)) for series in {*mine, *theirs}}
    return {
        series: Bounds(one.low + other.low, one.best + other.best, one.high + other.high)
        for series, (one, other) in pairs.items()
    }


def _joined(one: Group, other: Group) -> Group:
    """The accounts of two incidents as those of the one that began first."""
    first = min(one, other, key=lambda group: (group.first or "9999", group.id))
    days = [day for group in (one, other) for day in (group.first, group.last) if day]
    members = sorted((*one.members, *other.members), key=lambda member: (member.report, member.account))
    return replace(first, first=min(days, default=None), last=max(days, default=None), members=tuple(members))


def _named_by(group: Group, incidents: Iterable[Incident]) -> str:
    """What a decision calls an incident by: a report that is of no other one, else a claim."""
    shared = {report for one in incidents if one.id != group.id for report in one.reports}
    own = [report for report in group.reports if report not in shared]
    claims = [f"{member.report}/{entry}" for member in group.members for entry in (*member.claims, *member.events)]
    return own[0] if own else next(iter(claims), group.reports[0])


def _loose(
    part: Part, readings: Readings, accounts: Mapping[str, Sequence[Account]], rulings: Rulings
) -> Iterator[Matter]:
    """Reports of no incident that tell figures: no toll counts them."""
    for report, ids in unplaced(part.grouping.unassigned, accounts):
        own = set(ids)
        told = [claim for claim in readings[report].claims if claim.id in own and _counts(report, claim, rulings)]
        stakes = tuple(_greatest(told))
        if stakes:
            yield Matter(report, "place", (), (report,), (Because("loose"),), stakes)


def _counts(report: str, claim: Claim, rulings: Rulings) -> bool:
    ruling = rulings.on_claims.get(f"{report}/{claim.id}")
    return bool(claim.quantity.value) and claim.stance in _TOLD and not (ruling and ruling.rejected)


def _greatest(claims: Iterable[Claim]) -> Iterator[Stake]:
    """Of each outcome the greatest number that a report tells of it."""
    most: dict[str, Claim] = {}
    for claim in claims:
        before = most.get(claim.outcome)
        if before is None or (claim.quantity.value or 0) > (before.quantity.value or 0):
            most[claim.outcome] = claim
    for claim in sorted(most.values(), key=lambda one: -(one.quantity.value or 0)):
        value = claim.quantity.value or 0
        yield Stake(claim.outcome, "all", None, Bounds(value, value, value))
