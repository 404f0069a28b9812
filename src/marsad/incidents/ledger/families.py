"""Which parties belong together by the register's parents: a force and its command, a ministry and its government."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from marsad.languages.pack import orthography_of
from marsad.parties.party import Party
from marsad.parties.register import party_register

#: Kinds of party that fight: what they say of a fight is a side's word.
FORCES: Final = frozenset({"armed-forces", "armed-group", "police"})
_DEEPEST: Final = 12
_CODE: Final = 2
"""Letters of a state's code (ISO 3166)."""


def party_of(id_: str | None) -> Party | None:
    """The party of the register with an id, None where there is none."""
    return party_register().parties.get(id_) if id_ else None


@cache
def line_of(id_: str) -> tuple[str, ...]:
    """A party and those above it, itself first."""
    found = [id_]
    party = party_of(id_)
    while party is not None and party.parent and len(found) < _DEEPEST:
        found.append(party.parent)
        party = party_of(party.parent)
    return tuple(found)


@cache
def names_of(id_: str, language: str) -> tuple[frozenset[str], ...]:
    """The words of each name of a party in a language, folded as its texts are."""
    party = party_of(id_)
    fold = orthography_of(language).fold
    return tuple(frozenset(fold(name).split()) for name in party.names.get(language, ())) if party is not None else ()


def borne_in(shared: str, country: str | None) -> str | None:
    """The one party of a country that bears a shared name, by the name's id; None where the register has no such."""
    name = next((each for each in party_register().shared if each.id == shared), None)
    found = {one.party for one in name.candidates if one.country == country} if name is not None and country else set()
    return next(iter(found)) if len(found) == 1 else None


def root_of(id_: str) -> str:
    """The party that stands over a party's whole family: of a state's own body its government, else the last parent."""
    top = line_of(id_)[-1]
    code, _, body = top.partition("-")
    party = party_of(top)
    if len(code) == _CODE and body and (party is None or party.country == code.upper()):
        return f"{code}-government"
    return top


@cache
def force_of(people: str, country: str | None) -> str | None:
    """The force of a people without a state in a country (`kurdish` in Iraq), where the register knows one."""
    found = [id_ for id_, party in party_register().parties.items() if party.people == people]
    here = [id_ for id_ in found if country is None or party_register().parties[id_].country == country]
    return here[0] if len(here) == 1 else None


def is_above(over: str, under: str) -> bool:
    """Whether one party stands over another (`un` over `un-ohchr`)."""
    return over in line_of(under)[1:]


def is_force(id_: str) -> bool:
    """Whether a party fights: an army, an armed group, a police; a state's army is known by its id alone."""
    party = party_of(id_)
    return party.kind in FORCES if party is not None else id_[2:] in ("-army", "-police", "-air-force", "-navy")


@cache
def bodies_of(function: str) -> tuple[str, ...]:
    """Every party of the register that is such a body (`health-ministry`), by id."""
    return tuple(sorted(id_ for id_ in party_register().parties if id_.endswith(f"-{function}")))


def body_of(function: str, owner: str) -> Iterator[str]:
    """The bodies of this kind that stand under an owner: a state by its code (`LB`), or a party."""
    for id_ in bodies_of(function):
        if id_ == f"{owner.lower()}-{function}" or is_above(owner, id_):
            yield id_
