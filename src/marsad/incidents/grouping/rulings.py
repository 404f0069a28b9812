"""People's decisions on what belongs together, carried out on the machine's incidents: they are honoured always."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from marsad.incidents.accounts.split import Account
from marsad.incidents.grouping.profile import Profile
from marsad.model.decision import GROUPING, Decision
from marsad.model.record import Unbound


@dataclass(slots=True)
class _Incidents:
    """Incidents as they are changed: each an own list of accounts, none where it was emptied."""

    profiles: list[Profile]
    accounts: dict[str, list[Account]]
    """By report, all of its accounts, of incidents or not."""

    def at(self, target: str) -> list[tuple[int, Account]]:
        """The incidents that a target (`report` or `report/claim`) is of, with its accounts in them."""
        report, entry = self.parts(target)
        return [
            (number, account)
            for number, profile in enumerate(self.profiles)
            if report in profile.reports
            for account in profile.accounts
            if account.report == report and (entry is None or entry in (*account.claims, *account.events))
        ]

    def told(self, target: str) -> Account | None:
        """The account of a target that no incident has."""
        report, entry = self.parts(target)
        for account in self.accounts.get(report, ()):
            if entry is None or entry in (*account.claims, *account.events):
                return account
        return None

    def parts(self, target: str) -> tuple[str, str | None]:
        """The report of a target, and the claim or event where it names one."""
        if target in self.accounts:
            return target, None
        report, _, entry = target.rpartition("/")
        return report, entry

    def out(self, number: int, account: Account, entry: str | None) -> Account:
        """Takes an account, or one claim of it alone, out of an incident; what was taken out."""
        profile = self.profiles[number]
        rest = [other for other in profile.accounts if other is not account]
        taken = account
        if entry is not None and len(account.claims) + len(account.events) > 1:
            taken = _cut(account, f"{account.id}/{entry}", lambda one: one == entry)
            rest.append(_cut(account, account.id, lambda one: one != entry))
        self.profiles[number] = Profile.of(rest)
        return taken

    def put(self, number: int | None, accounts: Iterable[Account]) -> None:
        """Puts accounts into an incident, or a new one."""
        if number is None:
            self.profiles.append(Profile.of(accounts))
        else:
            self.profiles[number] = Profile.of([*self.profiles[number].accounts, *accounts])


def carried_out(
    decisions: Sequence[Decision], profiles: Sequence[Profile], accounts: Sequence[Sequence[Account]]
) -> tuple[list[Profile], tuple[Unbound, ...]]:
    """The incidents after merges, splits and moves, each carried out on what those before it left.

    Beside them the decisions that name what no account tells.
    """
    incidents = _Incidents(list(profiles), {own[0].report: list(own) for own in accounts if own})
    unbound = []
    for decision in decisions:
        if decision.kind in GROUPING:
            gone = [one for one in decision.targets if not incidents.at(one) and incidents.told(one) is None]
            unbound += [Unbound(decision.id, f"no account tells {one!r}") for one in gone]
        if decision.kind == "merge":
            _merge(incidents, decision.targets)
        elif decision.kind == "split":
            _split(incidents, decision.targets)
        elif decision.kind == "move":
            _move(incidents, *decision.targets[:2])
    return [profile for profile in incidents.profiles if profile.accounts], tuple(unbound)


def _merge(incidents: _Incidents, targets: Sequence[str]) -> None:
    numbers: dict[int, None] = {}
    loose = []
    for target in targets:
        found = incidents.at(target)
        if found:
            numbers[found[0][0]] = None
        elif (told := incidents.told(target)) is not None:
            loose.append(told)
    kept, *others = numbers or [None]
    for number in others:
        if number is not None:
            loose += incidents.profiles[number].accounts
            incidents.profiles[number] = Profile()
    if loose:
        incidents.put(kept, loose)


def _split(incidents: _Incidents, targets: Sequence[str]) -> None:
    incidents.put(None, [account for target in targets for account in _taken(incidents, target)])


def _move(incidents: _Incidents, target: str, into: str) -> None:
    there = incidents.at(into)
    told = incidents.told(into)
    goal = there[0][0] if there else None
    taken = [*_taken(incidents, target), *([told] if goal is None and told is not None else [])]
    incidents.put(goal, taken)


def _taken(incidents: _Incidents, target: str) -> list[Account]:
    """What a target tells, taken out of its incident; what no incident has is taken as it is."""
    report, entry = incidents.parts(target)
    found = incidents.at(target)[:1]
    if found:
        return [incidents.out(*found[0], entry if report != target else None)]
    told = incidents.told(target)
    return [told] if told is not None else []


def _cut(account: Account, id_: str, keep: Callable[[str], bool]) -> Account:
    """An account with some of its claims and events alone."""
    return replace(
        account, id=id_, claims=tuple(filter(keep, account.claims)), events=tuple(filter(keep, account.events))
    )
