"""What the incident as a whole settles about its figures: whose an unsourced one is, and when one was first given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from typing import Final

from marsad.incidents.ledger.captives import as_taken
from marsad.incidents.ledger.groups import ALL
from marsad.incidents.ledger.names import one_name_each
from marsad.incidents.ledger.not_his import denials_of_others
from marsad.incidents.ledger.origins import UNNAMED, stands_over
from marsad.incidents.ledger.other_scope import with_scope
from marsad.incidents.ledger.overlaps import with_overlaps
from marsad.incidents.ledger.wholes import settle_groups
from marsad.model.incident import IncidentClaim

_TAKEN_BACK: Final = frozenset({"denied", "retracted"})
TELLING: Final = 10
"""The least value that tells by itself which figure is meant."""
_MUCH: Final = 2
"""How many times as many an origin had counted, for a figure to be of its own day only."""
_BESIDE: Final = 160
"""Letters between a figure that is taken back and what stands in its stead."""
_STILL: Final = 0.5
"""The least share of a figure that is taken back at which another one stands in its stead."""
_AFTER: Final = timedelta(days=1)
"""How much later than its telling without a source the origin's own may have appeared."""

BODIES: Final = "bodies-found"
"""The doubt of a figure of bodies that were found: of people who may have been counted before."""

Key = tuple[object, ...]


def settle_origins(claims: Iterable[IncidentClaim], first: str | None = None) -> tuple[IncidentClaim, ...]:
    """The figures of one incident with origins, groups and days settled between them, in the order of their ids.

    `first` is the day (ISO) on which it began.

    A figure that is told with no source belongs to the one origin that gave it; one told under an umbrella's name (the
    government) to that origin under it that gave it. A value told again without a date keeps its origin's first date.
    """
    ordered = sorted(claims, key=lambda claim: (claim.appeared, claim.id))
    ordered = as_taken(denials_of_others(one_name_each(ordered)))
    owned = _by_who_corrects(_with_their_totals(_owned(_owned(ordered, _figure), _value)))
    named = _restated(_bodies_as_counts(_as_elsewhere_in_report(owned)))
    dated = _of_one_day(_first_dates(settle_groups(named)), first)
    settled = with_overlaps(with_scope(_none_of_some(_one_whole_each(dated)), first))
    return tuple(sorted(settled, key=lambda claim: claim.id))


def _figure(claim: IncidentClaim) -> Key | None:
    return claim.outcome, claim.value, claim.value_high, claim.affected


def _value(claim: IncidentClaim) -> Key | None:
    """A figure by its value alone, where that tells which is meant."""
    return (claim.outcome, claim.value, claim.value_high) if (claim.value or 0) >= TELLING else None


def _owned(claims: list[IncidentClaim], key: Callable[[IncidentClaim], Key | None]) -> list[IncidentClaim]:
    """Every figure under the origin that gave it, where one alone gave the same."""
    told: dict[Key, list[IncidentClaim]] = {}
    for claim in claims:
        figure = key(claim)
        if claim.origin_kind is not None and figure is not None:
            told.setdefault(figure, []).append(claim)
    return [_of_its_giver(claim, told.get(key(claim) or (), [])) for claim in claims]


def _of_its_giver(claim: IncidentClaim, told: list[IncidentClaim]) -> IncidentClaim:
    if claim.origin_kind is None:
        giver = _giver(claim, told)
        return claim if giver is None else _under(replace(claim, via=giver.via), giver)
    under = sorted({other.origin for other in told if stands_over(claim.origin, other.origin)})
    lowest = [origin for origin in under if not any(stands_over(origin, other) for other in under)]
    if len(lowest) != 1:
        return claim
    return _under(claim, next(other for other in told if other.origin == lowest[0]))


def _under(claim: IncidentClaim, giver: IncidentClaim) -> IncidentClaim:
    """A figure under the origin of another."""
    return replace(claim, origin=giver.origin, origin_kind=giver.origin_kind, origin_side=giver.origin_side)


def _giver(claim: IncidentClaim, told: list[IncidentClaim]) -> IncidentClaim | None:
    """The origin of the same figure by this time; else who gave it within a day after."""
    before = {other.origin: other for other in told if other.appeared <= claim.appeared or _was_given(other, claim)}
    soon = {other.origin: other for other in told if other.appeared - claim.appeared <= _AFTER}
    for found in (before, soon if (claim.value or 0) >= TELLING else {}):
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            return None
    return None


def _was_given(other: IncidentClaim, claim: IncidentClaim) -> bool:
    """Whether a later report says that its origin had given the figure by the day of this one."""
    return other.dated and other.moment[0] <= claim.moment[0]


def _with_their_totals(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """Parts that nobody is named for under the origin of their total, and totals under that of their parts."""
    of = {claim.id: claim for claim in claims if claim.origin_kind is not None}
    parts = {claim.part_of: claim for claim in reversed(claims) if claim.part_of and claim.origin_kind is not None}
    found = []
    for claim in claims:
        giver = of.get(claim.part_of or "") or parts.get(claim.id)
        found.append(_under(claim, giver) if claim.origin_kind is None and giver is not None else claim)
    return found


def _by_who_corrects(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """What a report tells with no source beside the one figure that somebody takes back there, as his.

    `The ministry retracted its toll of 24; it is 21 now`.
    """
    back: dict[Key, list[IncidentClaim]] = {}
    for claim in claims:
        if claim.stance == "retracted" and claim.origin_kind is not None:
            back.setdefault((claim.report, *_scope(claim)), []).append(claim)
    found = []
    for claim in claims:
        beside = back.get((claim.report, *_scope(claim)), [])
        if claim.origin_kind is None and claim.stance not in _TAKEN_BACK and len(beside) == 1:
            near = abs(claim.quote.start - beside[0].quote.start) <= _BESIDE
            lower = (beside[0].value or 0) > (claim.value or 0) >= _STILL * (beside[0].value or 0)
            claim = _under(claim, beside[0]) if near and lower and claim.basis == "cumulative" else claim
        found.append(claim)
    return found


def _as_elsewhere_in_report(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """Other figures of a source of which nothing is told, in a report where one of them showed who it is."""
    known: dict[str, set[str]] = {}
    of: dict[str, IncidentClaim] = {}
    for claim in claims:
        if claim.origin != UNNAMED and stands_over(UNNAMED, claim.origin):
            known.setdefault(claim.report, set()).add(claim.origin)
            of.setdefault(claim.origin, claim)
    found = []
    for claim in claims:
        names = known.get(claim.report, set())
        found.append(_under(claim, of[min(names)]) if claim.origin == UNNAMED and len(names) == 1 else claim)
    return found


def _first_reports(claims: list[IncidentClaim]) -> dict[Key, str]:
    """The report that first told each figure of each origin; claims stand in the order of publication."""
    found: dict[Key, str] = {}
    for claim in claims:
        found.setdefault((claim.origin, _figure(claim)), claim.report)
    return found


def _restated(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """A share of nobody in particular of a total that its origin had given before: what now stands in its stead.

    `He had said 35; three were counted twice, and it is 32`: 32 and 3 add up to 35, and are no parts of it.
    """
    of = {claim.id: claim for claim in claims}
    first = _first_reports(claims)
    found = []
    for claim in claims:
        total = of.get(claim.part_of or "")
        if total is not None and claim.basis == "partial" and _scope(total) == _scope(claim):
            told = first[total.origin, _figure(total)] != total.report and total.origin == claim.origin
            fresh = first[claim.origin, _figure(claim)] == claim.report
            if told and fresh and 2 * (claim.value or 0) > (total.value or 0):
                claim = replace(claim, basis="cumulative", part_of=None)
        found.append(claim)
    return found


def _bodies_as_counts(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """Bodies found that are all that their origin counts by then: no fewer than it had counted, or fewer than it said.

    `The rescuers had counted 19; they have recovered 24 bodies`, and then `22 bodies, not 24`.
    """
    whole: dict[Key, list[IncidentClaim]] = {}
    back = {(claim.report, claim.origin, *_scope(claim)) for claim in claims if claim.stance == "retracted"}
    taken = {(claim.origin, *_scope(claim), claim.value) for claim in claims if claim.stance == "retracted"}
    for claim in claims:
        if claim.basis == "cumulative" and claim.origin_kind is not None and claim.part_of is None:
            whole.setdefault((claim.origin, *_scope(claim)), []).append(claim)
    found = []
    for claim in claims:
        if claim.basis == "new" and BODIES in claim.doubts and claim.origin_kind is not None:
            told = [other for other in whole.get((claim.origin, *_scope(claim)), ()) if other.stance not in _TAKEN_BACK]
            before = [other for other in told if other.appeared < claim.appeared]
            beside = any(other.report == claim.report for other in told)
            most = max((other.value or 0 for other in before), default=None)
            instead = (claim.report, claim.origin, *_scope(claim)) in back
            instead |= (claim.origin, *_scope(claim), claim.value) in taken  # as a count, whatever it says of bodies
            if instead or (most is not None and not beside and most <= (claim.value or 0)):
                claim = replace(claim, basis="cumulative")
        found.append(claim)
    return found


def _first_dates(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """Each value of an origin that is told again without a date of its own under the day on which it was given.

    A value that stands beside a new one of its origin for another outcome or group in the same report is given anew.
    """
    known: dict[Key, str] = {}
    settled: list[IncidentClaim] = []
    for _, told in groupby(claims, key=lambda claim: (claim.appeared, claim.report)):
        report = list(told)
        fresh = [claim for claim in report if (claim.origin, _figure(claim)) not in known]
        for claim in report:
            key = claim.origin, _figure(claim)
            anew = claim.dated or (claim.stance not in _TAKEN_BACK and _is_given_anew(claim, fresh))
            if key in known and not anew and known[key] < claim.moment[0]:
                claim = replace(claim, as_of=known[key])
            elif claim.as_of is not None:
                known[key] = claim.as_of
            settled.append(claim)
    return settled


def _is_given_anew(claim: IncidentClaim, fresh: list[IncidentClaim]) -> bool:
    """Whether a report that tells a value again tells new ones of its origin beside it, and none in its stead."""
    beside = [other for other in fresh if other.origin == claim.origin]
    return bool(beside) and not any(_scope(other) == _scope(claim) for other in beside)


def _scope(claim: IncidentClaim) -> tuple[str, str]:
    return claim.outcome, claim.affected


def _one_whole_each(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """Of several figures that one report gives for one origin, group and day, the greatest as the whole.

    The others count some of them only: what else the report says of them was not understood. A figure that its origin
    had given in an earlier report is that count, whatever stands beside it; beside it only far fewer are some of them.
    """
    first = _first_reports(claims)
    greatest: dict[Key, int] = {}
    known: dict[Key, int] = {}
    for claim in claims:
        if _is_whole(claim):
            given, key = greatest, _telling_of(claim)
            if first[claim.origin, _figure(claim)] != claim.report:
                given, key = known, key[:-1]
            given[key] = max(given.get(key, 0), claim.value or 0)
    return [
        replace(claim, basis="partial", doubts=tuple(sorted({*claim.doubts, "ambiguous-total"})))
        if _is_whole(claim)
        and first[claim.origin, _figure(claim)] == claim.report
        and _is_of_some(claim, greatest.get(_telling_of(claim), 0), known.get(_telling_of(claim)[:-1], 0))
        else claim
        for claim in claims
    ]


def _is_of_some(claim: IncidentClaim, greatest: int, known: int) -> bool:
    """Whether a figure is lower than one given beside it, or far lower than one that its origin had given before."""
    most = claim.value_high or claim.value or 0
    return most < greatest or _MUCH * most <= known


def _of_one_day(claims: list[IncidentClaim], first: str | None) -> list[IncidentClaim]:
    """Figures of a later day by an origin that had counted twice as many before: that day's, no running total.

    One told with how many more there are is a running total, whatever was counted before.
    """
    rising = {(claim.report, claim.origin, *_scope(claim)) for claim in claims if claim.additional}
    greatest: dict[Key, int] = {}
    found = []
    for claim in claims:
        scope = claim.origin, *_scope(claim)
        if _is_whole(claim) and claim.origin_kind is not None:
            low = _MUCH * (claim.value_high or claim.value or 0) <= greatest.get(scope, 0)
            low = low and (claim.report, *scope) not in rising
            if low and first is not None and claim.first == claim.last and (claim.first or "") > first:
                dated = "date-inferred" not in claim.doubts
                claim = replace(claim, basis="new") if dated else claim
            if claim.basis == "cumulative":
                greatest[scope] = max(greatest.get(scope, 0), claim.value or 0)
        found.append(claim)
    return found


def _none_of_some(claims: list[IncidentClaim]) -> list[IncidentClaim]:
    """That nobody was, told beside those who were: it is said of some people only, whoever they are."""
    some = {(claim.report, claim.outcome) for claim in claims if claim.value}
    return [
        replace(claim, basis="partial")
        if claim.qualifier == "none" and claim.affected == ALL and (claim.report, claim.outcome) in some
        else claim
        for claim in claims
    ]


def _is_whole(claim: IncidentClaim) -> bool:
    told = claim.stance not in (*_TAKEN_BACK, "hypothetical") and claim.qualifier != "none"
    return told and claim.basis == "cumulative" and claim.value is not None


def _telling_of(claim: IncidentClaim) -> Key:
    return claim.report, claim.origin, claim.outcome, claim.affected, claim.as_of
