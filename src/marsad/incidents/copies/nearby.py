"""Which reports may be copies of each other: those that share one of a few runs of words chosen from each."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import Final

from marsad.incidents.copies.wording import Wording

_RUN: Final = 5
"""Words of a chosen run."""
_WINDOW: Final = 6
"""Of as many neighbouring runs the least is chosen, so that a shared passage of ten words shares a chosen run."""
_HOLDERS: Final = 8
"""The earliest reports with one run that a later one is compared with: of many copies, some stand for all."""
_COMPARED: Final = 12
"""Reports that share the most runs with a report, and are compared with it word by word."""
_FEW: Final = 8
"""Of so many runs of the shorter report, one must be shared: copies share half of its words."""
_SEEN: Final = 1 << 24
_SPARE: Final = 8
_BASE: Final = 1_000_003
_PRIME: Final = (1 << 61) - 1


def nearby(wordings: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Pairs of reports, by place, that share chosen runs of words; at most `_COMPARED` for each, in order."""
    chosen = [chosen_runs(wording) for wording in wordings]
    repeated = Repeated(sum(map(len, chosen)))
    for runs in chosen:
        repeated.add(runs)
    holders: dict[int, list[int]] = {}
    for later, runs in enumerate(chosen):
        common: Counter[int] = Counter()
        for run in runs:
            if run not in repeated:
                continue
            earlier = holders.setdefault(run, [])
            common.update(earlier)
            if len(earlier) < _HOLDERS:
                earlier.append(later)
        likely = [one for one in common if common[one] * _FEW >= min(len(chosen[one]), len(runs))]
        for earlier_one in sorted(likely, key=lambda one: (-common[one], one))[:_COMPARED]:
            yield earlier_one, later


def chosen_runs(wording: Wording) -> array[int]:
    """The runs of words by which a report is found again: of each window of runs the least, each once, in order."""
    hashes = _hashes(wording.codes)
    window = min(_WINDOW, len(hashes))
    least = {min(hashes[at : at + window]) for at in range(len(hashes) - window + 1)} if window else set()
    return array("Q", sorted(least))


def _hashes(codes: array[int]) -> list[int]:
    """A number for each run of words, the same on every machine."""
    leaving = pow(_BASE, _RUN, _PRIME)
    value, hashes = 0, []
    for old, new in zip(chain(repeat(0, _RUN), codes), codes, strict=False):
        value = (value * _BASE + new - old * leaving) % _PRIME
        hashes.append(value)
    return hashes[_RUN - 1 :]


class Repeated:
    """Which numbers were added twice, of few told wrongly so: one that stands in one report needs no entry."""

    def __init__(self, most: int) -> None:
        """`most` numbers are added, about."""
        self._seen = bytearray(min(_SEEN, 1 << (_SPARE * most).bit_length()))

    def add(self, numbers: Iterable[int]) -> None:
        """Counts numbers, at most twice each."""
        seen, size = self._seen, len(self._seen)
        for number in numbers:
            at = number % size
            if seen[at] < 2:
                seen[at] += 1

    def __contains__(self, number: int) -> bool:
        return self._seen[number % len(self._seen)] > 1
