"""The accounts of one incident while they gather, and those of them that stand for all when another is compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from marsad.incidents.accounts import Account
from marsad.incidents.compare import LASTING

_FEW: Final = 7
_SHORT: Final = 3
_THIRD: Final = 3


@dataclass(slots=True)
class Profile:
    """The accounts of one incident in the order in which they appeared."""

    accounts: list[Account] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)

    def add(self, account: Account) -> None:
        """Takes an account in; what appeared before it is there already."""
        self.accounts.append(account)
        self.reports.add(account.report)

    def few(self) -> list[Account]:
        """The first, the last, and some between, evenly: what another account is compared with."""
        size = len(self.accounts)
        if size <= _FEW:
            return self.accounts
        return [self.accounts[at * (size - 1) // (_FEW - 1)] for at in range(_FEW)]

    def day(self) -> int | None:
        """The day on which it was over, where it is of a kind that is over at once: the one that most state."""
        lasting = sum(bool(account.kinds & LASTING) for account in self.accounts)
        if _THIRD * lasting >= len(self.accounts):
            return None
        told = Counter(
            day
            for account in self.accounts
            if account.first is not None and account.last is not None and account.last - account.first <= _SHORT
            for day in range(account.first, account.last + 1)
        )
        return min(told, key=lambda day: (-told[day], day), default=None)

    def last(self) -> int | None:
        """The last day on which it was reported."""
        return max((account.published for account in self.accounts if account.published is not None), default=None)

    def nearest(self, before: int | None) -> int | None:
        """The day, nearest to another, on which it was reported."""
        days = [account.published for account in self.accounts if account.published is not None]
        return min(days, key=lambda day: (abs(day - (before or day)), day), default=None)

    def window(self) -> tuple[int, int] | None:
        """First and last day that its accounts state."""
        days = [(account.first, account.last) for account in self.accounts]
        told = [(first, last) for first, last in days if first is not None and last is not None]
        return (min(first for first, _ in told), max(last for _, last in told)) if told else None
