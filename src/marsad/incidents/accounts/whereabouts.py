"""Where an account happened: the places told of its figures and events, else those that its first sentences name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from marsad.incidents.accounts.atoms import fine_spots, is_fine
from marsad.incidents.accounts.draft import Draft
from marsad.incidents.accounts.lines import Line
from marsad.incidents.accounts.spots import Spot, is_seat_of, spot_of

_MOST: Final = 4


def spots_of(
    draft: Draft, core: Sequence[Line], registers: Path | None, behind: Sequence[Line] = ()
) -> tuple[Spot, ...]:
    """Where an account happened: the finest places told of its atoms, else of its first sentences, most told first.

    Where its first sentences do not tell the places of its atoms, theirs count as well; where these name no more than
    a country, the first sentence `behind` them, of the same kind of site, that does tells it.
    """
    away = {id_ for line in core for id_ in line.landmarks}
    away |= {id_ for line in core for id_ in line.dateline} - {
        id_ for line in core for id_ in line.places if id_ not in line.dateline
    }
    told = Counter(atom.spot.id for atom in draft.atoms if atom.spot is not None and atom.spot.id not in away)
    title = sum(line.paragraph == 0 for line in core)
    leading = {id_ for line in core[: title + 1] for id_ in line.places}
    sure = bool(leading & set(told)) and not all(spot.precision == "country" for spot in draft.spots)
    if not sure:
        told.update(id_ for line in core for id_ in line.places if id_ not in line.dateline | away)
    found = [spot for id_ in told if (spot := spot_of(id_, registers)) is not None]
    if all(spot.precision == "country" for spot in found):
        found += _told_behind(behind, {spot.country for spot in found}, registers)
    if all(spot.precision == "country" for spot in found):
        found += _written_at(core, {spot.country for spot in found}, registers)
    led = [spot for spot in found if sure or spot.id in leading]
    finest = [
        spot
        for spot in found
        if not any(_is_wider(spot, other, seats=sure) for other in (led if spot in led else found))
    ]
    return tuple(sorted(finest, key=lambda spot: (-told[spot.id], spot.id))[:_MOST])


def _told_behind(behind: Sequence[Line], countries: set[str], registers: Path | None) -> list[Spot]:
    """The small places of the first sentence that names any, if they are of no other country than was told."""
    for line in behind:
        if fine := fine_spots(line, registers):
            return [spot for spot in fine if spot.country in countries or not countries]
    return []


def _written_at(core: Sequence[Line], countries: set[str], registers: Path | None) -> list[Spot]:
    """Where a report was written, if that can be where it happened: nothing tells of another country."""
    found = [spot for line in core for id_ in sorted(line.dateline) if (spot := spot_of(id_, registers))]
    return [spot for spot in found if spot.country in countries or not countries]


def towns_of(draft: Draft, registers: Path | None) -> tuple[Spot, ...]:
    """The towns in which an account happened."""
    ids = {spot.town for spot in draft.spots if spot.town is not None}
    found = (spot_of(id_, registers) for id_ in sorted(ids))
    return tuple(spot for spot in found if spot is not None)[:_MOST]


def _is_wider(spot: Spot, other: Spot, *, seats: bool) -> bool:
    """Whether a place only tells where another is: it lies in it, or in the area that the name means as well."""
    return spot.id != other.id and (spot.id in other.chain or (seats and is_fine(other) and is_seat_of(spot, other)))
