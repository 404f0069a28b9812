"""One name for each origin of an incident: a body told with its town, its country or an office, and without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from marsad.incidents.ledger.families import party_of
from marsad.model.incident import IncidentClaim

_APART: Final = ("anonymous", "report", "hospital")
"""What ids begin with that are no names."""


def one_name_each(claims: Sequence[IncidentClaim]) -> list[IncidentClaim]:
    """Claims in the order given, every origin under the one name that holds its own, where exactly one does.

    `governor` is `beirut-governor` in an incident where no other governor speaks; parties of the register keep theirs.
    """
    ids = sorted({claim.origin for claim in claims if claim.origin_kind is not None})
    names = [id_ for id_ in ids if not id_.startswith(_APART)]
    fuller = {id_: longer for id_ in names if (longer := _fuller(id_, names)) is not None}
    if not fuller:
        return list(claims)
    sides = {claim.origin: claim for claim in reversed(claims)}
    found = []
    for claim in claims:
        name = claim.origin
        while name in fuller:
            name = fuller[name]
        if name != claim.origin:
            claim = replace(claim, origin=name, origin_side=sides[name].origin_side)
        found.append(claim)
    return found


def _fuller(id_: str, names: Sequence[str]) -> str | None:
    """The one other name that begins or ends with this one; none for what the register knows of a country by this."""
    party = party_of(id_)
    if party is not None and party.country is not None:
        return None
    longer = [name for name in names if name != id_ and (name.endswith(f"-{id_}") or name.startswith(f"{id_}-"))]
    return longer[0] if len(longer) == 1 else None
