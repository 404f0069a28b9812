"""The policy under which a record's tolls are kept."""

from __future__ import annotations

from marsad.pipeline.build_tolls import DEFAULT_POLICY
from marsad.record.index.models import Applied, Member
from marsad.record.index.neighbours import touch


def current_policy() -> str:
    """The policy that the last entry of the log on it names; the default one where there is none."""
    row = Applied.objects.first()
    return (row.policy if row else "") or DEFAULT_POLICY


def take_policy(policy: str) -> None:
    """Notes that all tolls are to be resolved under another policy."""
    Applied.objects.filter(id=1).update(policy=policy)
    names = Member.objects.values_list("neighbourhood", flat=True).distinct()
    touch(names)
