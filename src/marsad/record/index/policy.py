"""The policy under which a record's tolls are kept."""

from __future__ import annotations

from marsad.record.index.models import Applied
from marsad.tolls.policies.default import DEFAULT


def current_policy() -> str:
    """The policy that the last entry of the log on it names; the default one where there is none."""
    row = Applied.objects.first()
    return (row.policy if row else "") or DEFAULT
