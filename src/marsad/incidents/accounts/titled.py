"""The count that a title carries on, where the body tells it again: often far down, with where those died."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.incidents.accounts.atoms import Atom
from marsad.incidents.accounts.lines import Line


def is_titled(atom: Atom, lines: Sequence[Line]) -> bool:
    """Whether a count of killed that goes on is the one that the title tells: where those died is no other place."""
    if atom.outcome != "killed" or atom.line >= len(lines):
        return False
    line = lines[atom.line]
    return "running" in line.cues and line.paragraph > 0 and atom.value in _titled(lines)


def told_again(figures: Iterable[tuple[str, int]], lines: Sequence[Line]) -> int | None:
    """The number of the first sentence of the body that carries on the title's count of killed, in digits."""
    counts = _titled(lines) & {value for outcome, value in figures if outcome == "killed"}
    again = (at for at, line in enumerate(lines) if line.paragraph > 0 and counts & line.counts)
    return next((at for at in again if "running" in lines[at].cues), None)


def _titled(lines: Sequence[Line]) -> set[int]:
    return {value for line in lines if line.paragraph == 0 for value in line.counts}
