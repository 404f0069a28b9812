"""What a reader must be told with a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.tolls.counts.origin_count import Count

_OPEN: Final = frozenset({"more_than", "at_least"})


def flags_of(standing: Sequence[Count], *more: str) -> tuple[str, ...]:
    """One source, a sum that nobody stated, a state or part in the whole's stead, a high that is open above, no day."""
    low, high = min(count.low for count in standing), max(count.high for count in standing)
    bounding = [count for count in standing if count.low == low or count.high == high]
    found = {
        "one-source": len(standing) == 1,
        "derived": any(count.derived for count in bounding),
        "standing": standing[0].tier == "standing",
        "partial": standing[0].tier == "partial",
        "backlog": any(part.claim.backlog for count in bounding for part in count.parts),
        "day-not-known": any(count.last.claim.as_of is None for count in bounding),
        "open-above": any(c.high == high and part.claim.qualifier in _OPEN for c in bounding for part in c.parts),
    }
    return tuple(sorted({*(flag for flag, holds in found.items() if holds), *more}))
