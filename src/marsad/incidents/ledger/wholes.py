"""Groups that only the incident as a whole tells: the dead of one kind that are all its dead, a group told vaguely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from marsad.incidents.ledger.families import is_force
from marsad.incidents.ledger.groups import ALL
from marsad.model.incident import IncidentClaim
from marsad.model.vocabulary import TAGS

_KINDS: Final = frozenset(TAGS)
_VAGUE: Final = frozenset({ALL, "combatant", "security"})
"""Groups that another telling of the same figure may name."""
_TELLING: Final = 10
"""The least value that tells by itself which figure is meant."""
_MOST: Final = 0.5


def settle_groups(claims: Iterable[IncidentClaim]) -> list[IncidentClaim]:
    """The figures of an incident with groups settled between them, in the order given."""
    named = _as_corrected(_more_closely(_without_sex(list(claims))))
    return _of_one_force(_as_wholes(named))


def _without_sex(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """Men beside whom a report counts nobody else: all whom it befell, who happen to be men (`four fishermen`)."""
    groups: dict[tuple[str, str], set[str]] = {}
    beside: set[str] = set()
    for claim in claims:
        groups.setdefault((claim.report, claim.outcome), set()).add(claim.affected)
        if claim.affected in ("woman", "child"):
            beside.add(claim.report)  # a mother and her children died, the father was hurt
    return [
        replace(claim, affected=ALL)
        if claim.affected == "man"
        and claim.part_of is None
        and groups[claim.report, claim.outcome] == {"man"}
        and claim.report not in beside
        else claim
        for claim in claims
    ]


def _more_closely(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """A figure of nobody in particular under the group that its origin gave the same figure for."""
    groups: dict[tuple[object, ...], dict[str, IncidentClaim]] = {}
    for claim in claims:
        sure = (claim.value or 0) >= _TELLING or (claim.origin_kind is not None and is_force(claim.affected))
        if claim.affected not in _KINDS and claim.affected != ALL and sure:
            groups.setdefault((claim.origin, claim.outcome, claim.value), {}).setdefault(claim.affected, claim)
    found = []
    for claim in claims:
        known = groups.get((claim.origin, claim.outcome, claim.value), {})
        if claim.affected in _VAGUE and len(known) == 1:
            other = next(iter(known.values()))
            claim = replace(claim, affected=other.affected, affected_side=other.affected_side)
        found.append(claim)
    return found


def _as_corrected(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """A figure of nobody in particular under the force whose count its report takes back beside it."""
    back: dict[tuple[str, str, str], IncidentClaim] = {}
    for claim in claims:
        if claim.stance == "retracted" and is_force(claim.affected):
            back[claim.report, claim.origin, claim.outcome] = claim
    found = []
    for claim in claims:
        other = back.get((claim.report, claim.origin, claim.outcome))
        if other is not None and claim.affected == ALL:
            claim = replace(claim, affected=other.affected, affected_side=other.affected_side)
        found.append(claim)
    return found


def _as_wholes(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """Figures of a kind of people that are the whole: an origin that never counts all gives for them another's total.

    `Some 91 detainees were killed` where all others count 91 dead: with that the origin's other figures of the kind
    told in the same report are of all as well.
    """
    totals = {
        (claim.outcome, claim.value, claim.origin)
        for claim in claims
        if claim.affected == ALL and (claim.value or 0) >= _TELLING and claim.part_of is None
    }
    counting = {(claim.origin, claim.report) for claim in claims if claim.affected == ALL}
    whole = set()
    for claim in claims:
        apart = claim.affected in _KINDS and claim.part_of is None and (claim.origin, claim.report) not in counting
        if apart and any(
            (outcome, value) == (claim.outcome, claim.value) and origin != claim.origin
            for outcome, value, origin in totals
        ):
            whole.add((claim.report, claim.origin, claim.affected))
    return [
        replace(claim, affected=ALL)
        if (claim.report, claim.origin, claim.affected) in whole
        and claim.outcome in ("killed", "injured", "casualties")
        else claim
        for claim in claims
    ]


def _of_one_force(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """An attack whose victims are all of one force: a figure of nobody in particular is of it too."""
    whole = [claim for claim in claims if claim.basis != "new" and claim.outcome in ("killed", "injured")]
    groups = {claim.affected for claim in whole}
    forces = sorted(group for group in groups if is_force(group))
    if len(forces) != 1 or groups - {ALL, *forces} or _tells_both(whole, forces[0]):
        return claims
    of_force = sum(claim.affected == forces[0] for claim in whole)
    if of_force < _MOST * len(whole):
        return claims
    side = next(claim.affected_side for claim in whole if claim.affected == forces[0])
    return [
        replace(claim, affected=forces[0], affected_side=side) if claim.affected == ALL else claim for claim in claims
    ]


def _tells_both(claims: Sequence[IncidentClaim], force: str) -> bool:
    """Whether any report counts all and the force apart."""
    told: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        told.setdefault((claim.report, claim.outcome), set()).add(claim.affected)
    return any({ALL, force} <= groups for groups in told.values())
