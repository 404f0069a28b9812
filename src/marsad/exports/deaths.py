"""The deaths of an incident as UCDP GED counts them: low ≤ best ≤ high, and best by side a, side b, civilians, unknown.

The four parts add up to best, as the codebook has it. They are those of one origin, one that gives the best figure:
parts of different origins are never put together. What that origin does not tell of is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from marsad.exports.table import Cited
from marsad.exports.telling import side_of_group, sides_of
from marsad.exports.tolls import BOUNDS, claims_of, standing
from marsad.model.record import IncidentRecord
from marsad.model.toll import OriginFigure, Toll

_SIDES: Final = 2
_CIVILIAN: Final = "civilian"


@dataclass(frozen=True, slots=True)
class Deaths:
    """The sides (None where they are not known to be two at most), the death cells, and the claims behind each."""

    sides: tuple[str | None, str | None]
    cells: Mapping[str, int]
    cited: Mapping[str, Cited]


def deaths_of(one: IncidentRecord) -> Deaths | None:
    """The deaths of an incident resolved under `ucdp/1`; None where nobody is counted as killed."""
    tolls = {affected: toll for (outcome, affected), toll in one.last_tolls.items() if outcome == "killed"}
    whole = tolls.get("all")
    if whole is None or not whole.high or not standing(whole):
        return None
    sides = sides_of(one.incident)
    named = (*sides, None, None)[:_SIDES] if len(sides) <= _SIDES else (None, None)
    places: dict[str, tuple[str, ...]] = {"deaths_civilians": (_CIVILIAN,)}
    for column, side in zip(("deaths_a", "deaths_b"), named, strict=True):
        forces = (group for group in tolls if side is not None and side_of_group(one.incident, group) == side)
        places[column] = tuple(forces)
    cells, claims = _parts(whole, tolls, places)
    bounds = {"best": whole.best, "high": whole.high, "low": whole.low}
    claims |= {bound: claims_of(whole, bound) for bound in BOUNDS}
    cited = {column: Cited(told, whole.grade, whole.flags) for column, told in claims.items()}
    return Deaths((named[0], named[1]), cells | bounds, cited)


def _parts(
    whole: Toll, tolls: Mapping[str, Toll], places: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """The parts of the best figure, by the origin that gives it and tells most of them; with the claims behind each."""
    found: list[dict[str, OriginFigure]] = []
    for giver in standing(whole):
        if giver.value == whole.best:
            parts = {column: part for column, groups in places.items() if (part := _own(giver.origin, groups, tolls))}
            found.append(parts if sum(part.value for part in parts.values()) <= whole.best else {})
    parts = max(found, key=len, default={})
    rest = whole.best - sum(part.value for part in parts.values())
    cells = {column: part.value for column, part in parts.items()} | {"deaths_unknown": rest}
    unknown = tuple(dict.fromkeys((*claims_of(whole, "best"), *(c for part in parts.values() for c in part.claims))))
    return cells, {column: part.claims for column, part in parts.items()} | {"deaths_unknown": unknown}


def _own(origin: str, groups: tuple[str, ...], tolls: Mapping[str, Toll]) -> OriginFigure | None:
    """What an origin counts of groups of which it counts only one: nobody knows whether several overlap."""
    found = [
        figure for group in groups if group in tolls for figure in standing(tolls[group]) if figure.origin == origin
    ]
    return found[0] if len(found) == 1 else None
