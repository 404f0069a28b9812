"""A report's own round figure that its exact one by somebody named stands behind: a title's `nearly 500` of 499."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.model.incident import IncidentClaim

_ROUND: Final = 10
"""What a rounded number is a multiple of."""
_NEAR: Final = 0.1
"""How far, as a share of it, a rounded number lies from the exact one."""
_ABOVE: Final = 0.25
"""How far, as a share of it, what is more than a round number goes beyond it."""
_MORE: Final = frozenset({"at_least", "more_than"})
_LESS: Final = frozenset({"at_most", "less_than"})
_TOLD: Final = frozenset({"asserted", "confirmed", "alleged"})


def without_rounded(entries: Sequence[IncidentClaim], title: int) -> list[IncidentClaim]:
    """The entries of one report without its title's own round figures of which the body tells exact ones.

    `title` is how many letters the title has. A figure that others break down stays.
    """
    exact = [entry for entry in entries if entry.quote.start >= title and _is_exact(entry)]
    totals = {entry.part_of for entry in entries}
    return [entry for entry in entries if entry.id in totals or not _is_told_exactly(entry, exact, title)]


def _is_told_exactly(entry: IncidentClaim, exact: Sequence[IncidentClaim], title: int) -> bool:
    """Whether a figure is a title's own, and the body tells the one number that it rounds."""
    if entry.quote.start >= title or entry.origin_kind is not None or entry.stance not in _TOLD:
        return False
    return len({other.value for other in exact if _is_of(entry, other) and rounds(entry, other)}) == 1


def rounds(entry: IncidentClaim, other: IncidentClaim) -> bool:
    """Whether a figure is a round number for another, exact one."""
    value, exact = entry.value or 0, other.value or 0
    if not value or value % _ROUND or entry.value_high is not None:
        return False
    if entry.qualifier in _MORE:
        return value <= exact <= value * (1 + _ABOVE)
    if entry.qualifier in _LESS:
        return value * (1 - _NEAR) <= exact <= value
    return entry.qualifier == "about" and abs(value - exact) <= value * _NEAR


def is_near(entry: IncidentClaim, other: IncidentClaim) -> bool:
    """Whether a figure is another one, or the round number below it (the hundred of 101)."""
    value, exact = entry.value or 0, other.value or 0
    return value == exact or (value > 0 and value % _ROUND == 0 and value <= exact <= value * (1 + _NEAR))


def _is_exact(entry: IncidentClaim) -> bool:
    whole = entry.basis == "cumulative" and entry.origin_kind is not None
    return whole and entry.qualifier in ("exact", "at_least") and entry.stance in _TOLD


def _is_of(entry: IncidentClaim, other: IncidentClaim) -> bool:
    return (entry.outcome, entry.affected) == (other.outcome, other.affected)
