"""When one origin's figure overtakes another's: later, higher, of one scope, and not a party's about others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from marsad.model.toll import Overtaken
from marsad.tolls import reasons
from marsad.tolls.counts.origin_count import Count


@dataclass(frozen=True, slots=True)
class Fallen:
    """An origin's count that does not bound, the one that it fell to, and why."""

    count: Count
    by: Count
    why: str

    def told(self) -> Overtaken:
        """The same of its latest claim, for which its origin speaks."""
        return Overtaken(self.count.last.id, self.by.last.id, self.why)


def is_partisan(count: Count) -> bool:
    """Whether a party to the fighting gives it, and not of its own side's losses."""
    claim = count.last.claim
    return claim.origin_side is not None and claim.origin_side != claim.affected_side


def _any(count: Count) -> bool:
    return True


def fallen_of(counts: list[Count], able: Callable[[Count], bool] = _any) -> dict[str, Fallen]:
    """Which origins' counts of one tier no longer bound, by origin; states and parts overtake nothing.

    `able` says of a count whether it may overtake others at all.
    """
    if not counts or counts[0].tier != "whole":
        return {}
    return {**_overtaken(counts, able), **additions_alone(counts)}


def _overtaken(counts: list[Count], able: Callable[[Count], bool]) -> dict[str, Fallen]:
    """A figure falls to a later and higher one of another origin; a party's one only fells its own side's figures."""
    found: dict[str, Fallen] = {}
    latest: dict[str | None, Count] = {}
    waiting = sorted(filter(able, counts), key=lambda c: (c.low, c.origin))
    for count in sorted(counts, key=lambda c: (-c.high, c.origin)):
        while waiting and waiting[-1].low > count.high:
            other = waiting.pop()
            side = other.last.claim.origin_side if is_partisan(other) else None
            if side not in latest or latest[side].when < other.when:
                latest[side] = other
        by = _later(count, latest)
        if by is not None:
            found[count.origin] = Fallen(count, by, reasons.HIGHER)
    return found


def _later(count: Count, latest: dict[str | None, Count]) -> Count | None:
    """The latest higher count that may overtake this one: nobody's side's, or that of the same side.

    What has no day is not known to be earlier: nothing overtakes it.
    """
    if count.last.claim.as_of is None:
        return None
    sides = {None, count.last.claim.origin_side}
    found = [latest[side] for side in sides if side in latest and latest[side].when > count.when]
    return max(found, key=lambda c: (c.when, c.origin), default=None)


def additions_alone(counts: list[Count]) -> dict[str, Fallen]:
    """An origin that told additions only does not count the whole, where another origin does and counts more."""
    whole = max((c for c in counts if c.whole), key=lambda c: (c.low, c.when, c.origin), default=None)
    if whole is None:
        return {}
    return {
        c.origin: Fallen(c, whole, reasons.ADDITION_ONLY)
        for c in counts
        if c.tier == "whole" and not c.whole and c.high < whole.low
    }
