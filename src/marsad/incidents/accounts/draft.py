"""An account while the atoms of a report are told apart, and the parts that it can have in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from marsad.incidents.accounts.atoms import Atom
from marsad.incidents.accounts.spots import Spot

Role = Literal["lead", "other", "background", "aggregate"]


@dataclass(slots=True)
class Draft:
    """An account while the atoms of a report are told apart."""

    atoms: list[Atom] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    spots: list[Spot] = field(default_factory=list)
    days: tuple[int, int] | None = None
    values: set[tuple[str, int]] = field(default_factory=set)
    role: Role = "lead"
    later: bool = False
    """It came days after what the report tells before it, elsewhere."""
    near: bool = False
    """It happened at another site of the town that the report leads with, as far as nothing else is told."""
    recalled: bool = False
    """It is told again by a report that has no news of its own."""

    def add(self, atom: Atom) -> None:
        """Takes an atom in, with its place, days and figure."""
        self.atoms.append(atom)
        self.lines.add(atom.line)
        if atom.spot is not None and all(atom.spot.id != spot.id for spot in self.spots):
            self.spots.append(atom.spot)
        if atom.days is not None and atom.scope != "period":
            self.days = (
                atom.days if self.days is None else (min(self.days[0], atom.days[0]), max(self.days[1], atom.days[1]))
            )
        if atom.outcome and atom.value is not None:
            self.values.add((atom.outcome, atom.value))

    def reset(self, atoms: Sequence[Atom]) -> None:
        """Begins anew with some atoms."""
        self.atoms, self.lines, self.spots, self.days, self.values = [], set(), [], None, set()
        for atom in atoms:
            self.add(atom)


def figure_of(atom: Atom) -> tuple[str | None, int | None]:
    """What a figure says: the outcome and how many; both None for an event."""
    return atom.outcome, atom.value
