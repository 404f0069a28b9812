"""What the incident as a whole settles about its figures: whose an unsourced one is, and when one was first given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from marsad.incidents.origins import stands_over
from marsad.model.incident import IncidentClaim

_AFTER = timedelta(days=1)
"""How much later than its telling without a source the origin's own may have appeared."""


def settle_origins(claims: Iterable[IncidentClaim]) -> tuple[IncidentClaim, ...]:
    """The figures of one incident with origins and days settled between them, in the order of their ids.

    A figure that is told with no source belongs to the one origin that gave it; one told under an umbrella's name (the
    government) to that origin under it that gave it. A value told again without a date keeps its origin's first date.
    """
    ordered = sorted(claims, key=lambda claim: (claim.published, claim.id))
    told: dict[tuple[object, ...], list[IncidentClaim]] = {}
    for claim in ordered:
        if claim.origin_kind is not None:
            told.setdefault(_figure(claim), []).append(claim)
    owned = [_owned(claim, told.get(_figure(claim), [])) for claim in ordered]
    return tuple(sorted(_first_dates(owned), key=lambda claim: claim.id))


def _figure(claim: IncidentClaim) -> tuple[object, ...]:
    return claim.outcome, claim.value, claim.value_high, claim.affected


def _owned(claim: IncidentClaim, told: list[IncidentClaim]) -> IncidentClaim:
    """A figure with the origin that gave it, where one alone did."""
    if claim.origin_kind is None:
        giver = _giver(claim, told)
        if giver is None:
            return claim
        via = (claim.origin,) if claim.origin != giver.origin and not claim.origin.startswith("report") else ()
        return _under(replace(claim, via=via + giver.via), giver)
    under = {other.origin: other for other in told if stands_over(claim.origin, other.origin)}
    if len(under) == 1:
        giver = next(iter(under.values()))
        return _under(claim, giver)
    return claim


def _under(claim: IncidentClaim, giver: IncidentClaim) -> IncidentClaim:
    """A figure under the origin of another."""
    return replace(claim, origin=giver.origin, origin_kind=giver.origin_kind, origin_side=giver.origin_side)


def _giver(claim: IncidentClaim, told: list[IncidentClaim]) -> IncidentClaim | None:
    """The origin of the same figure by this time; else who gave it within a day after."""
    before = {other.origin: other for other in told if other.published <= claim.published}
    soon = {other.origin: other for other in told if other.published <= claim.published + _AFTER}
    for found in (before, soon):
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            return None
    return None


def _first_dates(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """Each value of an origin that is told again without a date of its own under the day it was first given."""
    first: dict[tuple[object, ...], str] = {}
    settled = []
    for claim in claims:
        key = (claim.origin, *_figure(claim))
        known = first.get(key)
        if known is None or (claim.dated and claim.as_of < known):
            first[key] = claim.as_of
        elif not claim.dated and known < claim.as_of:
            claim = replace(claim, as_of=known)
        settled.append(claim)
    return settled
