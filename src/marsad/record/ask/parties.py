"""Parties of the register, for a page on one: what it is, its names, whose its loaded names are, what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from marsad.errors import NotInRecord
from marsad.languages.pack import languages, orthography_of
from marsad.languages.registered import own_registers
from marsad.model.called import Called
from marsad.parties.party import Party
from marsad.parties.register import Register, party_register


@dataclass(frozen=True, slots=True)
class Card:
    """A party with those that it is part of, outermost last, and those that are part of it, by id."""

    party: Party
    above: tuple[Party, ...]
    wings: tuple[Party, ...]


def party_card(id_: str, registers: Path | None) -> Card:
    """A party of the register, with the project's own. Raises NotInRecord."""
    register = _register(registers)
    if id_ not in register.parties:
        raise NotInRecord(f"the register has no party {id_!r}")
    party = register.parties[id_]
    above: list[Party] = []
    while party.parent is not None and len(above) < len(register.parties):
        party = register.parties[party.parent]
        above.append(party)
    wings = (one for one in register.parties.values() if one.parent == id_)
    return Card(register.parties[id_], tuple(above), tuple(sorted(wings, key=lambda one: one.id)))


def of_register(ids: Iterable[str], registers: Path | None) -> Called:
    """What those of some ids that are parties of the register are called, and their kinds."""
    register = _register(registers)
    known = [register.parties[id_] for id_ in sorted({*ids}) if id_ in register.parties]
    return Called(
        {one.id: {language: each[0] for language, each in one.names.items() if each} for one in known},
        {one.id: one.kind for one in known},
        {},
    )


def id_of(name: str, registers: Path | None) -> str:
    """The id of the party that bears a name, however it is spelt; the name itself where none does, or several do."""
    return _named(registers).get(_folded(name), name)


@cache
def _named(registers: Path | None) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for party in _register(registers).parties.values():
        for language, names in (*party.names.items(), *party.loaded.items()):
            for name in names:
                found.setdefault(_folded(name, language), set()).add(party.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _folded(name: str, language: str = "ar") -> str:
    """A name as texts of its language are folded, without case."""
    known = language if language in languages() else "ar"
    return " ".join(orthography_of(known).fold(name).casefold().split())


def _register(registers: Path | None) -> Register:
    return party_register(own_registers(registers).get("parties") if registers is not None else None)
