"""Choosing the policy of a record's tolls: an entry of the log, as whoever published a toll must be able to show."""

from __future__ import annotations

from datetime import datetime

from marsad.record.log.canonical import canonical
from marsad.record.store import evidence
from marsad.tolls.policies.known import check_policy


def choose_policy(policy: str, *, author: str, because: str, clock: datetime) -> int:
    """Keeps the choice; the index of its entry. Raises UnknownPolicy."""
    check_policy(policy)
    with evidence.appending(clock) as writer:
        ground = canonical({"author": author, "because": because})
        return writer.append("policy", [("ground", ground)], {"policy": policy}).index
