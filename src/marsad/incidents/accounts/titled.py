"""The count that a title carries on, where the body tells it again: often far down, with where those died."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.incidents.accounts.atoms import Atom
from marsad.incidents.accounts.draft import Draft, figure_of
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


def told_in(atom: Atom, drafts: Sequence[Draft], lines: Sequence[Line]) -> bool:
    """Whether a figure was told before, by more than a title that tells another one of what the report leads with."""
    if atom.value is None:
        return False
    lead = drafts[0]
    return any(
        figure_of(told) == figure_of(atom)
        and not (draft is lead and is_announced(told, atom, lines) and leads_with_another(atom, lead, lines))
        for draft in drafts
        for told in draft.atoms
    )


def leads_with_another(atom: Atom, lead: Draft, lines: Sequence[Line]) -> bool:
    """Whether the title and the body behind it carry another figure of the same outcome."""
    told = [(lines[other.line].paragraph > 0, other.value) for other in lead.atoms if other.outcome == atom.outcome]
    return any(value != atom.value and (not body, value) in told for body, value in told)


def is_announced(told: Atom, atom: Atom, lines: Sequence[Line]) -> bool:
    """Whether a figure is what the title tells of another one."""
    titled = told.line < len(lines) and lines[told.line].paragraph == 0
    return titled and atom.value is not None and figure_of(told) == figure_of(atom)


def _titled(lines: Sequence[Line]) -> set[int]:
    return {value for line in lines if line.paragraph == 0 for value in line.counts}
