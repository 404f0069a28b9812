"""Parties of the register, for a page on one: what it is, its names, whose its loaded names are, what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import NotInRecord
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
    register = register_of(registers)
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
    register = register_of(registers)
    known = [register.parties[id_] for id_ in sorted({*ids}) if id_ in register.parties]
    return Called(
        {one.id: {language: each[0] for language, each in one.names.items() if each} for one in known},
        {one.id: one.kind for one in known},
        {},
    )


def register_of(registers: Path | None) -> Register:
    """The register of parties, with the project's own."""
    return party_register(own_registers(registers).get("parties") if registers is not None else None)
