"""Incidents that may be one: not alike enough to be put together, too alike to be sure that they are two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from marsad.incidents.accounts.split import Account
from marsad.incidents.grouping.candidates import Blocks, keys_of
from marsad.incidents.grouping.clustering import nearness
from marsad.incidents.grouping.profile import Profile
from marsad.incidents.grouping.reconcile import Group
from marsad.model.decision import Decision

NEAR: Final = 2.0
"""What two incidents must reach to be near: that of the loosest link between reports."""


def near(
    groups: Sequence[Group], accounts: Iterable[Account], decisions: Iterable[Decision] = ()
) -> Iterator[tuple[Group, Group]]:
    """Pairs of incidents that may be one, each once; `decisions` are those in effect on what belongs together.

    Those that one report tells apart, or that people split, are two.
    """
    if len(groups) < 2:
        return
    by_id = {account.id: account for account in accounts}
    profiles = [Profile.of(by_id[one.account] for one in group.members if one.account in by_id) for group in groups]
    apart = [frozenset(one.targets) for one in decisions if one.kind == "split"]
    blocks = Blocks()
    for number, profile in enumerate(profiles):
        keys = {key for account in profile.accounts for key in keys_of(account)}
        for other in sorted(blocks.near(keys)):
            pair = groups[other], groups[number]
            if _may_be_one(profiles[other], profile) and not any(_is_apart(group, apart) for group in pair):
                yield pair
        blocks.add(keys, number)


def _may_be_one(one: Profile, other: Profile) -> bool:
    return one.reports.isdisjoint(other.reports) and nearness(one, other) >= NEAR


def _is_apart(group: Group, splits: Iterable[frozenset[str]]) -> bool:
    """Whether people said of all that an incident's reports tell that it is one of its own."""
    return any(all(_is_named(group, report, named) for report in group.reports) for named in splits)


def _is_named(group: Group, report: str, named: frozenset[str]) -> bool:
    return report in named or any(f"{report}/{claim}" in named for claim in group.claims_of(report))


def unplaced(unassigned: Iterable[str], accounts: Mapping[str, Sequence[Account]]) -> Iterator[tuple[str, list[str]]]:
    """Reports of no incident with the claims of theirs that tell a happening; background and sums of months do not."""
    for report in unassigned:
        own = [one for one in accounts.get(report, ()) if one.role in ("lead", "other")]
        claims = [claim for account in own for claim in account.claims]
        if claims:
            yield report, claims
