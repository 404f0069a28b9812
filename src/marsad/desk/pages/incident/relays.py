"""Who counted, and who passed on whose count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.interface.labels import isolate
from marsad.interface.record_phrases import Names
from marsad.model.incident import IncidentClaim
from marsad.record.ask.reports import Listed


@dataclass(frozen=True, slots=True)
class Counted:
    """One who counted: how many figures in how many reports, for which side it speaks, through whom it came."""

    id: str
    name: str
    kind: str
    side: str
    figures: int
    reports: int
    copied: int
    through: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Relay:
    """One who passed counts on: whose, and how many figures of each."""

    name: str
    of: tuple[tuple[str, int], ...]


def counters(claims: Iterable[IncidentClaim], reports: Mapping[str, Listed], names: Names) -> list[Counted]:
    """Everybody who counted, those with most figures first."""
    own: dict[str, list[IncidentClaim]] = {}
    for claim in claims:
        own.setdefault(claim.origin, []).append(claim)
    return [
        _counter(origin, own[origin], reports, names)
        for origin in sorted(own, key=lambda each: (-len(own[each]), each))
    ]


def _counter(origin: str, own: list[IncidentClaim], reports: Mapping[str, Listed], names: Names) -> Counted:
    side = next((claim.origin_side for claim in own if claim.origin_side), None)
    through = Counter(name for claim in own for name in _through(claim, reports, names))
    return Counted(
        origin,
        names.origin(origin),
        names.kind(origin),
        names.affected(side) if side else "",
        len(own),
        len({claim.report for claim in own}),
        sum(claim.copy_of is not None for claim in own),
        tuple(sorted(through.items(), key=lambda each: (-each[1], each[0]))),
    )


def relays(claims: Iterable[IncidentClaim], reports: Mapping[str, Listed], names: Names) -> list[Relay]:
    """Everybody who passed on what others counted, those with most figures first."""
    of: dict[str, Counter[str]] = {}
    for claim in claims:
        for name in _through(claim, reports, names):
            of.setdefault(name, Counter())[names.origin(claim.origin)] += 1
    ordered = sorted(of, key=lambda name: (-of[name].total(), name))
    return [Relay(name, tuple(sorted(of[name].items(), key=lambda each: (-each[1], each[0])))) for name in ordered]


def _through(claim: IncidentClaim, reports: Mapping[str, Listed], names: Names) -> list[str]:
    """Whom a count came through: the report's outlet, unless it counted itself, and those that the text names."""
    listed = reports.get(claim.report)
    outlet = [isolate(listed.outlet)] if listed and listed.outlet and not claim.origin.startswith("report") else []
    named = [names.origin(via) for via in claim.via]
    own = names.origin(claim.origin)
    return [name for name in dict.fromkeys([*outlet, *named]) if name != own]
