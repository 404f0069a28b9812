"""Taking decisions at the desk: at once, or as proposals that count once a second person agrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from marsad.desk.access import May
from marsad.desk.adding.catching_up import bring_up
from marsad.desk.apps import record_home, registers, two_persons
from marsad.desk.members.models import Member
from marsad.desk.queue.models import Proposal, State, packed
from marsad.desk.queue.turns import in_turn
from marsad.errors import BadDecision, DecidedMeanwhile
from marsad.interface.labels import isolate
from marsad.model.decision import GROUPING, Decision
from marsad.model.decision_json import is_one_name
from marsad.record.decide import check_each, decide_each
from marsad.record.index.applied import is_up_to_date
from marsad.record.index.decisions import of_ids
from marsad.record.index.models import Decision as DecisionRow
from marsad.record.index.models import Report
from marsad.record.said import Said
from marsad.record.second import needs_second


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a person's ruling: decisions of the record, or proposals where it takes two."""

    decisions: tuple[Decision, ...] = ()
    proposals: tuple[Proposal, ...] = ()


class ProposedMeanwhile(BadDecision):
    """A ruling on the same thing waits for a second person already."""


def needed(said: Said, by: str, known: Iterable[Decision] = ()) -> May:
    """The permission that a ruling needs of who signs as `by`; `known` are decisions that need not be looked up.

    To take back what groups, or what another decided, needs what grouping needs, in turn. So does what the index does
    not show.
    """
    if said.kind in GROUPING:
        return May.REVIEW
    there = {one.id: one for one in known}
    names = set(said.targets) if said.kind == "withdraw" else set()
    while names:
        there |= {one.id: one for one in of_ids(names - there.keys())}
        found = [there[name] for name in names & there.keys()]
        if len(found) < len(names) or any(one.kind in GROUPING or one.author != by for one in found):
            return May.REVIEW
        names = {target for one in found if one.kind == "withdraw" for target in one.targets}
    return May.CODE


def take(member: Member, said: Sequence[Said], *, because: str, since: int) -> Taken:
    """Takes rulings, all of them or none; as proposals where one of them takes two persons.

    Raises PermissionDenied, BadDecision, DecidedMeanwhile, ProposedMeanwhile.
    """
    if not all(member.may(needed(one, member.signs_as)) for one in said):
        raise PermissionDenied
    if any(needs_second(one.kind, one.targets, two_persons()) for one in said):
        return Taken(proposals=_propose(member, said, because, since))
    decisions = decide_each(said, author=member.signs_as, because=because, clock=datetime.now(UTC), since=since)
    bring_up(record_home(), registers())
    return Taken(decisions=tuple(decisions))


def _propose(member: Member, said: Sequence[Said], because: str, since: int) -> tuple[Proposal, ...]:
    check_each(said, author=member.signs_as, because=because, clock=datetime.now(UTC), since=since)
    with in_turn():
        for one in said:
            _check_nobody_else_proposed(one)
        return tuple(
            Proposal.objects.create(whole=packed(one), because=because, by=member, since=since) for one in said
        )


def _check_nobody_else_proposed(said: Said) -> None:
    for other in Proposal.objects.filter(state=State.OPEN).select_related("by"):
        same_words = said.words is None or said.words == other.said.words
        if same_words and not set(said.targets).isdisjoint(other.said.targets):
            told = {"name": isolate(other.by.signs_as), "number": other.pk}
            raise ProposedMeanwhile(_("%(name)s proposed a ruling on it already (proposal %(number)s).") % told)


def agree(member: Member, number: int) -> Decision:
    """Makes an open proposal a decision under both names.

    Raises BadDecision where it is open no more, is the member's own or under the same name; DecidedMeanwhile where
    somebody decided on it since it was proposed; PermissionDenied.
    """
    with in_turn():
        proposal = _open(number)
        said = proposal.said
        needs = needed(said, proposal.by.signs_as)
        if not member.may(needs):
            raise PermissionDenied
        if proposal.by.pk == member.pk or is_one_name(proposal.by.signs_as, member.signs_as):
            raise BadDecision(_("It takes a second person, who signs with another name than the first."))
        if not proposal.by.may(needs):
            raise BadDecision(_("Who proposed it may rule on this no more: decline it, or propose it yourself."))
        (decision,) = decide_each(
            [said],
            author=proposal.by.signs_as,
            agreed=member.signs_as,
            because=proposal.because,
            clock=datetime.now(UTC),
            since=proposal.since,
        )
        _close(proposal, State.AGREED, member, decision.id)
    bring_up(record_home(), registers())
    return decision


def decline(member: Member, number: int, why: str) -> None:
    """Closes an open proposal without a decision: its own author takes it back, anybody else says why."""
    with in_turn():
        proposal = _open(number)
        if proposal.by.pk != member.pk and not why:
            raise BadDecision(_("Say why."))
        _close(proposal, State.DECLINED, member, why)


def _open(number: int) -> Proposal:
    proposal = Proposal.objects.select_for_update(of=("self",)).select_related("by").filter(pk=number).first()
    if proposal is None:
        raise BadDecision(_("There is no such proposal."))
    if proposal.state != State.OPEN:
        name = isolate(proposal.closed_by.signs_as) if proposal.closed_by else "?"
        told = {"name": name, "why": isolate(proposal.why)}
        if proposal.state == State.AGREED:
            raise DecidedMeanwhile(_("%(name)s agreed to it already: %(why)s.") % told, (proposal.why,))
        raise DecidedMeanwhile(_("%(name)s declined it already: %(why)s") % told, ())
    return proposal


def _close(proposal: Proposal, state: State, member: Member, why: str) -> None:
    """Closes a proposal; what it said is kept no longer: what was agreed to stands in the log, where removals reach."""
    proposal.state, proposal.closed_by, proposal.closed_at, proposal.why = state, member, datetime.now(UTC), why
    proposal.whole, proposal.because = packed(Said(proposal.said.kind, ())), ""
    proposal.save()


def forget_gone() -> None:
    """Takes away open proposals on what the record has no longer: a removal reaches them, too.

    An index that is being made tells of nothing that it is gone.
    """
    if not is_up_to_date():
        return
    waiting = {one: one.said.targets for one in Proposal.objects.filter(state=State.OPEN)}
    names = {name for targets in waiting.values() for target in targets for name in (target, target.rpartition("/")[0])}
    there = set(Report.objects.filter(id__in=names).values_list("id", flat=True))
    there |= set(DecisionRow.objects.filter(id__in=names).values_list("id", flat=True))
    gone = [
        one.pk
        for one, targets in waiting.items()
        if any(there.isdisjoint((target, target.rpartition("/")[0])) for target in targets)
    ]
    if gone and is_up_to_date():  # still: it may have been emptied while it was asked
        Proposal.objects.filter(pk__in=gone).delete()
