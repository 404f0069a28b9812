"""Copies follow: of a set of copies each account is grouped once, and its other tellings go where it goes.

So a copy more neither draws other reports together nor parts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from marsad.incidents.accounts.split import Account
from marsad.incidents.copies.find import CopySet
from marsad.incidents.grouping.profile import Profile


def followers(told: Sequence[Sequence[Account]], copies: Iterable[CopySet]) -> dict[str, str]:
    """By the id of an account the id of the one that it copies; `told` are reports' accounts as they appeared."""
    by_report = {own[0].report: own for own in told if own}
    order = {report: at for at, report in enumerate(by_report)}
    found: dict[str, str] = {}
    for copied in copies:
        first: list[Account] = []
        for report in sorted((one for one in copied.reports if one in order), key=order.__getitem__):
            for account in by_report[report]:
                same = _told_before(account, first, copied)
                if same is None:
                    first.append(account)
                else:
                    found[account.id] = same.id
    return found


def _told_before(account: Account, first: Sequence[Account], copied: CopySet) -> Account | None:
    """The account of an earlier copy that this one repeats: the lead of a dispatch its lead, others what is alike.

    A lead most of whose figures are its own does not follow: pages may share their furniture alone.
    """
    own = sum(not copied.is_copied(account.report, claim) for claim in account.claims)
    if account.role == "lead":
        return next((one for one in first if one.role == "lead" and 2 * own <= len(account.claims)), None)
    if own:
        return None
    alike = [one for one in first if one.role == account.role and bool(one.claims) == bool(account.claims)]
    if account.claims:
        alike = [one for one in alike if one.figures & account.figures]
        return max(alike, key=lambda one: len(one.figures & account.figures), default=None)
    return next((one for one in alike if (one.kinds, one.spots) == (account.kinds, account.spots)), None)


def with_followers(profiles: Iterable[Profile], found: Mapping[str, str], accounts: Iterable[Account]) -> list[Profile]:
    """The incidents with the copies of their accounts."""
    behind: dict[str, list[Account]] = {}
    for account in accounts:
        if account.id in found:
            behind.setdefault(found[account.id], []).append(account)
    whole = []
    for profile in profiles:
        own = [copy for account in profile.accounts for copy in behind.get(account.id, ())]
        whole.append(Profile.of([*profile.accounts, *own]) if own else profile)
    return whole
