"""A toll: low, best and high of one outcome and group as known on a day, each bound citing its claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.model.incident import Told
from marsad.model.vocabulary import Outcome, Qualifier

Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
"""How well a toll is supported, in the words of Airwars' methods (docs/policies.md, W1)."""
ContradictionKind = Literal["figures", "denial"]

AnomalyKind = Literal["late", "repeated", "transposed", "lowered", "unexplained"]
"""How a figure does not fit its origin's running count (see `Anomaly`)."""


@dataclass(frozen=True, slots=True)
class OriginFigure:
    """What one origin counts at a day: a stated figure cites one claim, a derived one its disjoint parts."""

    origin: str
    value: int
    value_high: int | None
    qualifier: Qualifier
    claims: tuple[str, ...]
    as_of: str | None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A figure that no longer bounds the toll: which claim, by which (None where its origin took it back), and why."""

    claim: str
    by: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Toll:
    """One outcome and group of an incident as known on one day (ISO) under one policy; low ≤ best ≤ high.

    `as_of` is None once reports count of which nobody knows when they appeared: that toll is the last one.
    """

    outcome: Outcome
    affected: str
    as_of: str | None
    low: int
    best: int
    high: int
    by_origin: tuple[OriginFigure, ...]
    overtaken: tuple[Overtaken, ...]
    origins: int
    cites: tuple[str, ...]
    grade: Grade
    derived: bool = False
    flags: tuple[str, ...] = ()
    """What a reader must be told with the figure: `one-source`, `derived`, `parts-exceed-total`, `overlap`, …"""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims of one scope that cannot both hold, or an assertion and a denial; claims and events as `report/id`."""

    kind: ContradictionKind
    claims: tuple[str, ...]
    outcome: Outcome | None = None
    affected: str | None = None
    as_of: str | None = None
    about: str | None = None
    words: tuple[Told, ...] = ()
    """What is told in the claims and events of a denial without a figure, in their order."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An origin that lowers or withdraws its own figure: from which claim to which."""

    origin: str
    outcome: Outcome
    affected: str
    from_claim: str
    to_claim: str


@dataclass(frozen=True, slots=True)
class Anomaly:
    """A cumulative figure that does not fit the run of its origin's count, beside the figure before it.

    `late`: of a day before one that was counted already; `repeated`: an earlier value as if it were this day's;
    `transposed`: two neighbouring digits changed places; `lowered`: less than before; `unexplained`: not what the last
    figure and the rise that the same report tells come to.
    """

    kind: AnomalyKind
    claim: str
    beside: str
