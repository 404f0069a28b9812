"""Which force a group of people are, by their own words alone: its name, or soldiers of a country."""

from __future__ import annotations

from typing import Final

from marsad.incidents.ledger.phrases import Wording
from marsad.model.claim import Group

#: Tags of those who fight: their party's members.
FIGHTING: Final = frozenset({"security", "combatant"})
#: Words for a body that make people of a nationality a force of it.
_BODIES: Final = frozenset({"army", "police", "patrol"})

_NO_FIGHTERS: Final = frozenset({"child", "woman", "civilian", "journalist", "health", "aid"})


def are_apart(one: str, other: str) -> bool:
    """Whether two groups by their tags are never one: a child is no policeman."""
    return (one in FIGHTING and other in _NO_FIGHTERS) or (other in FIGHTING and one in _NO_FIGHTERS)


def is_fighting(group: Group, said: Wording) -> bool:
    """Whether the words say that the group bear arms, or are of a body that does."""
    return not FIGHTING.isdisjoint(group.tags) or not _BODIES.isdisjoint(said.bodies)


def force_named(group: Group, said: Wording) -> str | None:
    """The party that the group are of: as the reader found it, as the words name it, or their country's army."""
    if group.party is not None:
        return group.party
    if said.parties:
        return said.parties[0]
    return f"{said.countries[0].lower()}-army" if said.countries and is_fighting(group, said) else None
