"""What a report tells, one atom a figure or violent event: where, when, by what, before they are told apart."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from marsad.incidents.accounts.lines import Line, day_period, is_nickname
from marsad.incidents.accounts.spots import FINE, Spot, spot_of
from marsad.model.claim import Claim, Event, Place, Reading, When

#: Types of events that are a happening by themselves: violence, and what two sides do to each other's captives.
VIOLENT: Final = frozenset(
    {"attack", "airstrike", "shelling", "clash", "ambush", "bombing", "assassination", "siege", "raid", "abduction",
     "execution", "explosion", "landmine", "prison-break", "mutiny", "exchange"}
)  # fmt: skip
#: Types of events that are over at once, by the means that reports confuse with one another.
SUDDEN: Final = {
    "airstrike": "air", "shelling": "air", "bombing": "bomb", "landmine": "bomb", "ambush": "ambush",
    "assassination": "ambush",
}  # fmt: skip
#: Kinds of sites that are one building or yard: who hits one of a kind hits none of another.
BUILT: Final = frozenset(
    {"prison", "market", "school", "worship", "hospital", "bakery", "restaurant", "hotel", "wedding", "stadium",
     "court", "airport", "port", "power-station", "embassy", "parliament"}
)  # fmt: skip
#: Outcomes that are harm done to people.
HARM: Final = frozenset({"killed", "injured", "casualties", "missing", "abducted"})
#: Outcomes that are an event by themselves.
DONE: Final = {"abducted": "abduction"}
#: Types of events that both sides agreed on: what one of them did to the other alone is no such happening.
AGREED: Final = frozenset({"exchange"})
_UNTOLD: Final = frozenset({"place-inherited", "ambiguous-place"})
#: Outcomes of captives: talk of an exchange that counts none is no happening.
_RELEASED: Final = frozenset({"freed", "held", "detained", "returned"})
_TERMS: Final = frozenset({"agreement", "ceasefire"})
_BEHIND: Final = 2
_PERIOD: Final = 21
"""Days of a period that no one happening fills."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One claim or violent event. `days` are stated for it, not taken from elsewhere; `spot` likewise.

    `line` is the number of its sentence, `kind` its event type or cause class, `value` its figure.
    """

    id: str
    line: int
    start: int
    outcome: str | None
    value: int | None
    basis: str | None
    kind: str | None
    cause: str | None
    spot: Spot | None
    site: str | None
    days: tuple[int, int] | None
    parties: tuple[str, ...]
    harm: bool
    denied: bool
    part_of: str | None = None
    """The id of the figure that it breaks down."""
    whole: bool = False
    """Whether it counts the killed of no particular group."""
    unrelated: bool = False
    """Whether its sentence says that it has nothing to do with what happened."""
    scope: str | None = None
    """`period` where its days are no one happening's, `country` where its place is a whole country."""


def atoms_of(reading: Reading, lines: tuple[Line, ...], strays: frozenset[str] = frozenset()) -> list[Atom]:
    """The claims and violent events of a report, in the order of its text; `strays` are ids of places that are none."""
    starts = [line.start for line in lines]
    found = [
        _of_claim(claim, reading, _line(starts, claim.quantity.start, number), lines)
        for number, claim in enumerate(reading.claims)
    ]
    freed = any(claim.outcome in _RELEASED for claim in reading.claims)
    found += [
        _of_event(event, reading, _line(starts, event.trigger.start, 0))
        for event in reading.events
        if event.type in VIOLENT and event.stance != "hypothetical" and (event.type != "exchange" or freed)
    ]
    ordered = sorted(found, key=lambda atom: (atom.start, atom.id))
    placed = [
        replace(atom, spot=None) if atom.spot is not None and atom.spot.id in strays else atom for atom in ordered
    ]
    sited = [_in_town(atom, lines, reading) for atom in placed]
    return [_apart(atom) if _is_unrelated(atom, lines) else atom for atom in sited]


def _in_town(atom: Atom, lines: tuple[Line, ...], reading: Reading) -> Atom:
    """An atom of a site without a name of its own (`the market in Sodari`), at the one town that its sentence names."""
    if atom.spot is not None or atom.site is None or not 0 < atom.line < len(lines):
        return atom
    line = lines[atom.line]
    towns = {spot.id: spot for spot in fine_spots(line, reading.report.registers)}
    return replace(atom, spot=next(iter(towns.values()))) if len(towns) == 1 and line.paragraph > 1 else atom


def _is_unrelated(atom: Atom, lines: tuple[Line, ...]) -> bool:
    """Whether its sentence says that something has nothing to do with what happened."""
    return atom.line < len(lines) and "unrelated" in lines[atom.line].cues


def _apart(atom: Atom) -> Atom:
    """An atom without the place, days and kind that its sentence may give of another happening."""
    return replace(atom, kind=atom.kind and "attack", spot=None, site=None, days=None, unrelated=True)


def _line(starts: list[int], at: int, number: int) -> int:
    return max(bisect_right(starts, at) - 1, 0) if starts else number


def _is_just_told(when: When | None, line: int, lines: tuple[Line, ...]) -> bool:
    """Whether the sentence before, in the same paragraph, gives the day."""
    if when is None or when.start is None or not 0 < line < len(lines):
        return False
    before, here = lines[line - 1], lines[line]
    return before.paragraph == here.paragraph > 1 and before.start <= when.start < before.end


def _of_claim(claim: Claim, reading: Reading, line: int, lines: tuple[Line, ...]) -> Atom:
    told = claim.place if _UNTOLD.isdisjoint(claim.doubts) else None
    dated = "date-inferred" not in claim.doubts or _is_just_told(claim.when, line, lines)
    when = claim.when if dated else None
    days, scope = _days(when, reading)
    spot = _spot(told, reading)
    if spot is not None and spot.precision == "country" and told is not None and told.precision == "country":
        scope = scope or "country"
    groups = (claim.affected, claim.responsible)
    return Atom(
        claim.id,
        line,
        claim.quantity.start,
        claim.outcome,
        claim.quantity.value,
        claim.basis,
        None,
        claim.cause.cause if claim.cause else None,
        spot,
        told.text if told is not None and told.precision == "facility" else None,
        days,
        tuple(group.party for group in groups if group and group.party),
        claim.outcome in HARM,
        claim.stance == "denied",
        claim.part_of,
        claim.outcome == "killed" and (claim.affected is None or not (claim.affected.party or claim.affected.tags)),
        scope=scope,
    )


def _of_event(event: Event, reading: Reading, line: int) -> Atom:
    days, scope = _days(event.when, reading)
    return Atom(
        event.id,
        line,
        event.trigger.start,
        None,
        None,
        None,
        event.type,
        None,
        _spot(event.place, reading),
        event.place.text if event.place is not None and event.place.precision == "facility" else None,
        days,
        tuple(group.party for group in (event.actor, event.target) if group and group.party),
        False,
        event.stance == "denied",
        None,
        False,
        scope=scope,
    )


def _spot(place: Place | None, reading: Reading) -> Spot | None:
    if place is None or not place.gazetteer or is_nickname(place.text, place.gazetteer):
        return None
    return spot_of(place.gazetteer, reading.report.registers)


def _days(when: When | None, reading: Reading) -> tuple[tuple[int, int] | None, str | None]:
    """The days that are stated of a happening, and `period` where they are those of more than one."""
    period = day_period(when.first, when.last) if when is not None and not _names_terms(when, reading) else None
    if period is None:
        return None, None
    if period[1] - period[0] >= _PERIOD:
        return period, "period"
    return period, None


def _names_terms(when: When, reading: Reading) -> bool:
    """Whether a day only tells which agreement is meant, right behind the word for it (`اتفاق الأول من آذار`)."""
    ends = (event.trigger.end for event in reading.events if event.type in _TERMS)
    return when.start is not None and any(0 <= when.start - end <= _BEHIND for end in ends)


def fine_spots(line: Line, registers: Path | None) -> list[Spot]:
    """The small places that a sentence names as where something was, in its order: none of its dateline."""
    ids = [id_ for id_ in line.places if id_ not in line.landmarks and id_ not in line.dateline]
    return [spot for id_ in ids if (spot := spot_of(id_, registers)) is not None and is_fine(spot)]


def is_fine(spot: Spot | None) -> bool:
    """Whether a place is fine enough to tell two happenings apart."""
    return spot is not None and spot.precision in FINE
