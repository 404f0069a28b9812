"""What an incident's claims amount to under a policy: the entrance of this room."""

from __future__ import annotations

from datetime import datetime

from marsad.model.incident import Incident
from marsad.model.toll import Toll
from marsad.tolls.consistency import checked
from marsad.tolls.policies.known import POLICIES
from marsad.tolls.policies.policy import Policy
from marsad.tolls.timeline import claims_until, timeline_of


def resolve(incident: Incident, policy: Policy | str, as_of: datetime | None = None) -> tuple[Toll, ...]:
    """The tolls of an incident as published by `as_of`: one per outcome, group and day on which it changed.

    A toll that cites figures which do not fit together is flagged (`parts-exceed-total`, `overlap`).
    """
    named = POLICIES[policy] if isinstance(policy, str) else policy
    claims = claims_until(incident, as_of)
    tolls = checked(timeline_of(claims, named), claims)
    return tuple(sorted(tolls, key=lambda toll: (toll.outcome, toll.affected, toll.as_of is None, toll.as_of or "")))
