"""What one origin counts of one group, from all that it told: its latest total and what came on top of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from marsad.model.toll import OriginFigure, Overtaken
from marsad.model.vocabulary import Qualifier
from marsad.tolls import reasons
from marsad.tolls.counts.additions import Additions
from marsad.tolls.counts.apart import are_apart
from marsad.tolls.counts.telling import Key, Telling, Tier, When, is_unnamed


@dataclass(frozen=True)
class Count:
    """An origin's figure at a moment: the tellings that it is made of (the latest last), and their sum."""

    origin: str
    tier: Tier
    low: int
    high: int
    parts: tuple[Telling, ...]
    whole: bool
    """Whether a total of the origin is in it; else it has only `new` figures."""
    inferred: bool = False
    """Whether it was told of another group than the one that it stands for."""

    @cached_property
    def when(self) -> When:
        """When its latest part counts to."""
        return self.parts[-1].when

    @property
    def last(self) -> Telling:
        """The latest telling in it, for which its origin speaks now."""
        return self.parts[-1]

    @property
    def derived(self) -> bool:
        """Whether nobody stated this number of this group: it is a sum, or was told of another."""
        return self.inferred or len(self.parts) > 1

    @property
    def qualifier(self) -> Qualifier:
        """The one that all parts share, else `about`."""
        shared = {part.claim.qualifier for part in self.parts}
        return shared.pop() if len(shared) == 1 else "about"

    @cached_property
    def figure(self) -> OriginFigure:
        """The same as a toll shows it."""
        return OriginFigure(
            origin=self.origin,
            value=self.low,
            value_high=self.high if self.high != self.low else None,
            qualifier=self.qualifier,
            claims=tuple(part.id for part in self.parts),
            as_of=self.last.claim.as_of,
            derived=self.derived,
        )


class OriginCount:
    """All that one origin told of one outcome and group, kept so that the next telling costs little."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.fates: dict[str, Overtaken] = {}
        """Why a claim is not in the count, by its id."""
        self._fallen: dict[str, None] = {}
        self._wholes: list[Telling] = []
        self._news: list[Telling] = []
        self._states: list[Telling] = []
        self._parts: list[Telling] = []
        self._additions = Additions()
        self._count: Count | None = None
        self._changed = False

    def take(self, telling: Telling) -> None:
        """Take a telling in."""
        self._changed = True
        if telling.tier == "standing":
            self._take_state(telling)
        elif telling.tier == "partial":
            insort(self._parts, telling, key=_key)
        elif telling.claim.basis == "cumulative":
            self._take_whole(telling)
        else:
            insort(self._news, telling, key=_key)
            self._take_new(telling)

    def drop(self, telling: Telling, by: str | None, why: str) -> None:
        """Take a telling out again: what it had replaced comes back."""
        self._changed = True
        for row in (self._wholes, self._news, self._states, self._parts):
            at = bisect_left(row, telling.key, key=_key)
            if at < len(row) and row[at].id == telling.id:
                del row[at]
        for row in (self._wholes, self._states):
            if row:
                self.fates.pop(row[-1].id, None)
        self._recount()
        self._out(Overtaken(telling.id, by, why))

    def fallen(self) -> list[Overtaken]:
        """What fell out of the count since this was asked before, and is still out."""
        found = [self.fates[claim] for claim in self._fallen if claim in self.fates]
        self._fallen.clear()
        return found

    def count(self) -> Count | None:
        """Its figure now: of the whole; where it never counted the whole, of a state; else its greatest part."""
        if self._changed:
            self._count, self._changed = self._counted(), False
        return self._count

    def _counted(self) -> Count | None:
        added = self._additions
        if self._wholes:
            whole = self._wholes[-1]
            parts = (whole, *added.tellings())
            return Count(self.origin, "whole", whole.low + added.low, whole.high + added.high, parts, True)
        if parts := tuple(added.tellings()):
            return Count(self.origin, "whole", added.low, added.high, parts, False)
        if self._states:
            return self._alone("standing", self._states[-1])
        if self._parts:
            return self._alone("partial", max(self._parts, key=lambda t: (t.high, t.low, t.key)))
        return None

    def unused(self) -> list[Telling]:
        """States and parts that are not its figure now, and did not fall to a later state."""
        count = self.count()
        used = {part.id for part in count.parts} if count is not None else set()
        return [told for told in (*self._states, *self._parts) if told.id not in used and told.id not in self.fates]

    def _alone(self, tier: Tier, telling: Telling) -> Count:
        return Count(self.origin, tier, telling.low, telling.high, (telling,), False)

    def _take_whole(self, telling: Telling) -> None:
        """An origin's total replaces its earlier one, and takes in what was added to that."""
        before = self._wholes[-1] if self._wholes else None
        insort(self._wholes, telling, key=_key)
        if self._wholes[-1] is not telling:
            self._fell(telling, self._wholes[-1], reasons.OWN_NEWER)
            return
        if before is not None:
            self._fell(before, telling, reasons.OWN_LATER)
        self._recount(self._additions.tellings())

    def _take_new(self, telling: Telling) -> None:
        """A `new` figure counts on top of its origin's total only when it is later than it."""
        whole = self._wholes[-1] if self._wholes else None
        if whole is not None and not _is_later(telling, whole):
            self._fell(telling, whole, reasons.IN_TOTAL)
        elif is_unnamed(telling):
            self._take_unnamed(telling, whole)
        elif whole is not None and not _is_on_top(telling, whole):
            self._fell(telling, whole, reasons.NOT_ON_TOP)
        else:
            self._add(telling)

    def _take_unnamed(self, telling: Telling, whole: Telling | None) -> None:
        """A `new` figure of nobody named adds to nothing: the greatest stands where no total does."""
        before = whole or next(iter(self._additions.tellings()), None)
        if before is None:
            self._additions.add(telling)
        elif whole is not None or before.size >= telling.size:
            self._fell(telling, before, reasons.UNNAMED)
        else:
            self._additions = Additions()
            self._additions.add(telling)
            self._fell(before, telling, reasons.UNNAMED)

    def _add(self, telling: Telling) -> None:
        restated, newer = self._additions.add(telling)
        for other in restated:
            self._fell(other, telling, reasons.RESTATED)
        if newer is not None:
            self._fell(telling, newer, reasons.RESTATED)

    def _take_state(self, telling: Telling) -> None:
        insort(self._states, telling, key=_key)
        last = self._states[-1]
        other = self._states[-2] if last is telling and len(self._states) > 1 else telling
        if other is not last:
            self._fell(other, last, reasons.LATER_STATE)

    def _recount(self, counted: Iterable[Telling] = ()) -> None:
        """Add the `new` figures up again, from the total that stands on; those counted before may fall."""
        self._additions = Additions()
        start = bisect_right(self._news, self._wholes[-1].when, key=_when) if self._wholes else 0
        for telling in {t.id: t for t in (*counted, *self._news[start:])}.values():
            self.fates.pop(telling.id, None)
            self._take_new(telling)

    def _fell(self, telling: Telling, by: Telling, why: str) -> None:
        self._out(Overtaken(telling.id, by.id, why if telling.claim.as_of is not None else reasons.UNDATED))

    def _out(self, fate: Overtaken) -> None:
        if self.fates.get(fate.claim) != fate:
            self.fates[fate.claim] = fate
            self._fallen[fate.claim] = None


def _is_later(new: Telling, whole: Telling) -> bool:
    """Whether a `new` figure is later than a total; in one report, only where the text gives it a day of its own."""
    if new.claim.report == whole.claim.report and not new.claim.dated:
        return False
    return new.when > whole.when


def _is_on_top(new: Telling, whole: Telling) -> bool:
    """Whether a `new` figure is said to come on top of a total: in words, or as that of days which follow its own."""
    claim = new.claim
    after = claim.first or claim.last or (claim.as_of if claim.dated else None)
    apart = are_apart(claim.place, whole.claim.place)
    return not apart and (new.on_top or (after or "") > (whole.claim.as_of or after or ""))


def _key(telling: Telling) -> Key:
    return telling.key


def _when(telling: Telling) -> When:
    return telling.when
