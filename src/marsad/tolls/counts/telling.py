"""A telling: one figure as its origin gave it first, on the day to which it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from marsad.model.incident import IncidentClaim

Tier = Literal["whole", "standing", "partial"]
When = tuple[str, datetime]
"""The day to which a figure counts, and within it the time of publication."""
Key = tuple[str, datetime, int, int, str]

TIERS: tuple[Tier, ...] = ("whole", "standing", "partial")
_UNSOURCED = frozenset({"report", "unattributed"})
_BY_KIND_ALONE = frozenset({"hospital", "medical-source", "witness"})
_UNNAMED_KINDS = frozenset({"anonymous", "witness"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim with the origin that it belongs to and its least and greatest number of people."""

    claim: IncidentClaim
    origin: str
    low: int
    high: int

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def when(self) -> When:
        """What "later" compares: the day that it counts to, within a day the time of publication."""
        return self.claim.moment

    @property
    def key(self) -> Key:
        """A total order of tellings, the latest last; of two told at once, the higher (a toll grows as it is told)."""
        return *self.claim.moment, self.high, self.low, self.claim.id

    @property
    def size(self) -> tuple[int, int, Key]:
        """An order of tellings by how many they count; of two alike, the latest is the greater."""
        return self.high, self.low, self.key

    @property
    def tier(self) -> Tier:
        """Whether it counts the whole (a total or an addition to one), a state of affairs, or a part."""
        basis = self.claim.basis
        return basis if basis in ("standing", "partial") else "whole"

    @property
    def on_top(self) -> bool:
        """Whether the text says that these come on top of the figures before."""
        return self.claim.additional or self.claim.backlog or self.claim.from_wounded


def is_unsourced(origin: str) -> bool:
    """Whether an origin's id says that the report itself tells the figure: `report`, `report:OUTLET`."""
    return origin in _UNSOURCED or origin.startswith("report:")


def is_unnamed(telling: Telling) -> bool:
    """Whether nobody is named as its origin: two figures of "a medical source" may be of two people."""
    origin = telling.origin
    by_kind = origin in _BY_KIND_ALONE or origin.startswith("anonymous-")
    return by_kind or is_unsourced(origin) or telling.claim.origin_kind in _UNNAMED_KINDS
