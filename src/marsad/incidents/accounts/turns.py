"""Where a report turns to what came later: another happening, days after what it told so far."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.incidents.accounts.atoms import Atom, is_fine
from marsad.incidents.accounts.draft import Draft
from marsad.incidents.accounts.lines import Line
from marsad.incidents.accounts.spots import relation


def turn_of(atom: Atom, line: Line, lead: Draft, lines: Sequence[Line]) -> int | None:
    """The sentence of its paragraph from which on is told what came days later, at a place that none before names.

    `Two days later a convoy was hit near the river, and three people were killed.`
    """
    if line.paragraph < 2 or not (atom.harm or atom.kind):
        return None
    if atom.spot is not None and is_fine(atom.spot) and any(relation(atom.spot, one) != "apart" for one in lead.spots):
        return None
    for at in range(atom.line, -1, -1):
        if lines[at].paragraph != line.paragraph:
            return None
        if "later" in lines[at].cues:
            told = {name for other in lines[:at] for name in (*_names(other), *other.dateline)}
            return at if set(_names(lines[at])) - told else None
    return None


def _names(line: Line) -> tuple[str, ...]:
    return *line.places, *line.named, *line.names
