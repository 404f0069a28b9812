"""What is done with several matters at once: ruled on, assigned, released; all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marsad.desk import context
from marsad.desk.access import May
from marsad.desk.entering import back_to
from marsad.desk.members.models import Member
from marsad.desk.numbers import number_in
from marsad.desk.pages.review.done import listed, say_taken, why_not
from marsad.desk.queue.models import Assignment
from marsad.desk.queue.ruling import take
from marsad.desk.queue.turns import in_turn
from marsad.errors import BadDecision
from marsad.interface.labels import isolate
from marsad.record.ask.review import Awaiting, matters
from marsad.record.index.decisions import decisions_on
from marsad.record.said import Said

_FIGURES = frozenset({"reject", "accept"})


def act(request: HttpRequest) -> HttpResponse:
    """Does with the marked matters what the form says, and goes back to the queue, which says what was done."""
    member, do = context.own(request), request.POST.get("do", "")
    marks = dict(one.rpartition("|")[::2] for one in request.POST.getlist("matter"))
    try:
        if not marks:
            raise BadDecision(_("Nothing was marked."))
        if do in _FIGURES:
            _rule(request, member, do, marks)
        elif do in ("assign", "release"):
            _assign(request, member, do, [*marks])
        else:
            raise BadDecision(_("The form does not say what is to be done."))
    except BadDecision as error:
        messages.error(request, _("Nothing was done: %(why)s") % {"why": why_not(error)})
    return back(request)


def back(request: HttpRequest) -> HttpResponse:
    """To the page of the desk that the form was on, else to the queue."""
    return back_to(request, request.POST.get("next", ""), otherwise="review")


def since_of(request: HttpRequest, name: str = "since") -> int:
    """The entry up to which the page that holds the form showed what was decided. Raises BadDecision."""
    since = number_in(request.POST.get(name, ""))
    if since is None:
        raise BadDecision(_("The form does not say what it was made of: load the page again."))
    return since


def _rule(request: HttpRequest, member: Member, kind: str, marks: Mapping[str, str]) -> None:
    """Rules on every marked figure as the page showed it, each a decision of its own."""
    found = matters(marks)
    check_as_seen(marks, found)
    said = [Said(kind, found[key].matter.targets) for key in marks if found[key].matter.ruling in _FIGURES]
    if len(said) < len(marks):
        raise BadDecision(_("Only figures can be accepted or rejected together."))
    because = request.POST.get("because", "").strip()
    if not because:
        raise BadDecision(_("Say why."))
    taken = take(member, said, because=because, since=since_of(request))
    if taken.decisions:
        Assignment.objects.filter(key__in=[*marks]).delete()
    say_taken(request, taken)


def check_as_seen(marks: Mapping[str, str], found: Mapping[str, Awaiting]) -> None:
    """Raises BadDecision, which says what somebody did meanwhile, where a matter is not as the page showed it."""
    gone = [key for key in marks if key not in found]
    if gone:
        ruled = decisions_on(sorted({key.rpartition("/")[0] for key in gone}))
        on_them = [
            one for one in ruled if not {*gone, *(key.rpartition("/")[0] for key in gone)}.isdisjoint(one.targets)
        ]
        told = {"what": ", ".join(map(isolate, gone)), "who": listed(on_them) or "–"}
        raise BadDecision(_("%(what)s awaits nobody any more; what was decided on it: %(who)s") % told)
    other = [key for key in marks if found[key].mark != marks[key]]
    if other:
        what = ", ".join(map(isolate, other))
        raise BadDecision(_("%(what)s changed since the page was made: look at it again.") % {"what": what})


def _assign(request: HttpRequest, member: Member, do: str, keys: Sequence[str]) -> None:
    """Assigns matters to oneself or, by a reviewer, to somebody else; or releases them."""
    to = _assignee(request, member) if do == "assign" else None
    there = matters(keys)
    with in_turn():
        rows = list(Assignment.objects.select_for_update(of=("self",)).select_related("member").filter(key__in=keys))
        held = [row for row in rows if row.member.pk != member.pk]
        if held and not member.may(May.REVIEW):
            told = ", ".join(f"{isolate(row.key)} ({isolate(row.member.signs_as)})" for row in held)
            raise BadDecision(_("assigned to others: %(told)s") % {"told": told})
        Assignment.objects.filter(key__in=keys).delete()
        if to is not None:
            Assignment.objects.bulk_create(Assignment(key=key, member=to, by=member) for key in keys if key in there)
    count = len(rows) if to is None else len(there)
    if to is None:
        done = ngettext("%(n)s entry was released.", "%(n)s entries were released.", count)
        messages.success(request, done % {"n": count})
    else:
        done = ngettext("%(n)s entry is assigned to %(name)s.", "%(n)s entries are assigned to %(name)s.", count)
        messages.success(request, done % {"n": count, "name": isolate(to.signs_as)})


def _assignee(request: HttpRequest, member: Member) -> Member:
    said = request.POST.get("to", "")
    if said in ("", str(member.pk)):
        return member
    if not member.may(May.REVIEW):
        raise PermissionDenied
    id_ = number_in(said)
    found = Member.objects.filter(pk=id_).first() if id_ is not None else None
    if found is None or not found.may(May.CODE):
        raise BadDecision(_("There is nobody of that name who may rule on claims."))
    return found
