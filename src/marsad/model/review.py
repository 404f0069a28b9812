"""What awaits a person: figures and reports on which a toll hangs and nobody ruled, incidents that may be one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from marsad.model.vocabulary import Outcome

Ground = Literal["doubt", "set-aside", "contested", "one-source", "misfit", "copy", "near", "loose"]
"""Why something awaits a person (docs/review.md)."""
GROUNDS: tuple[Ground, ...] = get_args(Ground)
Ruling = Literal["reject", "accept", "merge", "place"]
"""By what a toll would change: a figure rejected, or accepted; incidents merged; a report put into an incident."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Low, best and high of a toll."""

    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Stake:
    """One toll as it is and as it would be after a ruling; None where nobody counts it."""

    outcome: Outcome
    affected: str
    now: Bounds | None
    then: Bounds | None

    @property
    def change(self) -> int:
        """The people by whom the bound that moves furthest moves; no toll counts as nobody."""
        now, then = self.now or _NOBODY, self.then or _NOBODY
        return max(abs(now.low - then.low), abs(now.best - then.best), abs(now.high - then.high))


@dataclass(frozen=True, slots=True)
class Because:
    """One reason why something awaits a person, with what it rests on: doubts, kinds of misfits."""

    ground: Ground
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that awaits a person, with what hangs on it.

    `key` is the same as long as the matter is: the first telling of a figure (`report/claim`), a report, or two
    incidents. `targets` are what a ruling names: every telling of the figure by its origin, the report, or a report or
    claim of each incident. `incidents` are those whose tolls change.
    """

    key: str
    ruling: Ruling
    incidents: tuple[str, ...]
    targets: tuple[str, ...]
    because: tuple[Because, ...]
    stakes: tuple[Stake, ...]
    """Those that change, the one that changes most first."""

    @property
    def change(self) -> int:
        """The people by whom the toll that changes most changes."""
        return max((stake.change for stake in self.stakes), default=0)


_NOBODY = Bounds(0, 0, 0)
