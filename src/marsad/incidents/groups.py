"""Whom a figure counts, under the one name that the record gives the group: `all`, a tag, or a party's id."""

from __future__ import annotations

from typing import Final

from marsad.incidents.context import Context, callings
from marsad.incidents.families import is_force, root_of
from marsad.incidents.wordings import Wording, wording
from marsad.model.claim import Claim, Group, Reading
from marsad.model.vocabulary import Outcome

ALL: Final = "all"
#: Of several tags, the one that says most.
_TAGS: Final = (
    "child", "woman", "journalist", "health", "aid", "detainee", "civilian", "security", "combatant", "man",
)  # fmt: skip
#: Tags of those who fight: their party's members.
_FIGHTING: Final = frozenset({"security", "combatant"})
#: What befalls nobody but people in custody.
_IN_CUSTODY: Final = frozenset({"held", "escaped", "detained"})
#: Words for a body that make people of a nationality a force of it.
_BODIES: Final = frozenset({"army", "police", "patrol"})
_EMPTY: Final = Context()


def affected_of(claim: Claim, reading: Reading, context: Context = _EMPTY) -> str:
    """The group of a claim; a force's members under the party that the incident's reports count them with."""
    group = claim.affected
    if group is None:
        return _unnamed(claim.outcome)
    said = wording(group.text, reading.report.language)
    party = _force(group, said, context)
    if party is not None:
        return context.names.get(party, party)
    if said.counted:
        return said.counted[0].sense
    tag = next((tag for tag in _TAGS if tag in group.tags), None)
    if tag is not None:
        return tag
    foreign = [country for country in said.countries if context.country and country != context.country]
    if foreign:
        return f"from-{foreign[0].lower()}"
    return _unnamed(claim.outcome)


def side_of_group(affected: str, context: Context) -> str | None:
    """The side (a family's root) of a group that is a force of a party to the fighting of the incident."""
    if not is_force(affected) or root_of(affected) not in context.sides:
        return None
    return root_of(affected)


def _force(group: Group, said: Wording, context: Context) -> str | None:
    """The party whose members the group are, where the words or the incident's other reports say so."""
    if group.party is not None:
        return group.party
    fighting = not _FIGHTING.isdisjoint(group.tags)
    if said.parties:
        return said.parties[0]
    if (fighting or not _BODIES.isdisjoint(said.bodies)) and said.countries:
        return f"{said.countries[0].lower()}-army"
    if not fighting:
        return None
    return next((context.forces[name] for name in callings(group, said) if name in context.forces), None)


def _unnamed(outcome: Outcome) -> str:
    return "detainee" if outcome in _IN_CUSTODY else ALL
