"""What an incident is called, in every language that has words for it, and where it happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from marsad.incidents.accounts import Account
from marsad.incidents.spots import Spot, names_of, spot_of
from marsad.languages.incident_words import incident_words
from marsad.model.incident import IncidentPlace

#: Kinds of events by how much they say of a happening, the most telling first among equals.
_TELLING: Final = (
    "prison-break", "assassination", "abduction", "ambush", "landmine", "execution", "bombing", "airstrike", "mutiny",
    "raid", "siege", "shelling", "explosion", "clash", "attack",
)  # fmt: skip
_FINEST: Final = ("facility", "neighbourhood", "town", "district", "governorate", "country")
LANGUAGES: Final = ("ar", "en")


def place_of(accounts: Sequence[Account], own: Path | None = None) -> tuple[IncidentPlace, Spot | None]:
    """Where an incident happened: the finest place that at least half of the accounts that tell one tell or lie in."""
    told: Counter[str] = Counter()
    tellers = 0
    for account in accounts:
        chains = {id_ for spot in account.spots for id_ in spot.chain}
        tellers += bool(chains)
        told.update(chains)
    spots = [(count, spot) for id_, count in told.items() if 2 * count >= tellers and (spot := spot_of(id_, own))]
    if not spots:
        return IncidentPlace(None, None, None, None, None), None
    _, best = min(spots, key=lambda row: (_FINEST.index(row[1].precision), -row[0], row[1].id))
    place = IncidentPlace(
        names_of(best.id, own).get("en", best.name),
        best.latitude,
        best.longitude,
        best.precision,  # type: ignore[arg-type]
        best.country,
    )
    return place, best


def kind_of(accounts: Sequence[Account]) -> str:
    """The type of event that most accounts tell; where none tells one, what befell people, or `incident`."""
    told = Counter(kind for account in accounts for kind in account.kinds)
    if not told:
        outcomes = {outcome for account in accounts for outcome, _ in account.figures}
        return next((outcome for outcome in ("killed", "injured") if outcome in outcomes), "incident")
    named = {kind: count for kind, count in told.items() if kind not in ("attack", "explosion", "clash")} or told
    return max(named, key=lambda kind: (named[kind], -_TELLING.index(kind)))


def site_of(accounts: Sequence[Account]) -> str | None:
    """The kind of site that at least half of the accounts tell."""
    told = Counter(site for account in accounts for site in account.sites)
    if not told:
        return None
    site, count = min(told.items(), key=lambda row: (-row[1], row[0]))
    return site if 2 * count >= len(accounts) else None


def names_for(
    kind: str, site: str | None, spot: Spot | None, first: str | None, own: Path | None
) -> tuple[tuple[str, str], ...]:
    """The names of an incident, by language: what happened, where, on which day."""
    return tuple((code, _name(code, incident_words(code).names, kind, site, spot, first, own)) for code in LANGUAGES)


def _name(
    code: str,
    words: Mapping[str, Any],
    kind: str,
    site: str | None,
    spot: Spot | None,
    first: str | None,
    own: Path | None,
) -> str:
    at = words["sites"].get(site, "") if site and (spot is None or spot.precision != "facility") else ""
    where = words["in"].format(place=_place(code, spot, own)) if spot is not None else ""
    parts = " ".join(part for part in (words["kinds"].get(kind, words["kinds"]["incident"]), at, where) if part)
    return words["dated"].format(name=parts, day=first) if first else parts


def _place(code: str, spot: Spot, own: Path | None) -> str:
    """The name of a place in a language, with the town that it lies in."""
    name = names_of(spot.id, own).get(code, spot.name)
    if spot.town is None or spot.town == spot.id:
        return name
    town = spot_of(spot.town, own)
    return (
        name
        if town is None
        else f"{name}{incident_words(code).names['comma']}{names_of(town.id, own).get(code, town.name)}"
    )


def iso(day: int | None) -> str | None:
    """A day of the calendar as ISO writes it."""
    return None if day is None else date.fromordinal(day).isoformat()
