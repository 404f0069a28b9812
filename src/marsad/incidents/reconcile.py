"""Group the accounts of many reports into incidents: a pure function of the set of reports and the decisions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log
from typing import Final

from marsad.incidents.accounts import Account, Role, accounts_of
from marsad.incidents.candidates import Blocks, keys_of
from marsad.incidents.compare import Rarity, Reason, days, days_from, figures, likeness, reasons, score
from marsad.incidents.naming import iso, kind_of, names_for, place_of, site_of
from marsad.incidents.profile import Profile
from marsad.model.claim import Reading
from marsad.model.decision import Decision
from marsad.model.incident import IncidentPlace
from marsad.model.record import Unbound

#: What an account must reach on average to join an incident, and one that tells no violence by itself.
ENOUGH: Final = 3.0
ENOUGH_ALONE: Final = 2.6
_RARE: Final = log(9)


@dataclass(frozen=True, slots=True)
class Member:
    """One report's account of an incident: its claims and events, and why it is of it."""

    report: str
    account: str
    role: Role
    claims: tuple[str, ...]
    events: tuple[str, ...]
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The accounts of one incident; days are ISO, as its accounts state them; `names` by language code."""

    id: str
    first: str | None
    last: str | None
    place: IncidentPlace
    names: tuple[tuple[str, str], ...]
    members: tuple[Member, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of its reports, sorted."""
        return tuple(sorted({member.report for member in self.members}))

    def claims_of(self, report: str) -> tuple[str, ...]:
        """The ids of a report's claims that are of this incident, in the order of its text."""
        return tuple(claim for member in self.members if member.report == report for claim in member.claims)


@dataclass(frozen=True, slots=True)
class Grouping:
    """All incidents of a set of reports, the reports of none, and decisions that bind nothing."""

    groups: tuple[Group, ...]
    unassigned: tuple[str, ...]
    unbound: tuple[Unbound, ...] = ()


def explain(grouping: Grouping, incident: str, report: str) -> tuple[Reason, ...]:
    """Why a report is of an incident; nothing where it is not."""
    groups = (group for group in grouping.groups if group.id == incident)
    members = (member for group in groups for member in group.members if member.report == report)
    return tuple(reason for member in members for reason in member.why)


def reconcile(
    readings: Iterable[Reading], copies: Sequence[object] = (), decisions: Sequence[Decision] = ()
) -> Grouping:
    """The incidents that reports tell of. The same reports and decisions give the same grouping, in any order."""
    told = sorted(
        ((reading, accounts_of(reading)) for reading in readings),
        key=lambda pair: (pair[1][0].published or 0, str(pair[0].report.appeared or ""), pair[1][0].report),
    )
    accounts = [account for _, own in told for account in own if account.role in ("lead", "other")]
    clustering = _Clustering(accounts)
    found = (_group(profile, clustering.rarity) for profile in clustering.profiles())
    groups = tuple(sorted(found, key=lambda group: (group.first or "", group.id)))
    assigned = {report for group in groups for report in group.reports}
    reports = sorted(own[0].report for _, own in told)
    return Grouping(groups, tuple(report for report in reports if report not in assigned))


class _Clustering:
    """Accounts, in the order in which they appeared, each put where it fits best."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._accounts = accounts
        self.rarity = _rarity(accounts)
        self._profiles: list[Profile] = []
        self._blocks = Blocks()
        self._keys = {account.id: keys_of(account) for account in accounts}

    def profiles(self) -> list[Profile]:
        """The incidents."""
        for account in self._accounts:
            if account.nature == "violent":
                self._join(account, found=True)
        self._merge()
        for account in self._accounts:
            if account.nature == "quiet" and account.role == "lead":
                self._join(account, found=False)
        return [profile for profile in self._profiles if profile.accounts]

    def _join(self, account: Account, *, found: bool) -> None:
        best, number = self._best(account)
        if number is None or best < (ENOUGH if found else ENOUGH_ALONE):
            if not found:
                return
            number = len(self._profiles)
            self._profiles.append(Profile())
        self._profiles[number].add(account)
        self._blocks.add(self._keys[account.id], number)

    def _best(self, account: Account) -> tuple[float, int | None]:
        scored = [
            (self._fit(account, self._profiles[number]), -number)
            for number in self._blocks.near(self._keys[account.id])
            if account.report not in self._profiles[number].reports and self._profiles[number].accounts
        ]
        best, number = max(scored, default=(0.0, 1))
        return best, None if number > 0 else -number

    def _fit(self, account: Account, profile: Profile) -> float:
        """How well an account fits an incident: its likeness to all, its days and figures to the nearest."""
        few = profile.few()
        alike = [score(likeness(account, other, self.rarity)) for other in few]
        day = profile.day()
        if day is None:
            when = max(days(account, other).weight for other in few)
        else:
            when = days_from(account, day, profile.nearest(account.published), profile.last()).weight
        counts = [sum(reason.weight for reason in figures(account, other)) for other in few]
        return sum(alike) / len(alike) + when + (max(counts) if max(counts) > 0 else min(counts))

    def _merge(self) -> None:
        """Joins incidents that were begun apart: where the accounts of one fit another on average."""
        for number in range(len(self._profiles) - 1, -1, -1):
            profile = self._profiles[number]
            keys = sorted({key for account in profile.accounts for key in self._keys[account.id]})
            best, target = 0.0, None
            for other in self._blocks.near(keys):
                into = self._profiles[other]
                if other >= number or not into.accounts or not into.reports.isdisjoint(profile.reports):
                    continue
                fits = [self._fit(account, into) for account in profile.few()]
                mean = sum(fits) / len(fits)
                if mean >= ENOUGH and mean > best:
                    best, target = mean, other
            if target is not None:
                into = self._profiles[target]
                for account in profile.accounts:
                    into.add(account)
                into.accounts.sort(key=_appearance)
                self._profiles[number] = Profile()
                self._blocks.add(keys, target)


def _appearance(account: Account) -> tuple[int, str]:
    return account.published or 0, account.id


def _rarity(accounts: Sequence[Account]) -> Rarity:
    """How rare a word is among the accounts of its language, or a name's sound among all: at most 1."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for account in accounts:
        counts[account.language].update(account.words)
        sizes[account.language] += 1
        counts[""].update({sound for sound, _ in account.names})
        sizes[""] += 1
    return lambda language, word: min(1.0, log(1 + sizes[language] / (1 + counts[language][word])) / _RARE)


def _group(profile: Profile, rarity: Rarity) -> Group:
    accounts = sorted(profile.accounts, key=_appearance)
    window = profile.window()
    members = tuple(
        Member(account.report, account.id, account.role, account.claims, account.events, _why(account, profile, rarity))
        for account in sorted(accounts, key=lambda account: (account.report, account.id))
    )
    id_ = "i-" + sha256(accounts[0].id.encode()).hexdigest()[:12]
    first, last = (iso(window[0]), iso(window[1])) if window else (None, None)
    place, spot = place_of(accounts)
    names = names_for(kind_of(accounts), site_of(accounts), spot, first, None)
    return Group(id_, first, last, place, names, members)


def _why(account: Account, profile: Profile, rarity: Rarity) -> tuple[Reason, ...]:
    """The reasons that tie an account to the one of its incident that it is most like."""
    found = [reasons(account, other, rarity) for other in profile.few() if other is not account]
    return tuple(max(found, key=score, default=[]))
