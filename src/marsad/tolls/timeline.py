"""A timeline: the toll of every outcome and group on each day on which it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from marsad.model.incident import Incident, IncidentClaim
from marsad.model.toll import Overtaken, Toll
from marsad.model.vocabulary import Outcome
from marsad.tolls import reasons
from marsad.tolls.counts.origin_count import Count
from marsad.tolls.counts.series import Series
from marsad.tolls.policies.policy import Groups, Policy, Verdict

_LAST_OF_AN_INSTANT = frozenset({"retracted", "denied"})


def claims_until(incident: Incident, as_of: datetime | None) -> list[IncidentClaim]:
    """The incident's claims published by an instant (all without one), once each, in the order of publication."""
    found = {
        claim.id: claim
        for claim in incident.claims
        if as_of is None or (claim.published is not None and claim.published <= as_of)
    }
    return sorted(found.values(), key=_order)


def timeline_of(claims: Iterable[IncidentClaim], policy: Policy) -> Iterator[Toll]:
    """The tolls of claims in the order of publication: one for each series and day on which it changed."""
    board = Board(policy)
    for day, told in groupby(claims, key=day_of):
        yield from board.day(day, told)


def day_of(claim: IncidentClaim) -> str | None:
    """The day on which a claim was published, in its report's own offset; None where that is not known."""
    return claim.published.date().isoformat() if claim.published is not None else None


class Board:
    """All series of an incident, and the toll that each showed last."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.outcomes: dict[Outcome, dict[str, Series]] = {}
        self._shown: dict[tuple[Outcome, str], Toll] = {}
        self._fallen: dict[tuple[Outcome, str], dict[str, Overtaken]] = {}

    def take(self, claim: IncidentClaim) -> None:
        """Take a claim in."""
        groups = self.outcomes.setdefault(claim.outcome, {})
        if claim.affected not in groups:
            groups[claim.affected] = Series(claim.outcome, claim.affected)
        groups[claim.affected].take(claim, self.policy.read(claim))

    def counts(self, outcome: Outcome) -> Groups:
        """What every origin counts now of one outcome, by the groups that get a toll."""
        told = {affected: series.counts() for affected, series in self.outcomes.get(outcome, {}).items()}
        return self.policy.groups(told)

    def verdict(self, outcome: Outcome, affected: str) -> Verdict | None:
        """What the policy makes of one outcome and group now; None where nobody counts it."""
        counts = self.counts(outcome).get(affected)
        return self._settled(outcome, affected, counts) if counts else None

    def verdicts(self, outcome: Outcome) -> dict[str, Verdict]:
        """What the policy makes of every group of one outcome that somebody counts now."""
        counted = self.counts(outcome).items()
        return {affected: self._settled(outcome, affected, counts) for affected, counts in counted if counts}

    def day(self, day: str | None, claims: Iterable[IncidentClaim]) -> Iterator[Toll]:
        """Take in what was published on a day: the tolls that changed on it."""
        touched: set[Outcome] = set()
        for claim in claims:
            if self.policy.counts(claim.outcome):
                self.take(claim)
                touched.add(claim.outcome)
        for outcome in sorted(touched):
            yield from self._of_outcome(outcome, day)

    def _of_outcome(self, outcome: Outcome, day: str | None) -> Iterator[Toll]:
        """The tolls of one outcome that changed, in the order of groups."""
        series = self.outcomes[outcome]
        counted = self.counts(outcome)
        doubted = frozenset(reasons.OF_DOUBTS.values())
        shown = {affected for of, affected in self._shown if of == outcome}
        for affected in sorted({*counted, *series, *shown}):
            told = series.get(affected)
            waiting = self._fallen.setdefault((outcome, affected), {})
            if told is not None:
                waiting.update({fate.claim: fate for fate in told.fallen()})
            toll = self._toll(outcome, affected, day, counted.get(affected, ()))
            before = self._shown.get((outcome, affected))
            news = before is None or toll is None or _seen(before) != _seen(toll)
            if toll is not None and (news or any(fate.why in doubted for fate in waiting.values())):
                waiting.clear()
                self._shown[outcome, affected] = toll
                yield toll

    def _toll(self, outcome: Outcome, affected: str, day: str | None, counts: Sequence[Count]) -> Toll | None:
        fates = self._fallen[outcome, affected]
        if not counts:
            before = self._shown.get((outcome, affected))
            series = self.outcomes[outcome]
            lapsed = affected not in series and any(told.counts() for told in series.values())
            return _over(before, day, tuple(fates.values()), "lapsed" if lapsed else "withdrawn") if before else None
        return _toll_of(outcome, affected, day, self._settled(outcome, affected, counts), fates)

    def _settled(self, outcome: Outcome, affected: str, counts: Sequence[Count]) -> Verdict:
        series = self.outcomes[outcome]
        told = [series[affected]] if affected in series else [series[group] for group in sorted(series)]
        denials = {value: claims for each in told for value, claims in each.denials.items()}
        return self.policy.settle(counts, denials)


def _toll_of(outcome: Outcome, affected: str, day: str | None, verdict: Verdict, fates: dict[str, Overtaken]) -> Toll:
    fallen = [fall.told() for fall in verdict.fallen.values()]
    overtaken = {**fates, **{told.claim: told for told in fallen}}
    stated = (fall.count for fall in verdict.fallen.values() if not fall.count.derived)
    latest = [*verdict.standing, *stated]
    return Toll(
        outcome=outcome,
        affected=affected,
        as_of=day,
        low=verdict.low,
        best=verdict.best,
        high=verdict.high,
        by_origin=tuple(count.figure for count in sorted(latest, key=lambda c: c.origin)),
        overtaken=tuple(overtaken[claim] for claim in sorted(overtaken)),
        origins=len(verdict.standing),
        cites=tuple(sorted({part.id for count in verdict.standing for part in count.parts})),
        grade=verdict.grade,
        derived="derived" in verdict.flags,
        flags=verdict.flags,
    )


def _over(before: Toll, day: str | None, fates: tuple[Overtaken, ...], flag: str) -> Toll:
    """The toll of figures that were all taken back (`withdrawn`), or of one that follows from none now (`lapsed`).

    Nobody counts anybody any more; it cites the figures of which the toll before it was made.
    """
    return Toll(before.outcome, before.affected, day, 0, 0, 0, (), fates, 0, before.cites, "discounted", flags=(flag,))


def _seen(toll: Toll) -> tuple[object, ...]:
    """What makes a toll another one: the numbers and who gives them, not the day or which telling is cited."""
    figures = [(f.origin, f.value, f.value_high, f.derived) for f in toll.by_origin]
    return toll.low, toll.best, toll.high, figures, toll.origins, toll.grade, toll.flags


def _order(claim: IncidentClaim) -> tuple[bool, str, datetime, bool, str]:
    """By day and time of publication, those of no known day last; what takes back after what it may take back."""
    return claim.published is None, day_of(claim) or "", claim.appeared, claim.stance in _LAST_OF_AN_INSTANT, claim.id
