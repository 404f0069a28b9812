"""Levels: how firmly two reports are linked, and the neighbourhoods that links make, the looser ones first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

from marsad.incidents.grouping.clustering import ENOUGH

MOST: Final = 8
"""Reports that an account is compared with."""
#: Of each level, the hundredths that a pair must reach, and how many of a report's strongest links hold on it. What
#: holds on a level holds on those before it.
_LEVELS: Final = (
    (200, MOST), (240, MOST), (280, MOST), (320, MOST), (320, 3), (320, 2), (320, 1), (400, 1), (480, 1),
)  # fmt: skip
TOP: Final = len(_LEVELS) - 1
"""The level on which links hold that nothing cuts: those of copies and of people's decisions."""
MANY: Final = 64
"""Reports of a neighbourhood beyond which it is taken apart on the next level."""
assert _LEVELS[0][0] < 100 * ENOUGH

Links = Mapping[str, int]
"""By report, the level up to which a link with it holds."""


def level_of(strength: int, rank: int) -> int | None:
    """The last level on which a report's link holds: by its hundredths, and its rank among its own (0: strongest)."""
    held = [level for level, (least, most) in enumerate(_LEVELS) if strength >= least and rank < most]
    return max(held, default=None)


def neighbourhood_of(report: str, links: Callable[[Collection[str]], Mapping[str, Links]]) -> frozenset[str]:
    """The reports that links of a level join with one, on the first level on which they are not too many.

    Every report of it has the same neighbourhood. At most `MANY` reports are visited a level, but for the last.
    """
    for level in range(TOP):
        found = _joined(report, level, links, MANY)
        if found is not None:
            return found
    return _joined(report, TOP, links, None) or frozenset({report})


def _joined(
    report: str, level: int, links: Callable[[Collection[str]], Mapping[str, Links]], most: int | None
) -> frozenset[str] | None:
    """The reports that are joined on a level; nothing where they are more than `most`."""
    found, edge = {report}, {report}
    while edge:
        told = links(sorted(edge))
        edge = {other for held in told.values() for other, last in held.items() if last >= level} - found
        found |= edge
        if most is not None and len(found) > most:
            return None
    return frozenset(found)
