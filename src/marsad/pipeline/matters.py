"""Which figures of an incident await a person, and what hangs on each.

Pure: the same readings and decisions give the same matters. What people ruled on is no matter any more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from marsad.incidents.doubts import OTHER_SCOPE, OVERLAP
from marsad.model.incident import IncidentClaim
from marsad.model.record import IncidentRecord
from marsad.model.review import Because, Matter
from marsad.tolls.stakes import Stakes

_APART: Final = frozenset({OTHER_SCOPE, OVERLAP})
"""Doubts by which a figure bounds no toll."""
_TAKES_BACK: Final = frozenset({"retracted", "denied"})
Figure = tuple[str, str, str, int | None, int | None, str, bool]
"""Whose, of which outcome and group, the number, how it is told, and whether a doubt keeps it out of the toll."""


def figures_to_review(record: IncidentRecord, policy: str) -> tuple[Matter, ...]:
    """The figures of an incident on which nobody ruled and a toll hangs, those that change it most first.

    A figure stands for all tellings of it: reports that only tell it again would else hold it up.
    """
    stakes = Stakes(record.incident, policy)
    against = {claim for each in record.contradictions if each.kind == "figures" for claim in each.claims}
    made = (_matter(tellings, record, stakes, against) for tellings in _figures(record))
    found = [one for one in made if one is not None]
    return tuple(sorted(found, key=lambda one: (-one.change, one.key)))


def _figures(record: IncidentRecord) -> Iterator[list[IncidentClaim]]:
    """The figures that bound a toll now, or would without a doubt or a taking back; each with all of its tellings."""
    told: dict[Figure, list[IncidentClaim]] = {}
    for claim in record.incident.claims:
        told.setdefault(_figure(claim), []).append(claim)
    cited = {claim for toll in record.last_tolls.values() for claim in toll.cites}
    for tellings in told.values():
        counts = any(one.id in cited or one.stance in _TAKES_BACK or _is_apart(one) for one in tellings)
        if counts and not any(one.decisions for one in tellings):
            yield sorted(tellings, key=lambda one: (one.id not in cited, one.appeared, one.id))


def _figure(claim: IncidentClaim) -> Figure:
    told = claim.stance if claim.stance in _TAKES_BACK else ""
    return claim.origin, claim.outcome, claim.affected, claim.value, claim.value_high, told, _is_apart(claim)


def _is_apart(claim: IncidentClaim) -> bool:
    return claim.stance not in _TAKES_BACK and not _APART.isdisjoint(claim.doubts)


def _matter(
    tellings: Sequence[IncidentClaim], record: IncidentRecord, of: Stakes, against: Collection[str]
) -> Matter | None:
    """A figure with what hangs on it; None where nothing does, or nothing speaks for looking at it."""
    because = tuple(_because(tellings, record, against))
    if not because:
        return None
    ids = [claim.id for claim in tellings]
    apart = because[0].ground == "set-aside"
    stakes = of.if_accepted(ids) if apart else of.if_rejected(ids)
    if not stakes:
        return None
    first = min(tellings, key=lambda one: (one.appeared, one.id)).id
    return Matter(first, "accept" if apart else "reject", (record.incident.id,), tuple(ids), because, stakes)


def _because(tellings: Sequence[IncidentClaim], record: IncidentRecord, against: Collection[str]) -> Iterator[Because]:
    """Why a figure awaits somebody; `against` are the claims whose figures contradict others."""
    ids = {claim.id for claim in tellings}
    doubts = tuple(dict.fromkeys(doubt for claim in tellings for doubt in claim.doubts))
    if _is_apart(tellings[0]):
        yield Because("set-aside", doubts)
        return
    if all(claim.doubts for claim in tellings):  # one sure telling is enough
        yield Because("doubt", doubts)
    tolls = [toll for toll in record.last_tolls.values() if not ids.isdisjoint(toll.cites)]
    if any(toll.grade == "contested" for toll in tolls) or not ids.isdisjoint(against):
        yield Because("contested")
    if any("one-source" in toll.flags for toll in tolls):
        yield Because("one-source")
    misfits = tuple(dict.fromkeys(one.kind for one in record.anomalies if one.claim in ids))
    if misfits:
        yield Because("misfit", misfits)
    if tellings[0].copy_of is not None:
        yield Because("copy", (tellings[0].copy_of,))
