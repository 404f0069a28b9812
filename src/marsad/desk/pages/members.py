"""The desk's members, for administrators: their roles, who is in, who is shut out, who is invited."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from axes.models import AccessAttempt  # type: ignore[import-untyped]  # it has no types
from axes.utils import reset  # type: ignore[import-untyped]  # it has no types
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from marsad.desk.access import Role
from marsad.desk.context import own
from marsad.desk.members import factors, invitations, sessions, standing
from marsad.desk.members.models import Member
from marsad.desk.noted import note
from marsad.desk.numbers import number_in
from marsad.desk.pages.told_tokens import end_all as end_all_tokens
from marsad.desk.router import DESK
from marsad.desk.settings import FAILURES, HOURS

_ON_A_PAGE = 50


def members(request: HttpRequest) -> HttpResponse:
    """Everybody, with what can be done for them."""
    page = Paginator(Member.objects.order_by("-is_active", "username"), _ON_A_PAGE).get_page(request.GET.get("page"))
    with_factor, shut_out = factors.who_has(), _shut_out(list(page))
    told = {
        "page": page,
        "rows": [
            {"member": one, "factor": one.pk in with_factor, "shut_out": one.username in shut_out} for one in page
        ],
        "invitations": invitations.open_ones(datetime.now(UTC)),
        "roles": [role.value for role in Role],
        "days": invitations.LASTS.days,
    }
    return render(request, "desk/members.html", told)


def change(request: HttpRequest) -> HttpResponse:
    """Does for a member what a form says."""
    act, id_ = _ACTS.get(request.POST.get("act", "")), number_in(request.POST.get("member", ""))
    if act is None or id_ is None:
        raise Http404
    try:
        with transaction.atomic(using=DESK):  # what the log does not keep is not done
            act(request, id_)
    except standing.LastAdministrator:
        messages.error(request, _("That would leave the desk without an administrator."))
    except Member.DoesNotExist:
        raise Http404 from None
    return redirect("members")


def invite(request: HttpRequest) -> HttpResponse:
    """Makes an invitation, and shows its link once."""
    role = _role(request)
    note(request, "invited", own(request), role=role)
    secret = invitations.invite(own(request), role, datetime.now(UTC))
    link = request.build_absolute_uri(reverse("join", args=[secret]))
    return render(request, "desk/invited.html", {"link": link, "role": role.value, "days": invitations.LASTS.days})


def withdraw(request: HttpRequest) -> HttpResponse:
    """Takes an invitation back."""
    id_ = number_in(request.POST.get("invitation", ""))
    taken = invitations.withdraw(id_) if id_ is not None else None
    if taken is not None:
        note(request, "invitation-withdrawn", own(request), role=taken.role)
        messages.success(request, _("The invitation was withdrawn."))
    return redirect("members")


def _give_role(request: HttpRequest, id_: int) -> None:
    role = _role(request)
    member = standing.give_role(id_, role)
    note(request, "role-changed", own(request), whom=member, role=role)


def _put_out(request: HttpRequest, id_: int) -> None:
    note(request, "put-out", own(request), whom=standing.put_out(id_))


def _take_in(request: HttpRequest, id_: int) -> None:
    note(request, "taken-in", own(request), whom=standing.take_in(id_))


def _let_in(request: HttpRequest, id_: int) -> None:
    member = Member.objects.get(pk=id_)
    reset(username=member.username)
    Member.objects.filter(pk=id_).update(codes_failed=0, codes_since=None, shut_out_told=None)
    note(request, "let-in", own(request), whom=member)


def _end_sessions(request: HttpRequest, id_: int) -> None:
    member = Member.objects.get(pk=id_)
    note(request, "sessions-ended", own(request), whom=member)
    sessions.end_all(member, but=request.session.session_key)
    end_all_tokens(request, own(request), member)


def _remove_factors(request: HttpRequest, id_: int) -> None:
    """As for somebody who lost theirs; whoever is signed in as them is signed out."""
    member = Member.objects.get(pk=id_)
    for way in factors.remove_all(member):
        note(request, "factor-removed", own(request), way=way, whom=member)
    sessions.end_all(member, but=request.session.session_key)
    end_all_tokens(request, own(request), member)


_ACTS: Mapping[str, Callable[[HttpRequest, int], None]] = {
    "role": _give_role,
    "put-out": _put_out,
    "take-in": _take_in,
    "let-in": _let_in,
    "end-sessions": _end_sessions,
    "remove-factors": _remove_factors,
}


def _role(request: HttpRequest) -> Role:
    try:
        return Role(request.POST.get("role", ""))
    except ValueError:
        raise Http404 from None


def _shut_out(some: Sequence[Member]) -> set[str]:
    """Those under whose names nobody can sign in now, from some address or from anywhere."""
    now, names = datetime.now(UTC), [one.username for one in some]
    tried = AccessAttempt.objects.filter(attempt_time__gte=now - timedelta(hours=HOURS), username__in=names)
    by_name = tried.values("username", "ip_address").annotate(failed=Sum("failures_since_start"))
    failed = by_name.filter(failed__gte=FAILURES).values_list("username", flat=True)
    return {*failed, *(one.username for one in some if not factors.may_try(one, now))}
