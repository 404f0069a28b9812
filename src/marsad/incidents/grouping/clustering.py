"""Put accounts together that tell one happening: each, in the order of appearance, where it fits best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from marsad.incidents.accounts.atoms import is_fine
from marsad.incidents.accounts.split import Account
from marsad.incidents.grouping.candidates import Blocks, keys_of
from marsad.incidents.grouping.compare import days, days_from, figures, likeness, place, reasons, same_figures, score
from marsad.incidents.grouping.profile import NAME, Profile, heads_of

#: What an account must reach on average to join an incident.
ENOUGH: Final = 3.2
#: The same for accounts that tell no violence by themselves, by their nature.
NEEDS: Final[Mapping[str, float]] = {"moving": 2.4, "quiet": 2.8, "recalled": 3.2}
_BOTH: Final = 1.5
"""How much more two accounts of one report must reach to be of one incident: they were told apart."""
_APART: Final = -4.0
"""What places that cannot be one weigh."""
_UNKNOWN: Final = 0.8
"""How much less an account fits whose first sentences tell nothing that an incident is known by."""
_SECOND: Final = 3.0
"""How much less an account fits what was told before, where its title sets it apart from that."""
_OTHER_SITE: Final = 4.0
"""How much less an account fits whose title names another kind of site than the titles before."""
_FEWEST: Final = 3
_FEW: Final = 7
_GOES_ON: Final = 0.8
"""How much less an account must reach that carries the count of one incident on."""
_ALONE: Final = 1.0
"""How much less it must fit any other incident for that."""
_TELLING: Final = frozenset({"figures", "toll-grows", "names", "site", "kind"})
"""Reasons of what happened, not of where and when."""
_DOUBT: Final = 2.0
"""How much less than enough an account may reach against a few to be compared with more."""


class Clustering:
    """Accounts, in the order in which they appeared, each put where it fits best."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._reports = [list(own) for _, own in groupby(accounts, key=lambda account: account.report)]
        self._profiles: list[Profile] = []
        self._blocks = Blocks()
        self._keys = {account.id: keys_of(account) for account in accounts}

    def profiles(self) -> list[Profile]:
        """The incidents."""
        for accounts in self._reports:
            self._join([account for account in accounts if account.nature == "violent"], found=True)
        self._merge()
        put = {account.id for profile in self._profiles for account in profile.accounts}
        for accounts in self._reports:
            left = [account for account in accounts if account.id not in put]
            self._join([account for account in left if account.nature == "violent"], found=False)
            self._join(
                [account for account in left[:1] if account.nature in NEEDS and account.role == "lead"], found=False
            )
            for account in left:
                self._join([account] if account.nature == "recalled" and account.role != "lead" else [], found=False)
        return [profile for profile in self._profiles if profile.accounts]

    def _join(self, accounts: Sequence[Account], *, found: bool) -> None:
        """Puts the accounts of one report where they fit best: two into one incident only where both fit it well."""
        fits = sorted(
            ((fit, -at, -number) for at, account in enumerate(accounts) for fit, number in self._fits(account)),
            reverse=True,
        )
        put: dict[int, int] = {}
        for fit, at, number in fits:
            need = ENOUGH if found else NEEDS.get(accounts[-at].nature, ENOUGH)
            if self._goes_on(accounts[-at], fit, -number, [other for other, its, _ in fits if its == at]):
                need -= _GOES_ON
            if -at not in put and fit >= need + (_BOTH if -number in put.values() else 0.0):
                put[-at] = -number
        for at, account in enumerate(accounts):
            if at not in put and found and is_placed(account):
                put[at] = len(self._profiles)
                self._profiles.append(Profile())
            if at in put:
                self._profiles[put[at]].add(account)
                self._blocks.add(self._keys[account.id], put[at])

    def _goes_on(self, account: Account, fit: float, number: int, all_fits: Sequence[float]) -> bool:
        """Whether an account carries a count on and tells of one incident far better than of any other.

        That it tells more in common than where and when is asked as well.
        """
        if not account.running or account.second or any(fit - _ALONE < other < fit for other in all_fits):
            return False
        few = self._profiles[number].few(_FEWEST)
        return fit == max(all_fits) and any(reason.code in _TELLING for one in few for reason in reasons(account, one))

    def _fits(self, account: Account) -> list[tuple[float, int]]:
        near = self._blocks.near(self._keys[account.id])
        return [(_fit(account, self._profiles[at]), at) for at in near if self._profiles[at].accounts]

    def _merge(self) -> None:
        """Joins incidents that were begun apart: where the accounts of one fit another on average."""
        for number in range(len(self._profiles) - 1, -1, -1):
            profile = self._profiles[number]
            few = profile.few(_FEWEST)
            keys = {key for account in few for key in self._keys[account.id]}
            best, target = 0.0, None
            for other in self._blocks.near(keys):
                into = self._profiles[other]
                if other == number or not into.accounts or not into.reports.isdisjoint(profile.reports):
                    continue
                if profile.is_apart(into):
                    continue
                fits = [_fit(account, into) for account in few]
                mean = sum(fits) / len(fits)
                if mean >= ENOUGH and mean > best:
                    best, target = mean, other
            if target is not None:
                self._profiles[target] = Profile.of([*self._profiles[target].accounts, *profile.accounts])
                self._profiles[number] = Profile()
                self._blocks.add(keys, target)


def nearness(one: Profile, other: Profile) -> float:
    """How well the accounts of two incidents fit each other on average: `ENOUGH` makes one of them."""
    later, earlier = (one, other) if (one.last() or 0) >= (other.last() or 0) else (other, one)
    few = later.few(_FEWEST)
    return sum(_fit(account, earlier) for account in few) / len(few)


def _fit(account: Account, profile: Profile) -> float:
    """How well an account fits an incident: its likeness to all, its days and figures to the nearest."""
    few = profile.few(_FEWEST)
    if all(place(account, other).weight <= _APART for other in few):
        return _APART
    told: dict[str, tuple[float, float]] = {}
    found = _sum(account, few, profile, told)
    if len(profile.accounts) <= _FEWEST or found < ENOUGH - _DOUBT:
        return found
    return _sum(account, profile.few(_FEW), profile, told)


def _sum(account: Account, few: Sequence[Account], profile: Profile, told: dict[str, tuple[float, float]]) -> float:
    """How well an account fits a few; `told` is how like it each is, and its figures, as far as they were compared."""
    for other in few:
        if other.id not in told:
            told[other.id] = score(likeness(account, other)), score(figures(account, other))
    known, day = profile.known_by(), profile.day()
    shared = known & heads_of(account) if known else known
    alike = sum(told[other.id][0] for other in few) / len(few)
    if known and not shared and account.words:
        alike -= _UNKNOWN
    if profile.is_of_other_site(account):
        alike -= _OTHER_SITE
    if account.second and not profile.accounts[0].second:
        alike -= _SECOND
    if day is None:
        when = max(days(account, other).weight for other in few)
    else:
        goes_on = account.running or any(head.startswith(NAME) for head in shared)
        when = days_from(account, day, profile.nearest(account.published), profile.last(), goes_on=goes_on).weight
    counts = [told[other.id][1] for other in few]
    counts.append(same_figures([figure for figure in account.figures if profile.figures[figure]]))
    nearest = min(range(len(few)), key=lambda at: abs((few[at].published or 0) - (account.published or 0)))
    return alike + when + (max(counts) if max(counts) > 0 else counts[nearest])


def is_placed(account: Account) -> bool:
    """Whether an account tells where something happened, so that it can begin an incident.

    Where it tells no day, event or site, it must be sure of a place that is no wide area: sums of a month are not.
    """
    if account.first is not None or account.kinds or account.named or account.headed:
        return bool(account.spots or account.named or account.sites)
    return account.sure and any(is_fine(spot) for spot in account.spots)
