"""Group the accounts of many reports into incidents: a pure function of the set of reports and the decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from hashlib import sha256
from typing import Final

from marsad.incidents.accounts.draft import Role
from marsad.incidents.accounts.split import Account, accounts_of
from marsad.incidents.copies.find import CopySet
from marsad.incidents.grouping.clustering import Clustering
from marsad.incidents.grouping.compare import Reason, reasons, score
from marsad.incidents.grouping.followers import followers, with_followers
from marsad.incidents.grouping.naming import iso, kind_of, names_for, place_of, site_of
from marsad.incidents.grouping.profile import Profile, appearance
from marsad.incidents.grouping.rulings import carried_out
from marsad.model.claim import Reading
from marsad.model.decision import Decision
from marsad.model.incident import IncidentPlace
from marsad.model.record import Unbound
from marsad.model.report import Report

_FEW: Final = 3
_LONGEST: Final = 80
"""Characters of a text's first line that are taken for its title."""


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
    """All incidents of a set of reports, the reports of none, and decisions that name what no account tells."""

    groups: tuple[Group, ...]
    unassigned: tuple[str, ...]
    unbound: tuple[Unbound, ...] = ()


def explain(grouping: Grouping, incident: str, report: str) -> tuple[Reason, ...]:
    """Why a report is of an incident; nothing where it is not."""
    groups = (group for group in grouping.groups if group.id == incident)
    members = (member for group in groups for member in group.members if member.report == report)
    return tuple(reason for member in members for reason in member.why)


def reconcile(
    readings: Iterable[Reading],
    copies: Sequence[CopySet] = (),
    decisions: Sequence[Decision] = (),
    known: Mapping[str, tuple[Account, ...]] | None = None,
) -> Grouping:
    """The incidents that reports tell of. The same reports and decisions give the same grouping, in any order.

    Of `decisions` those on what belongs together (merge, split, move) are carried out, by when they were taken; targets
    that no account tells are reported as unbound. What people ruled on claims is not this function's. `known` are the
    accounts of the readings by report id, where they were made before.
    """
    told = sorted(
        ((one, known[one.report.known_as] if known else accounts_of(one)) for one in readings),
        key=lambda pair: (pair[1][0].published or 0, _time(pair[0].report), pair[1][0].report),
    )
    accounts = [account for _, own in told for account in own if account.role in ("lead", "other")]
    behind = followers([own for _, own in told], copies)
    clustering = Clustering([account for account in accounts if account.id not in behind])
    ruled = sorted(decisions, key=lambda decision: (decision.taken, decision.id))
    profiles, unbound = carried_out(
        ruled, with_followers(clustering.profiles(), behind, accounts), [own for _, own in told]
    )
    given = {own[0].report: reading.report for reading, own in told}
    found = (_group(profile, given) for profile in profiles)
    groups = tuple(sorted(found, key=lambda group: (group.first or "", group.id)))
    assigned = {report for group in groups for report in group.reports}
    reports = sorted(own[0].report for _, own in told)
    return Grouping(groups, tuple(report for report in reports if report not in assigned), unbound)


def _time(report: Report) -> str:
    return report.appeared.astimezone(UTC).isoformat() if report.appeared else ""


def _title(report: Report) -> str:
    """What a report calls itself: its title, else the words that its text begins with, where the text is at hand."""
    own = "" if report.title else report.text
    known = own if sha256(own.encode()).hexdigest() == report.text_sha256 else ""
    line = " ".join((report.title or known.lstrip().partition("\n")[0]).split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rpartition(" ")[0] + "…"


def _group(profile: Profile, given: Mapping[str, Report]) -> Group:
    accounts = sorted(profile.accounts, key=appearance)
    window = profile.window()
    members = tuple(
        Member(account.report, account.id, account.role, account.claims, account.events, _why(account, profile))
        for account in sorted(accounts, key=lambda account: (account.report, account.id))
    )
    id_ = "i-" + sha256(accounts[0].id.encode()).hexdigest()[:12]
    first, last = (iso(window[0]), iso(window[1])) if window else (None, None)
    place, spot = place_of(accounts)
    names = names_for(
        kind_of(accounts), site_of(accounts), spot, first, None, partial(_title, given[accounts[0].report])
    )
    return Group(id_, first, last, place, names, members)


def _why(account: Account, profile: Profile) -> tuple[Reason, ...]:
    """The reasons that tie an account to the one of its incident that it is most like."""
    found = [reasons(account, other) for other in profile.few(_FEW) if other is not account]
    return tuple(max(found, key=score, default=[]))
