"""Figures of a running count that do not fit its run: late, told again, with transposed digits, lowered, not adding up.

An origin that counts day by day tells a total, and often how many it rose by. What does not fit is said, and nothing is
changed: which figure is right, people decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from marsad.model.incident import Incident, IncidentClaim
from marsad.model.toll import Anomaly, AnomalyKind

_UNTOLD: Final = frozenset({"denied", "hypothetical", "retracted"})

_LEAST_SWAPPED: Final = 1000
"""Below it, where no rise is told, one number turns into another that fits too easily by chance."""

Key = tuple[str, str, str]
"""Origin, outcome, group."""


def find_anomalies(incident: Incident) -> tuple[Anomaly, ...]:
    """Every cumulative figure of an incident that does not fit the run of its origin's count, by the ids of claims."""
    runs: dict[Key, list[IncidentClaim]] = defaultdict(list)
    rises: dict[tuple[str, Key], int] = {}
    for claim in sorted(incident.claims, key=lambda claim: (claim.appeared, day_of(claim), claim.id)):
        if claim.published is None or not day_of(claim):
            continue
        if claim.value is None or claim.stance in _UNTOLD or claim.qualifier != "exact" or claim.copy_of is not None:
            continue
        key = (claim.origin, claim.outcome, claim.affected)
        if claim.basis == "cumulative":
            runs[key].append(claim)
        elif claim.basis == "new":
            rises[claim.report, key] = claim.value
    found = [anomaly for key, run in runs.items() for anomaly in _of_run(run, _rises(run, key, rises))]
    return tuple(sorted(found, key=lambda anomaly: (anomaly.claim, anomaly.kind)))


def _rises(run: Sequence[IncidentClaim], key: Key, rises: Mapping[tuple[str, Key], int]) -> dict[str, int]:
    """By claim, how many more its report says there are."""
    return {claim.id: rises[claim.report, key] for claim in run if (claim.report, key) in rises}


def _of_run(run: Sequence[IncidentClaim], rises: Mapping[str, int]) -> Iterator[Anomaly]:
    """What does not fit in one origin's figures, given in the order in which they appeared."""
    walk = _Walk()
    for at, claim in enumerate(run):
        following = next((later.value for later in run[at + 1 :] if day_of(later) > day_of(claim)), None)
        kind = walk.step(claim, rises.get(claim.id), following)
        if kind is not None:
            yield Anomaly(kind, claim.id, walk.beside)


class _Walk:
    """One origin's count as it goes on: the last figure that fits, what it amounts to, and every value before it."""

    def __init__(self) -> None:
        self.last: IncidentClaim | None = None
        self.value = 0
        self.beside = ""
        self._days: dict[str, set[int]] = defaultdict(set)
        self._values: set[int] = set()
        self._whole = False
        """Whether the last figure is sure to hold all up to its day: else nothing can be added to it."""

    def step(self, claim: IncidentClaim, rise: int | None, following: int | None) -> AnomalyKind | None:
        """What is wrong with the next figure; None where it fits, and the count goes on from it."""
        if self.last is None:
            self._go_on(claim, _value(claim))
            return None
        self.beside = self.last.id
        kind, value = self._judge(claim, rise, following)
        if kind == "late" or value is None:
            return kind
        self._go_on(claim, value)
        self._whole = kind != "repeated"
        return kind

    def _judge(
        self, claim: IncidentClaim, rise: int | None, following: int | None
    ) -> tuple[AnomalyKind | None, int | None]:
        """What is wrong with a figure, and what the count then amounts to (None: what it did)."""
        assert self.last is not None
        value, day, before = _value(claim), day_of(claim), day_of(self.last)
        if day < before:
            return (None if value in self._days[day] else "late"), None
        if day == before and value == self.value:
            return None, None
        if value == self.value:
            return ("repeated" if rise else None), value
        expected = self._expected(claim, rise)
        if expected == value:
            return None, value
        right = self._transposed(value, expected, following)
        if right is not None:
            return "transposed", right
        if value < self.value:
            again = value in self._values and following is not None and following >= self.value
            return ("repeated", self.value) if again else ("lowered", value)
        return ("unexplained" if expected is not None else None), value

    def _expected(self, claim: IncidentClaim, rise: int | None) -> int | None:
        """What the last figure and the rise that the report tells come to, where these are of neighbouring days."""
        assert self.last is not None
        if rise is None or not self._whole or _days(day_of(self.last), day_of(claim)) != 1:
            return None
        return self.value + rise

    def _transposed(self, value: int, expected: int | None, following: int | None) -> int | None:
        """The figure that is meant where two neighbouring digits changed places; None where they did not."""
        swapped = _swapped(value)
        if expected is not None:
            return expected if expected in swapped else None
        if following is None or value < _LEAST_SWAPPED or self.value <= value <= following:
            return None
        fits = [other for other in swapped if self.value <= other <= following]
        return min(fits, default=None)

    def _go_on(self, claim: IncidentClaim, value: int) -> None:
        self.last, self.value, self._whole = claim, value, True
        self._days[day_of(claim)].add(value)
        self._values.add(value)


def day_of(claim: IncidentClaim) -> str:
    """The day of which a figure is the count: the one that its words give, where they give one.

    A figure told again without a day keeps the one on which it was first told; told of a later day, it does not.
    """
    day = claim.as_of or ""
    return day if claim.dated or claim.last is None else max(day, claim.last)


def _value(claim: IncidentClaim) -> int:
    assert claim.value is not None
    return claim.value


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _swapped(value: int) -> frozenset[int]:
    """A number with two neighbouring digits in each other's place."""
    digits = str(value)
    pairs: Iterable[int] = range(len(digits) - 1)
    return frozenset(
        int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
        for at in pairs
        if digits[at] != digits[at + 1]
    )
