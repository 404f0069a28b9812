"""What an incident's claims amount to under a policy: the entrance of this room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from marsad.model.incident import Incident, IncidentClaim
from marsad.model.toll import Toll
from marsad.tolls.consistency import find_inconsistencies
from marsad.tolls.policies import POLICIES
from marsad.tolls.policy import Policy
from marsad.tolls.timeline import claims_until, day_of, timeline_of


def resolve(incident: Incident, policy: Policy | str, as_of: datetime | None = None) -> tuple[Toll, ...]:
    """The tolls of an incident as published by `as_of`: one per outcome, group and day on which it changed.

    Figures that do not fit together are flagged (`parts-exceed-total`, `overlap`) from the day on which that shows.
    """
    named = POLICIES[policy] if isinstance(policy, str) else policy
    claims = claims_until(incident, as_of)
    tolls = _flagged(timeline_of(claims, named), claims)
    return tuple(sorted(tolls, key=lambda toll: (toll.outcome, toll.affected, toll.as_of)))


def _flagged(tolls: Iterable[Toll], claims: Sequence[IncidentClaim]) -> list[Toll]:
    """Tolls with a flag for every finding about a claim that they cite, once all of its claims are published."""
    days = {claim.id: day_of(claim) for claim in claims}
    flags: dict[str, set[tuple[str, str]]] = {}
    for finding in find_inconsistencies(claims):
        cited = (finding.total, *finding.parts)
        shown = max(days[claim] for claim in cited)
        for claim in cited:
            flags.setdefault(claim, set()).add((shown, finding.kind))
    return [_with(toll, flags) for toll in tolls]


def _with(toll: Toll, flags: dict[str, set[tuple[str, str]]]) -> Toll:
    found = (flag for claim in toll.cites for flag in flags.get(claim, ()))
    more = {kind for shown, kind in found if shown <= toll.as_of}
    return replace(toll, flags=tuple(sorted({*toll.flags, *more}))) if more else toll
