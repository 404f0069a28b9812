"""Tolls that counted a report which a removal took away say so: what they are now is not all that was known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from marsad.model.incident import Incident
from marsad.record.index.batches import batches
from marsad.record.index.models import Removed, Withheld
from marsad.record.removals import Gap


def gaps_of(reports: Sequence[str], by: str | None = None) -> list[Gap]:
    """The gaps that removals left whose anchors are claims of some reports; of removals by an instant (ISO, UTC)."""
    left = Withheld.objects.all()
    if by is not None:
        left = left.filter(removal__in=Removed.objects.filter(recorded__lte=by).values("entry"))
    if not left.exists():
        return []
    rows = [row for some in batches(reports) for row in left.filter(report__in=some)]
    return [Gap(row.anchor, row.outcome, row.affected) for row in rows]


def with_gaps(incident: Incident, gaps: Collection[Gap]) -> Incident:
    """The incident with the tolls that counted what was removed from it."""
    own = {claim.id for claim in incident.claims} if gaps else set()
    withheld = {(gap.outcome, gap.affected) for gap in gaps if gap.anchor in own}
    return replace(incident, withheld=tuple(sorted(withheld))) if withheld else incident
