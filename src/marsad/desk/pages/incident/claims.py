"""Claims by origin, each in its report's own words; copies stand under the dispatch that they carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.desk.pages.incident.tell import Teller, Told
from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.model.incident import IncidentClaim
from marsad.model.record import IncidentRecord


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim, and the copies that carry it."""

    origin: str
    claim: IncidentClaim
    copies: tuple[IncidentClaim, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim as a page shows it."""

    told: Told
    series: str
    basis: str
    through: str
    doubts: tuple[str, ...]
    misfits: tuple[str, ...]
    rejected: bool
    copies: tuple[tuple[str, str], ...]
    """Claim and report of each copy."""


def stated(claims: Iterable[IncidentClaim]) -> list[Stated]:
    """Every claim with its copies, by origin: those of the origin that gives most first, then by day."""
    claims = list(claims)
    most = Counter(claim.origin for claim in claims)
    first = {_figure(claim, claim.report): claim.id for claim in claims if claim.copy_of is None}
    copies: dict[str, list[IncidentClaim]] = {}
    for claim in claims:
        own = first.get(_figure(claim, claim.copy_of)) if claim.copy_of else None
        if own is not None:
            copies.setdefault(own, []).append(claim)
    under = {claim.id for some in copies.values() for claim in some}
    alone = [claim for claim in claims if claim.id not in under]
    return [
        Stated(claim.origin, claim, tuple(copies.get(claim.id, ())))
        for claim in sorted(alone, key=lambda one: (-most[one.origin], one.origin, *one.moment, one.id))
    ]


def _figure(claim: IncidentClaim, report: str | None) -> tuple[object, ...]:
    return report, claim.origin, claim.outcome, claim.affected, claim.value, claim.qualifier


def by_origin(
    some: Sequence[Stated], one: IncidentRecord, tell: Teller, names: Names
) -> list[tuple[str, str, int, list[Shown]]]:
    """Some claims by origin: its name, its kind, how many it has in all, and what is shown of each of these."""
    all_of = Counter(claim.origin for claim in one.incident.claims)
    misfits: dict[str, list[str]] = {}
    for anomaly in one.anomalies:
        misfits.setdefault(anomaly.claim, []).append(names.labels.word("flag", anomaly.kind))
    found: dict[str, list[Shown]] = {}
    for each in some:
        found.setdefault(each.origin, []).append(_shown(each, misfits, tell, names))
    return [(names.origin(origin), names.kind(origin), all_of[origin], claims) for origin, claims in found.items()]


def _shown(each: Stated, misfits: Mapping[str, Sequence[str]], tell: Teller, names: Names) -> Shown:
    claim, labels = each.claim, names.labels
    return Shown(
        tell.told(claim.id),
        names.series(claim.outcome, claim.affected),
        labels.word("basis", claim.basis),
        labels.word("card", "chain").join(names.origin(via) for via in claim.via),
        tuple(labels.word("doubt", doubt) for doubt in claim.doubts),
        tuple(misfits.get(claim.id, ())),
        claim.rejected,
        tuple((copy.id, copy.report) for copy in each.copies),
    )


def misfits(one: IncidentRecord, names: Names) -> list[dict[str, object]]:
    """Figures that do not fit their origin's running count, beside the one before."""
    claims = {claim.id: claim for claim in one.incident.claims}
    return [
        {
            "why": names.labels.word("flag", each.kind),
            "who": names.origin(claims[each.claim].origin),
            "series": names.series(claims[each.claim].outcome, claims[each.claim].affected),
            "claim": each.claim,
            "value": said.value(claims[each.claim], names.labels),
            "beside": each.beside,
            "before": said.value(claims[each.beside], names.labels),
        }
        for each in one.anomalies
        if each.claim in claims and each.beside in claims
    ]
