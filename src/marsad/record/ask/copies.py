"""Which reports carry a dispatch that others carry too."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.record.index.batches import batches
from marsad.record.index.models import Copies, Member


def copies_of(reports: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """By each report that is one of a set of copies, the others of the set; reports that carry none are left out."""
    wanted = set(reports)
    found: dict[str, tuple[str, ...]] = {}
    for some in batches(reports):
        around = Member.objects.filter(report__in=some).values("neighbourhood")
        for row in Copies.objects.filter(neighbourhood__in=around):
            members = row.reports.split("\n")
            found |= {one: tuple(other for other in members if other != one) for one in members if one in wanted}
    return {one: found[one] for one in sorted(found)}
