"""A report's claims as the record counts them: one entry for every figure that it tells, however often it tells it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from marsad.incidents.ledger.context import Context, Member, context_of
from marsad.incidents.ledger.counts import Sort, sort_of
from marsad.incidents.ledger.groups import ALL, affected_of, side_of_group
from marsad.incidents.ledger.origins import Origin, origin_in
from marsad.incidents.ledger.refuted import numbers_denied
from marsad.incidents.ledger.rounded import without_rounded
from marsad.incidents.ledger.settling import BODIES, settle_origins
from marsad.incidents.ledger.told_twice import (
    Figures,
    replaced_in,
    sources_of,
    told_apart,
    told_once,
    with_sums,
    without_differences,
)
from marsad.model.claim import Claim, Reading
from marsad.model.incident import IncidentClaim
from marsad.model.span import Span
from marsad.model.vocabulary import Basis

_EMPTY: Final = Context()
_LEAST: Final = 0.5
"""The least share of an earlier figure that a lower one is the same count made less."""
_RIGHT_BEHIND: Final = 20
"""Letters between two figures of which one goes on with the other."""
_TAKEN_IN: Final = frozenset({"killed", "injured"})
_WHOLE_DAY: Final = len("2022-01-26")


def incident_claims(members: Iterable[Member], context: Context | None = None) -> tuple[IncidentClaim, ...]:
    """Every figure of an incident from its reports and their claims that belong to it, in the order of their ids."""
    ordered = list(members)
    known = context_of(ordered) if context is None else context
    found = [claim for reading, ids in ordered for claim in ledger_of(reading, ids, context=known)]
    return settle_origins(found, known.first)


def ledger_of(reading: Reading, claim_ids: Collection[str], *, context: Context = _EMPTY) -> tuple[IncidentClaim, ...]:
    """The figures of one report that belong to an incident, each once, in the order of their ids."""
    wanted = set(claim_ids)
    claims = with_sums([claim for claim in reading.claims if claim.id in wanted and claim.quantity.value is not None])
    figures = Figures(claims, set(numbers_denied(reading)))
    sorts = {claim.id: sort_of(claim, reading, figures.sentences[claim.evidence.start]) for claim in claims}
    sorts = _taken_in_together(claims, sorts)
    replaced, apart, sources = replaced_in(figures, sorts), told_apart(claims), sources_of(figures)
    origins = {chain: origin_in(chain, reading, context) for chain in dict.fromkeys(sources.values())}
    entries = [_entry(claim, origins[sources[claim.id]], sorts[claim.id], reading, context) for claim in claims]
    if apart:
        entries = [
            _as_told(entry, claim) if claim.id in apart else entry for entry, claim in zip(entries, claims, strict=True)
        ]
    if replaced:
        entries = [_corrected(entry, claim, figures, replaced) for entry, claim in zip(entries, claims, strict=True)]
    entries = _withdrawn(_by_who_speaks(entries, told := [sorts[claim.id] for claim in claims]), told)
    entries = without_differences(entries)
    title = len(reading.report.title or "")
    return tuple(sorted(without_rounded(told_once(entries, claims, title), title), key=lambda entry: entry.id))


def _entry(claim: Claim, origin: Origin, sort: Sort, reading: Reading, context: Context) -> IncidentClaim:
    report = reading.report.known_as
    affected = affected_of(claim, reading, origin.id, context, armed=origin.side is not None)
    if sort.total and "group-inherited" in claim.doubts:
        affected = ALL
    as_of, dated = _as_of(claim, reading, context)
    quantity = claim.quantity
    return IncidentClaim(
        id=f"{report}/{claim.id}",
        report=report,
        outcome=claim.outcome,
        affected=affected,
        value=quantity.value,
        value_high=quantity.value_high,
        qualifier=quantity.qualifier,
        basis=_basis(claim, sort),
        as_of=as_of,
        origin=origin.id,
        via=origin.via,
        stance=claim.stance,
        quote=Span(quantity.start, quantity.end, quantity.text),
        published=reading.report.moment,
        dated=dated,
        origin_kind=origin.kind,
        origin_side=origin.side,
        affected_side=side_of_group(affected, context),
        first=claim.when.first if claim.when else None,
        last=claim.when.last if claim.when else None,
        place=(claim.place.gazetteer or claim.place.text) if claim.place else None,
        part_of=f"{report}/{claim.part_of}" if claim.part_of else None,
        additional=sort.additional,
        from_wounded=sort.from_wounded,
        backlog=sort.backlog,
        doubts=tuple(sorted({*claim.doubts, BODIES})) if sort.found and not sort.additional else claim.doubts,
    )


def _taken_in_together(claims: Sequence[Claim], sorts: Mapping[str, Sort]) -> dict[str, Sort]:
    """The sorts of a report's figures: what is told right behind some of the dead or wounded is some of them too.

    `What reached the hospital were 22 bodies and 49 wounded`.
    """
    found = dict(sorts)
    for one, other in pairwise(claims):
        behind = 0 <= other.quantity.start - one.quantity.end <= _RIGHT_BEHIND
        if behind and found[one.id].partial and other.outcome != one.outcome and other.outcome in _TAKEN_IN:
            found[other.id] = found[other.id]._replace(partial=True)
    return found


def _as_told(entry: IncidentClaim, claim: Claim) -> IncidentClaim:
    """An entry of one of several places that a report counts apart: the toll of that place, not of all."""
    return replace(entry, basis="new") if claim.basis == "new" and entry.basis == "cumulative" else entry


def _by_who_speaks(entries: Sequence[IncidentClaim], sorts: Sequence[Sort]) -> list[IncidentClaim]:
    """Entries of one report; one that was said before, by nobody named, under the one who says more of it now.

    `Eleven soldiers were killed, the ministry's spokesman said. He had initially put it at five.`
    """
    return [
        now if sort.earlier and entry.origin_kind is None and (now := _said_now(entry, entries)) is not None else entry
        for entry, sort in zip(entries, sorts, strict=True)
    ]


def _said_now(entry: IncidentClaim, entries: Sequence[IncidentClaim]) -> IncidentClaim | None:
    """An earlier figure as its speaker's, where all that the report counts is of one origin and group."""
    beside = [
        other
        for other in entries
        if other.outcome == entry.outcome and other.origin_kind is not None and other.basis == "cumulative"
    ]
    if len({(other.origin, other.affected) for other in beside if other.part_of is None}) != 1:
        return None
    now = next(other for other in beside if other.part_of is None)
    if entry.affected not in (ALL, now.affected) or (entry.value or 0) >= (now.value or 0):
        return None
    return replace(
        entry, origin=now.origin, origin_kind=now.origin_kind, origin_side=now.origin_side, via=now.via,
        affected=now.affected, affected_side=now.affected_side,
    )  # fmt: skip


def _withdrawn(entries: Sequence[IncidentClaim], sorts: Sequence[Sort]) -> list[IncidentClaim]:
    """Entries of one report; those said before that are higher than what their origin says now are taken back.

    What breaks a figure down is no lower count of it.
    """
    now: dict[tuple[str, str, str], int] = {}
    for entry, sort in zip(entries, sorts, strict=True):
        whole = entry.basis == "cumulative" and entry.part_of is None
        if not sort.earlier and entry.origin_kind is not None and whole:
            key = entry.origin, entry.outcome, entry.affected
            now[key] = max(now.get(key, 0), entry.value_high or entry.value or 0)
    return [
        replace(entry, stance="retracted") if sort.earlier and _is_lowered(entry, now) else entry
        for entry, sort in zip(entries, sorts, strict=True)
    ]


def _is_lowered(entry: IncidentClaim, now: Mapping[tuple[str, str, str], int]) -> bool:
    """Whether the origin of an earlier figure now says less, and not a far lesser thing."""
    said = now.get((entry.origin, entry.outcome, entry.affected), 0)
    value = entry.value or 0
    whole = entry.basis == "cumulative" and entry.stance in ("asserted", "confirmed", "alleged")
    return whole and entry.origin_kind is not None and value > said >= _LEAST * value > 0


def _corrected(entry: IncidentClaim, claim: Claim, figures: Figures, replaced: frozenset[str]) -> IncidentClaim:
    """An entry of a report that takes figures back: those are retracted, and a day told beside them is theirs."""
    if claim.id in replaced:
        return replace(entry, stance="retracted")
    beside = [other for other in figures.beside(claim) if other.id in replaced]
    if any(other.outcome == claim.outcome for other in beside) and not (entry.additional or entry.from_wounded):
        entry = replace(entry, basis="cumulative") if entry.basis == "new" else entry  # recovered 22 bodies, not 24
    if not beside or not entry.dated:
        return entry
    return replace(entry, as_of=entry.published.date().isoformat() if entry.published else None, dated=False)


def _as_of(claim: Claim, reading: Reading, context: Context) -> tuple[str | None, bool]:
    """The day to which a figure counts, and whether the text gives it; None where nothing tells it.

    A day that the text gives is the count's own where the incident had begun before it (`on Sunday evening it stood
    at`); the day on which it all happened is the event's, and the count is of the day of the report. A month or year
    is no day.
    """
    published = reading.report.published
    when = claim.when
    last = when.last if when is not None and len(when.last or "") == _WHOLE_DAY else None
    stated = when is not None and when.start is not None and "date-inferred" not in claim.doubts
    if published is None:
        return last, stated and last is not None
    day = published.isoformat()
    if when is None or not stated or last is None or last >= day:
        return day, False
    begun = context.first is not None and last > context.first
    of_event = (claim.basis == "new" or when.first != last) and (when.first or "") <= (context.first or "")
    return (last, True) if begun and not of_event else (day, False)


def _basis(claim: Claim, sort: Sort) -> Basis:
    """The basis of a figure within its incident.

    A report tells an incident's running total as one event's toll (`killed 89`). Within the incident it is cumulative,
    unless its words set it apart: others on top, the wounded who died, bodies that were found, deaths of earlier days.
    """
    if sort.from_wounded or sort.backlog:
        return "new"
    if (sort.partial or sort.uncounted) and claim.basis in ("new", "cumulative"):
        return "partial"
    if sort.still:
        return "standing"
    if claim.basis != "new":
        return claim.basis
    return "new" if sort.apart else "cumulative"
