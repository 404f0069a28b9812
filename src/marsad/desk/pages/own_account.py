"""A member's own account: how they read, their password, the browsers in which they are signed in."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from marsad.desk import entering
from marsad.desk.apps import project
from marsad.desk.context import own
from marsad.desk.members import factors, sessions
from marsad.desk.members.browsers import named
from marsad.desk.members.models import Member, Session
from marsad.desk.noted import note
from marsad.desk.pages import told_tokens
from marsad.interface.labels import INTERFACE_LANGUAGES
from marsad.interface.manner import Digits, Months


def account(request: HttpRequest) -> HttpResponse:
    """All of it on one page."""
    member = own(request)
    told = {
        "member": member,
        "sessions": [_told(one, request) for one in sessions.of(member)],
        "factors": [
            {"id": one.pk, "way": factors.way(one), "name": factors.name(one), "since": one.created_at}
            for one in factors.of(member)
        ],
        "codes_left": factors.codes_left(member),
        "required": project().second_factor,
        "months": [one.value for one in Months],
        "digits": [one.value for one in Digits],
        **told_tokens.listed(member, datetime.now(UTC)),
    }
    return render(request, "desk/account.html", told)


def preferences(request: HttpRequest) -> HttpResponse:
    """Keeps how a member wants to read."""
    member = own(request)
    said = {name: request.POST.get(name, "") for name in ("language", "months", "digits")}
    known = {"language": INTERFACE_LANGUAGES, "months": tuple(Months), "digits": tuple(Digits)}
    if any(said[name] not in known[name] for name in said):
        messages.error(request, _("That cannot be chosen."))
        return redirect("account")
    Member.objects.filter(pk=member.pk).update(**said)
    return entering.with_language(request, redirect("account"), said["language"])


@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Another password; the other browsers are signed out."""
    member, problems = own(request), list[str]()
    if request.method == "POST":
        new = request.POST.get("new", "")
        if not is_own_password(request):
            problems = [_("The present password is another one.")]
        elif new != request.POST.get("again", ""):
            problems = [_("The two new passwords differ.")]
        else:
            problems = _unfit(new, member)
        if not problems:
            note(request, "password-changed", member)
            member.set_password(new)
            member.save(update_fields=["password"])
            update_session_auth_hash(request, member)
            sessions.end_all(member, but=request.session.session_key)
            told_tokens.end_all(request, member, member)
            messages.success(request, _("The password was changed; other browsers and your tokens were put out."))
            return redirect("account")
    return render(request, "desk/password.html", {"problems": problems})


def end_sessions(request: HttpRequest) -> HttpResponse:
    """Signs a member out in one of their other browsers, or in all of them."""
    member, which = own(request), request.POST.get("which", "")
    mine = request.session.session_key
    ended = [one for one in sessions.of(member) if one.session_key != mine and which in ("all", handle(one))]
    if ended:
        note(request, "sessions-ended", member, whom=member)
        Session.objects.filter(session_key__in=[one.session_key for one in ended]).delete()
        messages.success(request, _("Signed out there."))
    return redirect("account")


def is_own_password(request: HttpRequest) -> bool:
    """Whether a form has the member's present password; one that is wrong counts like a sign-in that failed."""
    given = request.POST.get("password", "")
    return authenticate(request, username=own(request).username, password=given) is not None


def handle(session: Session) -> str:
    """By which a page names a session, whose key it must not show."""
    return sha256(session.session_key.encode()).hexdigest()[:16]


def _told(session: Session, request: HttpRequest) -> dict[str, object]:
    return {
        "handle": handle(session),
        "browser": named(session.browser),
        "began": session.began,
        "seen": session.seen,
        "here": session.session_key == request.session.session_key,
    }


def _unfit(new: str, member: Member) -> list[str]:
    """What is wrong with a new password."""
    try:
        validate_password(new, member)
    except ValidationError as error:
        return list(error.messages)
    return []
