"""A member's own tokens: made with the password and shown once, listed with their last use, taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from marsad.desk.context import own
from marsad.desk.members import tokens
from marsad.desk.members.models import Member
from marsad.desk.members.sessions import FACTOR
from marsad.desk.members.tokens import NEEDED, Scope
from marsad.desk.noted import note
from marsad.desk.numbers import number_in
from marsad.desk.pages.own_account import is_own_password
from marsad.desk.router import DESK

_NAME: Final = 60


@sensitive_post_parameters()
def make(request: HttpRequest) -> HttpResponse:
    """Makes a token, and shows its secret once."""
    member, now = own(request), datetime.now(UTC)
    name, scopes = " ".join(request.POST.get("name", "").split()), _scopes(request, member)
    last = _day(request.POST.get("last", ""))
    problem = ""
    if not is_own_password(request):
        problem = _("The present password is another one.")
    elif not name.isprintable() or not 0 < len(name) <= _NAME:
        problem = _("Give the token a name by which you will know it.")
    elif not scopes:
        problem = _("Say what the token may be used for.")
    elif last is None or not now.date() <= last.date() <= (now + tokens.LONGEST).date():
        problem = _("A token is good until a day within a year.")
    elif len(tokens.of(member)) >= tokens.MOST:
        problem = _("You have many tokens already: withdraw one first.")
    if problem or last is None:
        messages.error(request, problem)
        return redirect("account")
    with transaction.atomic(using=DESK):  # what the log does not keep is not made
        token, secret = tokens.make(member, name, scopes, last, with_factor=FACTOR in request.session, now=now)
        note(request, "token-made", member, token=tokens.called(token))
    told = {"secret": secret, "token": token, "scopes": scopes, "last": tokens.last_day(token)}
    return render(request, "desk/token_made.html", told)


def withdraw(request: HttpRequest) -> HttpResponse:
    """Takes a token back; programs that have it get no further."""
    member, id_ = own(request), number_in(request.POST.get("token", ""))
    with transaction.atomic(using=DESK):
        token = tokens.withdraw(member, id_) if id_ is not None else None
        if token is not None:
            note(request, "token-withdrawn", member, whom=member, token=tokens.called(token))
            messages.success(request, _("The token was withdrawn."))
    return redirect("account")


def _scopes(request: HttpRequest, member: Member) -> list[Scope]:
    """Those that a form marks and the member's role is good for."""
    said = request.POST.getlist("scope")
    return [scope for scope in Scope if scope.value in said and member.may(NEEDED[scope])]


def _day(said: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(said), datetime.min.time(), UTC)
    except ValueError:
        return None
