"""Sets out of pairs: which copies of copies carry one dispatch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from marsad.incidents.copies.alike import Likeness

_ASKED: Final = 3
"""Reports of each of two sets that are compared before these are joined."""

Compare = Callable[[int, int], Likeness | None]


def joined(pairs: Iterable[tuple[int, int]], compare: Compare) -> list[list[int]]:
    """The sets of reports, by number, that the pairs of those alike make, the strongest pairs first.

    A report that carries two dispatches joins one set: what it shares with a second must be what it shares already. And
    of the earliest reports of two sets, most must be alike: a chain of likenesses makes no dispatch.
    """
    alike = cache(compare)
    sets = _Sets()
    links = [(likeness, *pair) for pair in pairs if (likeness := alike(*pair)) is not None]
    for likeness, left, right in sorted(links, key=lambda link: (-link[0].words, link[1], link[2])):
        mine, theirs = sets.of(left), sets.of(right)
        same = _is_same(sets.shared.get(left, 0), likeness.left) and _is_same(sets.shared.get(right, 0), likeness.right)
        if same and (mine is theirs or _agree(mine, theirs, alike)):
            sets.join(left, right, likeness)
    return sets.all()


@dataclass(slots=True)
class _Sets:
    """Sets as they grow, and of each report in one, the words (as bits) that it shares with others."""

    by_report: dict[int, list[int]] = field(default_factory=dict)
    shared: dict[int, int] = field(default_factory=dict)

    def of(self, report: int) -> list[int]:
        return self.by_report.get(report) or [report]

    def join(self, left: int, right: int, likeness: Likeness) -> None:
        self.shared[left] = self.shared.get(left, 0) | likeness.left
        self.shared[right] = self.shared.get(right, 0) | likeness.right
        small, large = sorted((self.of(left), self.of(right)), key=len)
        if small is not large:
            large.extend(small)
            self.by_report.update(dict.fromkeys((*small, large[0]), large))

    def all(self) -> list[list[int]]:
        return sorted(sorted(members) for members in {id(each): each for each in self.by_report.values()}.values())


def _agree(mine: Sequence[int], theirs: Sequence[int], alike: Compare) -> bool:
    """Whether at least half of the pairs of the earliest reports of two sets are alike."""
    asked = [sorted((one, other)) for one in sorted(mine)[:_ASKED] for other in sorted(theirs)[:_ASKED]]
    return 2 * sum(alike(left, right) is not None for left, right in asked) >= len(asked)


def _is_same(before: int, now: int) -> bool:
    """Whether most of the words of one passage (its bits) are those of another; of nothing, any are."""
    return not before or 2 * (before & now).bit_count() >= min(before.bit_count(), now.bit_count())
