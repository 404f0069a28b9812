"""Decisions: those that were taken; rulings, by the same rules as on pages; proposals that wait for a second person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query
from pydantic import Field

from marsad.desk.api.call import answer, member_of
from marsad.desk.api.calls.saying import said_in
from marsad.desk.api.paging import Paged, cursor_of, page, sliced
from marsad.desk.api.shapes.asked import Declined, Rulings
from marsad.desk.api.shapes.base import Id
from marsad.desk.pages.review.act import check_as_seen
from marsad.desk.queue.models import Assignment, Proposal, State
from marsad.desk.queue.ruling import agree as agree_to
from marsad.desk.queue.ruling import decline as decline_it
from marsad.desk.queue.ruling import forget_gone, take
from marsad.errors import BadDecision, NotInRecord
from marsad.model.decision import Decision
from marsad.model.decision_json import decision_to_dict
from marsad.record.ask.incidents import incident, the_incident
from marsad.record.ask.review import matters
from marsad.record.index.decisions import decisions_on, latest_decisions, of_ids
from marsad.record.index.models import Report
from marsad.record.meanwhile import seen


class DecisionsAsked(Paged):
    """Decisions on what; without, all of them."""

    incident: Id | None = Field(None, description="On reports of an incident.")
    report: Id | None = Field(None, description="On a report and its claims.")
    claim: Id | None = Field(None, description="On a claim (`report/claim`) or its whole report.")


def decisions(request: HttpRequest, asked: Query[DecisionsAsked]) -> HttpResponse:
    """Decisions, those on something in the order in which they were taken, all of them the newest first.

    One that was taken back stands there with its withdrawal.
    """
    if (asked.incident, asked.report, asked.claim) == (None, None, None):
        cursor = cursor_of(asked.after, int)
        rows = latest_decisions(int(cursor[0]) if cursor else None, asked.limit + 1)
        return answer(page(request, rows, asked.limit, lambda one: (one[0],), lambda some: _all([d for _e, d in some])))
    return answer(sliced(request, asked, _on(asked), _all))


def decision(request: HttpRequest, id: str) -> HttpResponse:
    """One decision."""
    found = of_ids([id])
    if not found:
        raise NotInRecord(f"there is no decision {id!r}")
    return answer(decision_to_dict(found[0]))


def take_rulings(request: HttpRequest, asked: Rulings) -> HttpResponse:
    """Takes rulings, all of them or none; where the project asks for two persons, they are proposals (202).

    Where somebody decided on the same thing since, the answer is 409 with what they decided, and nothing is kept.
    """
    member = member_of(request)
    if asked.since > seen():
        raise BadDecision(_("Nobody can have seen that much of the log: take `since` from an answer."))
    marks = {one.key: one.mark for one in asked.matters}
    check_as_seen(marks, matters(marks))
    taken = take(member, said_in(asked.rulings), because=asked.because.strip(), since=asked.since)
    if taken.decisions and marks:
        Assignment.objects.filter(key__in=[*marks]).delete()
    told = {"decisions": _all(taken.decisions), "proposals": [proposal_to_dict(one) for one in taken.proposals]}
    return answer(told, 202 if taken.proposals else 200)


def proposals(request: HttpRequest, asked: Query[Paged]) -> HttpResponse:
    """Rulings that wait for a second person, the oldest first."""
    forget_gone()
    cursor = cursor_of(asked.after, int)
    rows = Proposal.objects.filter(state=State.OPEN, pk__gt=cursor[0] if cursor else 0).select_related("by")
    some = list(rows.order_by("pk")[: asked.limit + 1])
    return answer(page(request, some, asked.limit, lambda one: (one.pk,), lambda each: [*map(proposal_to_dict, each)]))


def agree(request: HttpRequest, number: int) -> HttpResponse:
    """Makes a proposal a decision under both names."""
    _check_there(number)
    return answer({"decisions": [decision_to_dict(agree_to(member_of(request), number))], "proposals": []})


def decline(request: HttpRequest, number: int, asked: Declined) -> HttpResponse:
    """Closes a proposal without a decision: its author takes it back, or somebody else says why."""
    _check_there(number)
    decline_it(member_of(request), number, asked.because.strip())
    one = Proposal.objects.select_related("by").get(pk=number)
    return answer(proposal_to_dict(one))


def proposal_to_dict(one: Proposal) -> dict[str, Any]:
    """A proposal as programs are told of it."""
    said = one.said
    words = {"start": said.words.start, "end": said.words.end, "text": said.words.text} if said.words else None
    return {
        "id": one.pk,
        "kind": said.kind,
        "targets": [*said.targets],
        "values": dict(said.values),
        "words": words,
        "author": one.by.signs_as,
        "because": one.because,
        "at": one.at.isoformat(),
        "state": str(one.state),
    }


def _check_there(number: int) -> None:
    if not Proposal.objects.filter(pk=number).exists():
        raise NotInRecord(_("There is no such proposal."))


def _on(asked: DecisionsAsked) -> list[Decision]:
    """The decisions on all that is asked of, in the order in which they were taken. Raises NotInRecord."""
    found: dict[str, Decision] | None = None
    for some in _of_each(asked):
        found = some if found is None else {id_: one for id_, one in found.items() if id_ in some}
    return sorted((found or {}).values(), key=lambda one: (one.taken, one.id))


def _of_each(asked: DecisionsAsked) -> list[dict[str, Decision]]:
    each = []
    if asked.incident is not None:
        each.append({one.id: one for one in decisions_on(incident(the_incident(asked.incident)).incident.reports)})
    if asked.report is not None:
        each.append({one.id: one for one in decisions_on([_report(asked.report)])})
    if asked.claim is not None:
        report = _report(asked.claim.rpartition("/")[0])
        each.append(_touching(decisions_on([report]), {asked.claim, report}))
    return each


def _touching(some: Sequence[Decision], names: set[str]) -> dict[str, Decision]:
    """Those that name one of some things, and those that take one of them back, in turn."""
    found: dict[str, Decision] = {}
    while new := {one.id: one for one in some if one.id not in found and not names.isdisjoint(one.targets)}:
        found |= new
        names = set(new)
    return found


def _report(id_: str) -> str:
    if not Report.objects.filter(id=id_).exists():
        raise NotInRecord(f"there is no report {id_!r}")
    return id_


def _all(some: Sequence[Decision]) -> list[dict[str, Any]]:
    return [decision_to_dict(one) for one in some]
