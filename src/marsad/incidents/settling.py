"""What the incident as a whole settles about its figures: whose an unsourced one is, and when one was first given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from marsad.incidents.origins import stands_over
from marsad.incidents.wholes import settle_groups
from marsad.model.incident import IncidentClaim

_TAKEN_BACK = frozenset({"denied", "retracted"})
TELLING = 10
"""The least value that tells by itself which figure is meant."""
_AFTER = timedelta(days=1)
"""How much later than its telling without a source the origin's own may have appeared."""


def settle_origins(claims: Iterable[IncidentClaim]) -> tuple[IncidentClaim, ...]:
    """The figures of one incident with origins and days settled between them, in the order of their ids.

    A figure that is told with no source belongs to the one origin that gave it; one told under an umbrella's name (the
    government) to that origin under it that gave it. A value told again without a date keeps its origin's first date.
    """
    ordered = settle_groups(sorted(claims, key=lambda claim: (claim.published, claim.id)))
    told: dict[tuple[object, ...], list[IncidentClaim]] = {}
    for claim in ordered:
        if claim.origin_kind is not None:
            told.setdefault(_figure(claim), []).append(claim)
    owned = _with_their_totals([_owned(claim, told.get(_figure(claim), [])) for claim in ordered])
    return tuple(sorted(_first_dates(owned), key=lambda claim: claim.id))


def _with_their_totals(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """Parts that nobody is named for under the origin of their total, and totals under that of their parts."""
    of = {claim.id: claim for claim in claims if claim.origin_kind is not None}
    parts = {claim.part_of: claim for claim in reversed(claims) if claim.part_of and claim.origin_kind is not None}
    found = []
    for claim in claims:
        giver = of.get(claim.part_of or "") or parts.get(claim.id)
        found.append(_under(claim, giver) if claim.origin_kind is None and giver is not None else claim)
    return found


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
    under = sorted({other.origin for other in told if stands_over(claim.origin, other.origin)})
    lowest = [origin for origin in under if not any(stands_over(origin, other) for other in under)]
    if len(lowest) == 1:
        return _under(claim, next(other for other in told if other.origin == lowest[0]))
    return claim


def _under(claim: IncidentClaim, giver: IncidentClaim) -> IncidentClaim:
    """A figure under the origin of another."""
    return replace(claim, origin=giver.origin, origin_kind=giver.origin_kind, origin_side=giver.origin_side)


def _giver(claim: IncidentClaim, told: list[IncidentClaim]) -> IncidentClaim | None:
    """The origin of the same figure by this time; else who gave it within a day after."""
    before = {other.origin: other for other in told if other.published <= claim.published}
    soon = {other.origin: other for other in told if other.published <= claim.published + _AFTER}
    for found in (before, soon if (claim.value or 0) >= TELLING else {}):
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            return None
    return None


def _first_dates(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """Each value of an origin that is told again without a date of its own under the day on which it was given.

    A value that stands beside a new one of its origin in the same report is given anew.
    """
    known: dict[tuple[object, ...], str] = {}
    settled: list[IncidentClaim] = []
    for _, told in groupby(claims, key=lambda claim: (claim.published, claim.report)):
        report = list(told)
        fresh = {claim.origin for claim in report if (claim.origin, *_figure(claim)) not in known}
        for claim in report:
            key = (claim.origin, *_figure(claim))
            anew = claim.dated or (claim.origin in fresh and claim.stance not in _TAKEN_BACK)
            if key in known and not anew and known[key] < claim.as_of:
                claim = replace(claim, as_of=known[key])
            else:
                known[key] = claim.as_of
            settled.append(claim)
    return settled
