"""One name for each origin of an incident: a body told with its town, its country or an office, and without."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from marsad.incidents.ledger.across_scripts import are_one, one_in_two_scripts
from marsad.incidents.ledger.families import party_of
from marsad.model.incident import IncidentClaim
from marsad.model.vocabulary import SourceKind

_APART: Final = ("anonymous", "report", "hospital")
"""What ids begin with that are no names."""
_OWN: Final = "report:"
_COUNTING: Final = frozenset({"monitor", "party", "named", "official", "outlet"})
"""Kinds of source that may be the outlet of a report itself (the bulletin of a rights group)."""
_BRACKET: Final = re.compile(r"-?\([^)]*\)")


def one_name_each(claims: Sequence[IncidentClaim]) -> list[IncidentClaim]:
    """Claims in the order given, every origin under the one name that holds its own, where exactly one does.

    `governor` is `beirut-governor` in an incident where no other governor speaks; parties of the register keep theirs.
    What a report says of its own is its outlet's, where other reports name that as who counted.
    """
    kinds = {claim.origin: claim.origin_kind for claim in claims if claim.origin_kind is not None}
    names = sorted(id_ for id_ in kinds if not id_.startswith(_APART))
    fuller = {id_: longer for id_ in names if (longer := _fuller(id_, names)) is not None}
    fuller |= one_in_two_scripts({id_: kinds[id_] for id_ in names if id_ not in fuller})
    fuller |= _outlets({claim.origin for claim in claims if claim.origin_kind is None}, kinds, names)
    if not fuller:
        return list(claims)
    of = {claim.origin: claim for claim in reversed(claims) if claim.origin_kind is not None}
    of |= {longer: of[id_] for id_, longer in fuller.items() if id_ in of and longer not in of}
    return [_renamed(claim, fuller, of) for claim in claims]


def _renamed(claim: IncidentClaim, fuller: Mapping[str, str], of: Mapping[str, IncidentClaim]) -> IncidentClaim:
    """A claim under the fullest name of its origin."""
    name = claim.origin
    for _ in fuller:
        name = fuller.get(name, name)
    if name == claim.origin:
        return claim
    return replace(claim, origin=name, origin_kind=of[name].origin_kind, origin_side=of[name].origin_side)


def _outlets(own: Collection[str], kinds: Mapping[str, SourceKind], names: Sequence[str]) -> dict[str, str]:
    """By what a report says of its own, the source that other reports name and whose name its outlet bears."""
    found = {}
    for id_ in sorted(own):
        outlet = _BRACKET.sub("", id_.removeprefix(_OWN))
        if id_.startswith(_OWN) and outlet:
            counting = [name for name in names if kinds[name] in _COUNTING]
            same = [name for name in counting if name == outlet or name.endswith(f"-{outlet}")]
            told = [name for name in counting if are_one(name, outlet)]
            if len(same) == 1:
                found[id_] = same[0]
            elif not same and len(told) == 1:
                found |= {id_: outlet, told[0]: outlet}  # the bulletin of زارا ووتش bears its name in Latin letters
    return found


def _fuller(id_: str, names: Sequence[str]) -> str | None:
    """The one other name that begins or ends with this one; none for what the register knows of a country by this."""
    party = party_of(id_)
    if party is not None and party.country is not None:
        return None
    longer = [name for name in names if name != id_ and (name.endswith(f"-{id_}") or name.startswith(f"{id_}-"))]
    return longer[0] if len(longer) == 1 else None
