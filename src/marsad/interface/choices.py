"""What a person may choose for a claim: every symbol under its name in the interface language, never the bare code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from marsad.gazetteer.lookup import find_places
from marsad.incidents.accounts.spots import spot_of
from marsad.interface.labels import Labels, isolate
from marsad.interface.record_phrases import Names
from marsad.mentions.toponyms import tongues
from marsad.model.called import Called
from marsad.model.vocabulary import BASES, OUTCOMES, QUALIFIERS, STANCES, TAGS
from marsad.parties.register import party_register

Choice = tuple[str, str]
"""A symbol and what it is called."""
_SYMBOLS: Final = {
    "qualifier": ("qualifier", QUALIFIERS),
    "outcome": ("outcome", OUTCOMES),
    "basis": ("basis", BASES),
    "stance": ("stance", STANCES),
}
_FORCES: Final = frozenset({"armed-forces", "armed-group", "police"})
_NOBODY: Final = frozenset({"state", "people", "tribe"})
_MOST_PLACES: Final = 12


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices under one heading; the first ones stand under none."""

    heading: str
    choices: tuple[Choice, ...]


def symbols(member: str, labels: Labels) -> tuple[Choices, ...]:
    """The symbols of a closed list."""
    section, known = _SYMBOLS[member]
    return (Choices("", tuple((symbol, labels.word(section, symbol)) for symbol in known)),)


def groups(names: Names, here: Iterable[str]) -> tuple[Choices, ...]:
    """Of whom a figure can be: everybody, people of a kind, those that the incident's reports name, every force."""
    labels = names.labels
    near = [one for one in dict.fromkeys(here) if one != "all" and one not in TAGS]
    forces = [id_ for id_, kind in names.called.kinds.items() if kind in _FORCES and id_ not in near]
    return (
        Choices("", (("all", names.affected("all")), *((tag, labels.word("tag", tag)) for tag in TAGS))),
        Choices(labels.word("choice", "here"), _sorted(near, names.affected)),
        Choices(labels.word("choice", "forces"), _sorted(forces, names.affected)),
    )


def origins(names: Names, here: Iterable[str]) -> tuple[Choices, ...]:
    """Who can have counted: those of the incident's reports, those without a name, every party of the register."""
    labels = names.labels
    unnamed = [*labels.words["origin"]]
    near = [one for one in dict.fromkeys(here) if one not in unnamed]
    kinds = names.called.kinds
    others = [one for one in names.called.parties if one not in near and kinds.get(one) not in _NOBODY]
    return (
        Choices(labels.word("choice", "here"), _sorted(near, names.origin)),
        Choices(labels.word("choice", "unnamed"), tuple((one, names.origin(one)) for one in unnamed)),
        Choices(labels.word("choice", "register"), _sorted(others, names.origin)),
    )


@cache
def registered(own: Path | None) -> Called:
    """What every party of the register is called."""
    parties = party_register(own).parties
    return Called(
        {id_: {code: each[0] for code, each in one.names.items() if each} for id_, one in parties.items() if one.names},
        {id_: one.kind for id_, one in parties.items() if one.names},
        {},
    )


def place_name(id_: str, labels: Labels, own: Path | None = None, words: str | None = None) -> str:
    """What a place is called: by the report's words where they are known, with its name and how close it tells."""
    spot = spot_of(id_, own)
    if spot is None:
        return isolate(words or id_)
    notes = [isolate(spot.name)] if words and words != spot.name else []
    notes += [labels.word("precision", spot.precision), spot.country]
    return f"{isolate(words or spot.name)} ({labels.word('card', 'comma').join(notes)})"


def places_called(name: str, labels: Labels, own: Path | None = None) -> tuple[Choice, ...]:
    """The places that bear a name, the likeliest first, each with what it lies in."""
    found = find_places(name, tongues(own), ())[:_MOST_PLACES]
    comma = labels.word("card", "comma")
    return tuple(
        (
            one.place.id,
            f"{isolate(one.matched)} ({labels.word('precision', one.place.precision)}{comma}"
            f"{comma.join(isolate(area.name) for area in one.above[:2])})",
        )
        for one in found
    )


def _sorted(ids: Sequence[str], named: Callable[[str], str]) -> tuple[Choice, ...]:
    return tuple(sorted(((one, named(one)) for one in ids), key=lambda choice: (choice[1].casefold(), choice[0])))
