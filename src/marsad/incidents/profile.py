"""What the accounts of one incident have in common, kept up while they gather."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from marsad.incidents.accounts import Account
from marsad.incidents.atoms import is_fine
from marsad.incidents.spots import Spot


@dataclass(slots=True)
class Profile:
    """The accounts of one incident, and how many of them tell each place, site, kind, party, figure and word."""

    accounts: dict[str, Account] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    at: Counter[str] = field(default_factory=Counter)
    mentioned: Counter[str] = field(default_factory=Counter)
    sites: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)
    figures: Counter[tuple[str, int]] = field(default_factory=Counter)
    words: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    days: Counter[tuple[int, int]] = field(default_factory=Counter)
    published: Counter[int] = field(default_factory=Counter)
    deaths: Counter[tuple[int, int]] = field(default_factory=Counter)
    """By day of publication, the greatest count of killed of each account."""

    def add(self, account: Account, by: int = 1) -> None:
        """Counts an account in; with `by` -1 out."""
        if by > 0:
            self.accounts[account.id] = account
        else:
            del self.accounts[account.id]
        for spot in account.spots:
            self.spots[spot.id] = spot
            self.at[spot.id] += by
        for counter, told in (
            (self.mentioned, account.mentioned),
            (self.sites, account.sites),
            (self.kinds, account.kinds),
            (self.parties, account.parties),
            (self.words[account.language], account.words),
        ):
            for item in told:
                counter[item] += by
        for figure in account.figures:
            self.figures[figure] += by
        if account.first is not None and account.last is not None:
            self.days[account.first, account.last] += by
        if account.published is not None:
            self.published[account.published] += by
            if account.deaths is not None:
                self.deaths[account.published, account.deaths] += by

    def fine(self) -> list[Spot]:
        """The places fine enough to tell happenings apart at which its accounts tell it."""
        return [spot for id_, spot in self.spots.items() if self.at[id_] > 0 and is_fine(spot)]

    def window(self) -> tuple[int, int] | None:
        """First and last day that its accounts state."""
        days = [day for day, count in self.days.items() if count > 0]
        return (min(first for first, _ in days), max(last for _, last in days)) if days else None

    def span_published(self) -> tuple[int, int] | None:
        """First and last day on which its accounts appeared."""
        days = [day for day, count in self.published.items() if count > 0]
        return (min(days), max(days)) if days else None

    def last_deaths(self) -> int | None:
        """The greatest count of killed of its latest accounts that give one."""
        told = [day for day, count in self.deaths.items() if count > 0]
        latest = max((day for day, _ in told), default=0)
        return max((deaths for day, deaths in told if day >= latest - 2), default=None)
