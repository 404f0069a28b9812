"""An origin that lowers or withdraws its own count: from which claim to which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from marsad.model.incident import Incident, IncidentClaim
from marsad.model.toll import Correction
from marsad.tolls import reasons
from marsad.tolls.counts.extents import extent_of

_TOLD: Final = frozenset({"asserted", "confirmed"})
#: What can only grow: a lower count of these is a correction by itself.
_GROWING: Final = frozenset({"killed", "injured", "casualties"})
_NOBODY: Final = frozenset({"anonymous", "witness"})
"""Sources that two reports may give one name and not mean the same."""
_LEAST: Final = 0.5
"""The least share of the earlier figure that a lower one is a correction of; less is another thing's count."""


def find_corrections(incident: Incident) -> tuple[Correction, ...]:
    """Every correction of an origin's own figures, in the order of outcome, group, origin and claim."""
    claims = [claim for claim in incident.claims if claim.origin_kind is not None and claim.value is not None]
    claims.sort(key=lambda claim: (claim.outcome, claim.affected, claim.origin))
    found: dict[tuple[object, ...], Correction] = {}
    for _, group in groupby(claims, key=lambda claim: (claim.outcome, claim.affected, claim.origin)):
        series = sorted(group, key=lambda claim: (*claim.moment, claim.id))
        for earlier, later in (*_taken_back(series), *_lowered(series)):
            key = later.outcome, later.affected, later.origin, earlier.value, later.value
            found.setdefault(
                key, Correction(later.origin, later.outcome, later.affected, earlier.id, later.id)
            )  # fmt: skip
    return tuple(_told_once(found.values(), {claim.id: claim for claim in claims}))


def _told_once(found: Iterable[Correction], claims: Mapping[str, IncidentClaim]) -> Iterator[Correction]:
    """Corrections without those that tell another one again, under a name of which the first figure was never told."""
    found = tuple(found)
    numbers = {each: (each.outcome, claims[each.from_claim].value, claims[each.to_claim].value) for each in found}
    own = {numbers[each] for each in found if claims[each.from_claim].stance in _TOLD}
    return (each for each in found if claims[each.from_claim].stance in _TOLD or numbers[each] not in own)


def _taken_back(series: Sequence[IncidentClaim]) -> Iterator[tuple[IncidentClaim, IncidentClaim]]:
    """A figure that a report says its origin took back, from where it was first told, to what stands instead."""
    for claim in series:
        if claim.stance != "retracted":
            continue
        first = next((other for other in series if other.value == claim.value and other.stance in _TOLD), claim)
        instead = [other for other in series if _counts(other) and other.value != claim.value]
        same = [other for other in instead if other.report == claim.report]
        later = [other for other in instead if claim.published and other.appeared >= claim.published]
        told = same or later
        whole = [other for other in told if (other.value or 0) >= _LEAST * (claim.value or 0)] or told
        if whole:
            yield first, whole[0]


def _lowered(series: Sequence[IncidentClaim]) -> Iterator[tuple[IncidentClaim, IncidentClaim]]:
    """A count of what can only grow that is lower than its origin's count before, though not another thing's."""
    before: IncidentClaim | None = None
    for claim in series:
        if not _counts(claim) or claim.outcome not in _GROWING or claim.published is None:
            continue
        if before is not None and _is_lower(claim, before) and claim.report != before.report:
            sure = claim.origin_kind not in _NOBODY and "source-carried" not in claim.doubts
            if sure or _tells_both(claim, before, series):
                yield before, claim
        if before is None or (claim.value != before.value and "source-carried" not in claim.doubts):
            before = claim


def _tells_both(claim: IncidentClaim, before: IncidentClaim, series: Sequence[IncidentClaim]) -> bool:
    """Whether the report of the lower figure tells the higher one too: so the unnamed are the same."""
    return any(other.report == claim.report and other.value == before.value for other in series)


def _is_lower(claim: IncidentClaim, before: IncidentClaim) -> bool:
    """Whether a later figure is the same count made lower: no number fits both, and it is no share of it."""
    now, then = extent_of(claim), extent_of(before)
    if now is None or then is None or claim.appeared <= before.appeared:
        return False
    return now.below(then) and (claim.value or 0) >= _LEAST * (before.value or 0)


def _counts(claim: IncidentClaim) -> bool:
    """Whether a figure says how many there are in all."""
    own = not claim.additional and reasons.OF_DOUBTS.keys().isdisjoint(claim.doubts)
    return own and claim.stance in _TOLD and claim.basis in ("cumulative", "standing")
