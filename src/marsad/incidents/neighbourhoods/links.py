"""Links between reports that may tell of one happening or carry one dispatch: a function of a few reports alone.

Which others a report is compared with depends on the few that hold its keys next before it (for what can only lean on
others' accounts: next before or after it), so that a report more or less changes the links of its nearest ones alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple, Protocol

from marsad.incidents.accounts.split import Account
from marsad.incidents.copies.alike import compare
from marsad.incidents.grouping.clustering import ENOUGH, NEEDS
from marsad.incidents.grouping.compare import reasons, score
from marsad.incidents.neighbourhoods.keys import keys_of, kind_of
from marsad.incidents.neighbourhoods.levels import MOST, TOP, level_of
from marsad.incidents.neighbourhoods.sketch import Sketch, day_of, report_of

_COMPARED: Final = 12
"""Reports that share the most runs with a report, and are compared with it word by word."""

Orders = Mapping[int, Sequence[str]]
"""By key, the orders of reports that hold it, the nearest first."""
Sketches = Callable[[Collection[str]], Mapping[str, Sketch]]
"""The sketches of some reports, by their ids."""


class Holders(Protocol):
    """Which reports hold a key (see `Sketch.told`, `Sketch.runs`) around an order: one question for many keys.

    Of each key as many orders are told as are looked at of its kind (`Kind.held`).
    """

    def before(self, keys: Iterable[int], order: str) -> Orders:
        """By key, the last orders that come before an order, the nearest first."""

    def after(self, keys: Iterable[int], order: str) -> Orders:
        """By key, the first orders that come after an order, the nearest first."""


class Candidates(NamedTuple):
    """The reports that one is compared with, the likeliest first: by its placed accounts, each other one, its words."""

    placed: list[str]
    leaning: list[tuple[Account, list[str]]]
    copies: list[str]

    def all(self) -> set[str]:
        """Every one of them."""
        return {*self.placed, *self.copies, *(other for _, others in self.leaning for other in others)}


def candidates(sketch: Sketch, holders: Holders) -> Candidates:
    """The reports that a report is compared with: those that share the most of its keys, the nearest among equals."""

    def found(keys: Iterable[int], most: int, *, both: bool = False) -> list[str]:
        votes: Counter[str] = Counter()
        keys = [*keys]
        sides = [holders.before(keys, sketch.order)]
        sides += [holders.after(keys, sketch.order)] if both else []
        for key, orders in chain.from_iterable(side.items() for side in sides):
            kind = kind_of(key)
            votes.update({order: kind.votes for order in orders if _in_time(order, sketch.order, kind.days)})
        votes.pop(sketch.order, None)
        ranked = sorted(votes, key=lambda order: (-votes[order], abs(day_of(order) - day_of(sketch.order)), order))
        return [report_of(order) for order in ranked[:most]]

    leaning = [(account, found(keys_of([account]), MOST, both=True)) for account in sketch.leaning]
    return Candidates(found(sketch.told, MOST), leaning, found(sketch.runs, _COMPARED))


def links_of(sketch: Sketch, holders: Holders, sketches: Sketches) -> dict[str, int]:
    """The reports that a report is linked with as far as it asks itself, each with the level up to which that holds."""
    asked = candidates(sketch, holders)
    known = sketches(sorted(asked.all()))
    strengths = {other: _strength(sketch.placed, known[other]) for other in asked.placed}
    for account, others in asked.leaning:
        if others:  # it joins one incident at most, and joins none to another
            reached, _, best = max((_strength([account], known[other]), -at, other) for at, other in enumerate(others))
            strengths[best] = max(reached, strengths.get(best, reached))
    ranked = sorted(strengths, key=lambda other: (strengths[other], known[other].order), reverse=True)
    levels = {other: level_of(strengths[other], rank) for rank, other in enumerate(ranked)}
    links = {other: level for other, level in levels.items() if level is not None}
    return links | {one: TOP for one in asked.copies if compare(known[one].wording, sketch.wording) is not None}


def _in_time(order: str, other: str, days: int | None) -> bool:
    return days is None or abs(day_of(order) - day_of(other)) <= days


def _strength(accounts: Sequence[Account], other: Sketch) -> int:
    """How well one of some accounts and a placed one of another report tell one happening, in hundredths.

    What can do with less to join an incident has that much more.
    """
    return max(
        round(100 * (score(reasons(account, told)) + ENOUGH - NEEDS.get(account.nature, ENOUGH)))
        for account in accounts
        for told in other.placed
    )
