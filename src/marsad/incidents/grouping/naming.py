"""What an incident is called, in every language that has words for it, and where it happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from marsad.incidents.accounts.split import Account
from marsad.incidents.accounts.spots import Spot, names_of, spot_of
from marsad.languages.incident_words import incident_words
from marsad.model.incident import IncidentPlace

#: Kinds of events by how much they say of a happening, the most telling first among equals.
_TELLING: Final = (
    "prison-break", "assassination", "abduction", "ambush", "landmine", "execution", "bombing", "airstrike", "mutiny",
    "raid", "siege", "shelling", "explosion", "exchange", "clash", "attack",
)  # fmt: skip
_FINEST: Final = ("facility", "neighbourhood", "town", "district", "governorate", "country")
UNKNOWN: Final = "unknown"
"""The kind of what nobody tells."""
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
        best.precision,
        best.country,
    )
    return place, best


def kind_of(accounts: Sequence[Account]) -> str:
    """The type of event that most accounts tell, among equals the most telling; else what befell people most often."""
    told = Counter(kind for account in accounts for kind in account.kinds)
    if told:
        return max(told, key=lambda kind: (told[kind], -_TELLING.index(kind)))
    outcomes = Counter(outcome for account in accounts for outcome in {outcome for outcome, _ in account.figures})
    first = next((outcome for outcome in ("killed", "injured") if outcome in outcomes), None)
    return first or min(outcomes, key=lambda outcome: (-outcomes[outcome], outcome), default=UNKNOWN)


def site_of(accounts: Sequence[Account]) -> str | None:
    """The kind of site that at least half of the accounts tell: several of them, or one in its first words."""
    told = Counter(site for account in accounts for site in account.sites)
    headed = {site for account in accounts for site in account.headed}
    shared = {site: count for site, count in told.items() if 2 * count >= len(accounts)}
    return min(
        (site for site, count in shared.items() if count > 1 or site in headed),
        key=lambda site: (-shared[site], site not in headed, site),
        default=None,
    )


def names_for(
    kind: str, site: str | None, spot: Spot | None, first: str | None, own: Path | None, title: Callable[[], str]
) -> tuple[tuple[str, str], ...]:
    """The names of an incident, by language: what happened, where, on which day.

    A happening of no known kind and place is called what its first report calls itself, if that has a `title`.
    """
    unknown = spot is None and all(kind not in incident_words(code).names["kinds"] for code in LANGUAGES)
    if unknown and (own_name := title()):
        return tuple((code, own_name) for code in LANGUAGES)
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
    parts = " ".join(part for part in (words["kinds"].get(kind, words["unknown"]), at, where) if part)
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
