"""A series: all that was told of one outcome and group of an incident, origin by origin."""

from __future__ import annotations

from typing import Final

from marsad.model.incident import IncidentClaim
from marsad.model.toll import Overtaken
from marsad.model.vocabulary import Outcome
from marsad.tolls import reasons
from marsad.tolls.counts.origin_count import Count, OriginCount
from marsad.tolls.counts.telling import Telling, is_unsourced

_TAKES_BACK: Final = frozenset({"retracted", "denied"})
Value = tuple[int, int]
"""The least and greatest number that a claim tells."""


class Series:
    """One outcome and group as told so far; claims come in the order of publication."""

    def __init__(self, outcome: Outcome, affected: str) -> None:
        self.outcome = outcome
        self.affected = affected
        self.silent: dict[str, str] = {}
        """Why a claim never counted, by its id."""
        self.apart: dict[str, Overtaken] = {}
        """Figures that may count other people than the incident's, or some twice, by claim."""
        self._beside: list[str] = []
        self.denials: dict[Value, list[IncidentClaim]] = {}
        self._origins: dict[str, OriginCount] = {}
        self._told: dict[tuple[str, Value, str], set[str | None]] = {}
        self._by_value: dict[tuple[str, Value], list[Telling]] = {}
        self._givers: dict[Value, str] = {}
        self._copied: dict[tuple[str, Value], str] = {}
        self._taken_back: dict[tuple[str, Value], IncidentClaim] = {}
        self._counts: list[Count] | None = None

    def take(self, claim: IncidentClaim, value: Value | None) -> None:
        """Take a claim in, with what the policy reads its number as; None where it names none."""
        self._counts = None
        if value is None:
            self.silent[claim.id] = reasons.VAGUE
        elif (why := _doubted(claim)) is not None:
            self.apart[claim.id] = Overtaken(claim.id, None, why)
            self._beside.append(claim.id)
        elif claim.stance == "hypothetical":
            self.silent[claim.id] = reasons.HYPOTHETICAL
        elif claim.stance == "retracted":
            self._withdraw(self._origin(claim, value), value, claim, reasons.TAKEN_BACK)
            self.silent[claim.id] = reasons.TAKES_BACK
        elif claim.stance == "denied":
            self._deny(claim, value)
        else:
            self._tell(Telling(claim, self._origin(claim, value), *value))

    def counts(self) -> list[Count]:
        """What every origin counts now, in the order of their ids."""
        if self._counts is None:
            found = (self._origins[origin].count() for origin in sorted(self._origins))
            self._counts = [count for count in found if count is not None]
        return self._counts

    def fates(self) -> dict[str, Overtaken]:
        """Every figure that is in no origin's count any more, by its claim, with the reason."""
        return {claim: fate for count in self._origins.values() for claim, fate in count.fates.items()} | self.apart

    def fallen(self) -> list[Overtaken]:
        """Those of them that fell since this was asked before and are still out, in the order of their claims."""
        found = [fate for count in self._origins.values() for fate in count.fallen()]
        found += [self.apart[claim] for claim in self._beside]
        self._beside.clear()
        return sorted(found, key=lambda fate: fate.claim)

    def unused(self) -> list[Telling]:
        """States and parts of origins that count otherwise: of the whole, of a later state, or a greater part."""
        return [told for origin in sorted(self._origins) for told in self._origins[origin].unused()]

    def _origin(self, claim: IncidentClaim, value: Value) -> str:
        """The origin that a claim belongs to: a copy's is its first printing's, one without a source its giver's."""
        if claim.copy_of is not None and (claim.copy_of, value) in self._copied:
            return self._copied[claim.copy_of, value]
        if is_unsourced(claim.origin):
            return self._givers.get(value, claim.origin)
        return claim.origin

    def _tell(self, telling: Telling) -> None:
        value = (telling.low, telling.high)
        self._copied.setdefault((telling.claim.report, value), telling.origin)
        days = self._told.setdefault((telling.origin, value, _kind(telling)), set())
        if (telling.origin, value) in self._taken_back and self._stays_back(telling):
            self.silent[telling.id] = reasons.STILL_TAKEN_BACK
            return
        if days and (not telling.claim.dated or telling.claim.as_of in days):
            self.silent[telling.id] = reasons.AGAIN
            return
        days.add(telling.claim.as_of)
        self._adopt(telling.origin, value, telling)
        self._by_value.setdefault((telling.origin, value), []).append(telling)
        self._origins.setdefault(telling.origin, OriginCount(telling.origin)).take(telling)

    def _adopt(self, origin: str, value: Value, telling: Telling) -> None:
        """A figure told before without a source belongs to the first origin that is known to have given it."""
        giver = self._givers.setdefault(value, origin)
        if giver == origin or not is_unsourced(giver):
            return
        self._givers[value] = origin
        for other in self._by_value.pop((giver, value), []):
            self._origins[giver].drop(other, telling.id, reasons.ITS_GIVER)

    def _stays_back(self, telling: Telling) -> bool:
        """Whether a figure that its origin took back is only told again, not given anew for a later day."""
        back = self._taken_back[telling.origin, (telling.low, telling.high)]
        if not telling.claim.dated or back.published is None:
            return True
        return telling.when <= (back.published.date().isoformat(), back.published)

    def _withdraw(self, origin: str, value: Value, by: IncidentClaim, why: str) -> None:
        if by.copy_of is not None and (origin, value) in self._taken_back:
            return
        self._taken_back[origin, value] = by
        for telling in self._by_value.pop((origin, value), []):
            self._origins[origin].drop(telling, by.id, why)

    def _deny(self, claim: IncidentClaim, value: Value) -> None:
        """A denial withdraws an origin's own figure, and nothing of another's; a copy of one, nothing told since."""
        origin = self._origin(claim, value) if is_unsourced(claim.origin) else claim.origin
        told_before = any(one.report == claim.copy_of for one in self.denials.get(value, ()))
        if (origin, value) in self._by_value and not is_unsourced(claim.origin) and not told_before:
            self._withdraw(origin, value, claim, reasons.OWN_DENIAL)
            self.silent[claim.id] = reasons.TAKES_BACK
            return
        self.denials.setdefault(value, []).append(claim)
        self.silent[claim.id] = reasons.DENIED


def _doubted(claim: IncidentClaim) -> str | None:
    """Why a figure with a doubt about whom it counts bounds nothing; None where it has no such doubt."""
    if claim.stance in _TAKES_BACK:
        return None
    return next((why for doubt, why in reasons.OF_DOUBTS.items() if doubt in claim.doubts), None)


def _kind(telling: Telling) -> str:
    """What keeps equal values apart: a state, a part, and what comes on top of others."""
    return "on-top" if telling.claim.additional else telling.tier
