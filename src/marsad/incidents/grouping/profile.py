"""The accounts of one incident while they gather, and those of them that stand for all when another is compared."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from marsad.incidents.accounts.atoms import BUILT, is_fine
from marsad.incidents.accounts.split import Account
from marsad.incidents.grouping.compare import LASTING, MANY, is_fresh, tells_apart

_SHORT: Final = 3
_THIRD: Final = 3
NAME: Final = "name "
"""How a name, which is no known place's, begins among what an incident is known by."""
SITE: Final = "site "
"""How a kind of site begins among what an incident is known by: many incidents share one."""
_CALLED: Final = {"oil": "port", "boat": "port"}
"""Kinds of sites that reports call another kind: a fuel terminal is a port."""
_SOME: Final = 4
_MOST: Final = 0.5


def appearance(account: Account) -> tuple[int, str]:
    """The order in which accounts appeared, as far as their days tell."""
    return account.published or 0, account.id


def _is_day(account: Account, first: int, last: int) -> bool:
    """Whether stated days are few, and not only those on which a count was given."""
    return last - first <= _SHORT and not (account.running and is_fresh(account) and first >= last)


def heads_of(account: Account) -> frozenset[str]:
    """The sites, names and small places by which an account's first sentences tell what it is of."""
    spots = (spot for spot in account.spots if is_fine(spot) and tells_apart(spot))
    names = (sound for sound, vowels in account.heads if len(sound) + len(vowels) > _SHORT)
    return frozenset(
        (
            *(f"{SITE}{site}" for site in account.headed),
            *(f"{NAME}{sound}" for sound in names),
            *(spot.id for spot in spots),
        )
    )


def _targets(account: Account) -> set[str]:
    """The kinds of sites that an account's title names."""
    return {_CALLED.get(site, site) for site in account.titled} & BUILT


@dataclass(slots=True)
class Profile:
    """The accounts of one incident in the order in which they appeared."""

    accounts: list[Account] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    _told: Counter[int] = field(default_factory=Counter)
    """How many accounts state each day."""
    _published: list[int] = field(default_factory=list)
    _lasting: int = 0
    _heads: Counter[str] = field(default_factory=Counter)
    """How many accounts tell each site, name and place in their first sentences."""
    titled: Counter[str] = field(default_factory=Counter)
    """How many accounts tell each kind of site in their titles."""
    figures: Counter[tuple[str, int]] = field(default_factory=Counter)
    _known: frozenset[str] | None = None
    _day: tuple[int | None] | None = None

    @classmethod
    def of(cls, accounts: Iterable[Account]) -> Profile:
        """The profile of some accounts, each once."""
        made = cls()
        for account in sorted({account.id: account for account in accounts}.values(), key=appearance):
            made.add(account)
        return made

    def add(self, account: Account) -> None:
        """Takes an account in; what appeared before it is there already."""
        self.accounts.append(account)
        self.reports.add(account.report)
        self._known = self._day = None
        self.figures.update(account.figures)
        self._heads.update(heads_of(account))
        if len(told := _targets(account)) == 1:  # a title of several tells of several happenings
            self.titled.update(told)
        self._lasting += bool(account.kinds & LASTING)
        if account.first is not None and account.last is not None and _is_day(account, account.first, account.last):
            self._told.update(range(account.first, account.last + 1))
        if account.published is not None:
            insort(self._published, account.published)

    def few(self, most: int) -> list[Account]:
        """The first, the last, and some between, evenly: what another account is compared with."""
        size = len(self.accounts)
        if size <= most:
            return self.accounts
        return [self.accounts[at * (size - 1) // (most - 1)] for at in range(most)]

    def day(self) -> int | None:
        """The day on which it was over, where it is of a kind that is over at once: the one that most state."""
        if self._day is None:
            lasts = _THIRD * self._lasting >= len(self.accounts)
            self._day = (None if lasts else self._most_told(),)
        return self._day[0]

    def known_by(self) -> frozenset[str]:
        """What most of its accounts tell in their first sentences, where there are a few."""
        if self._known is None:
            size = len(self.accounts)
            enough = (told for told, count in self._heads.items() if count >= _MOST * size)
            self._known = frozenset(enough) if size >= _SOME else frozenset()
        return self._known

    def is_of_other_site(self, account: Account) -> bool:
        """Whether titles name other kinds of sites than an account's does, where what happened was over at once.

        Who tells the same great figures tells the same thing, whatever the site is called.
        """
        told = _targets(account)
        goes_on = account.kinds & LASTING and self._lasting
        if not told or not self.titled or goes_on or any(self.titled[site] for site in told):
            return False
        return not any(value >= MANY and self.figures[outcome, value] for outcome, value in account.figures)

    def is_apart(self, other: Profile) -> bool:
        """Whether titles set two incidents apart: by the kinds of sites hit, or as another one than was told before."""
        first, days = (self.accounts[0], other.accounts[0]), self._days_from(other)
        if (days > 0 and any(one.another for one in first)) or (days >= _SHORT and any(one.second for one in first)):
            return True
        sites = bool(self.titled and other.titled) and self.titled.keys().isdisjoint(other.titled)
        return sites and not (self._lasting and other._lasting)

    def _days_from(self, other: Profile) -> int:
        """The days between the day that most accounts state and that of another incident; 0 where one has none."""
        mine, theirs = self._most_told(), other._most_told()
        return abs(mine - theirs) if mine is not None and theirs is not None else 0

    def _most_told(self) -> int | None:
        told = self._told
        return min(told, key=lambda day: (-told[day], day), default=None)

    def last(self) -> int | None:
        """The last day on which it was reported."""
        return self._published[-1] if self._published else None

    def nearest(self, day: int | None) -> int | None:
        """The day, nearest to another, on which it was reported."""
        if day is None or not self._published:
            return self.last()
        at = bisect_left(self._published, day)
        return min(self._published[max(at - 1, 0) : at + 1], key=lambda other: (abs(other - day), other))

    def window(self) -> tuple[int, int] | None:
        """First and last day as its accounts state them.

        The first is the one with which most accounts begin, or an earlier one with which more than half as many do: one
        report's own reading of a weekday is none.
        """
        told = [(one.first, one.last) for one in self.accounts if one.first is not None and one.last is not None]
        if not told:
            return None
        begun = Counter(first for first, _ in told)
        most = max(begun.values())
        return min(day for day, count in begun.items() if 2 * count > most), max(last for _, last in told)
