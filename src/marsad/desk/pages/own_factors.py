"""A member's own second factors: an app, passkeys, recovery codes. Each change asks for the password."""

from __future__ import annotations

from base64 import b64encode

from allauth.mfa.adapter import get_adapter  # type: ignore[import-untyped]  # it has no types
from allauth.mfa.totp.internal.auth import generate_totp_secret  # type: ignore[import-untyped]  # it has no types
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from marsad.desk.apps import project
from marsad.desk.context import own
from marsad.desk.members import factors, sessions
from marsad.desk.members.models import Member
from marsad.desk.noted import note
from marsad.desk.numbers import number_in
from marsad.desk.pages import told_tokens
from marsad.desk.pages.own_account import is_own_password
from marsad.desk.pages.passkeys import said_by_browser, to_make

_NEW_APP = "new-app"


@sensitive_post_parameters()
def app(request: HttpRequest) -> HttpResponse:
    """Sets up an app for codes: a picture to scan, and a code that shows that it was."""
    member, problem, adapter = own(request), "", get_adapter()
    kept = request.session.get(_NEW_APP)
    if request.method == "POST" and kept:
        secret = adapter.decrypt(kept)
        if not is_own_password(request):
            problem = _("The present password is another one.")
        elif not factors.is_code_of_app(secret, request.POST.get("code", "")):
            problem = _("That is not the code that the app shows now.")
        else:
            note(request, "factor-set", member, way="app")
            del request.session[_NEW_APP]
            return _was_set(request, member, factors.set_app(member, secret))
    else:
        secret = generate_totp_secret()
        request.session[_NEW_APP] = adapter.encrypt(secret)
    picture = adapter.build_totp_svg(adapter.build_totp_url(member, secret))
    told = {"problem": problem, "secret": _in_fours(secret), "picture": b64encode(picture.encode()).decode()}
    return render(request, "desk/app.html", told)


@sensitive_post_parameters()
def passkey(request: HttpRequest) -> HttpResponse:
    """Makes a passkey in the browser and keeps its public part."""
    member, problem = own(request), ""
    credential = said_by_browser(request) if request.method == "POST" else None
    if credential is not None:
        called = request.POST.get("name", "").strip()[:60] or _("passkey")
        if not is_own_password(request):
            problem = _("The present password is another one.")
        else:
            try:
                codes = factors.set_passkey(member, called, credential)
                note(request, "factor-set", member, way="passkey")
                return _was_set(request, member, codes)
            except ValidationError:
                problem = _("The browser's answer was not understood. Try again.")
    return render(request, "desk/passkey.html", {"problem": problem, "options": to_make(member)})


@sensitive_post_parameters()
def remove(request: HttpRequest) -> HttpResponse:
    """Takes a second factor away."""
    member, id_ = own(request), number_in(request.POST.get("id", ""))
    if not is_own_password(request):
        messages.error(request, _("The present password is another one."))
    elif project().second_factor and len(factors.of(member)) == 1:
        messages.error(request, _("This desk asks everybody for a second factor: set another one first."))
    else:
        way = factors.remove(member, id_) if id_ is not None else None
        if way is not None:
            note(request, "factor-removed", member, way=way, whom=member)
            messages.success(request, _("The second factor was removed."))
    return redirect("account")


@sensitive_post_parameters()
def codes(request: HttpRequest) -> HttpResponse:
    """Makes recovery codes anew, and shows them once."""
    member = own(request)
    if not is_own_password(request):
        messages.error(request, _("The present password is another one."))
        return redirect("account")
    if not factors.has_any(member):
        messages.error(request, _("Set a second factor first."))
        return redirect("account")
    note(request, "codes-made", member)
    return render(request, "desk/codes.html", {"codes": factors.new_codes(member)})


def _was_set(request: HttpRequest, member: Member, codes: list[str]) -> HttpResponse:
    """A second factor was set: other browsers, which gave none, are signed out; new recovery codes are shown once."""
    request.session[sessions.FACTOR] = True
    request.session.cycle_key()
    sessions.end_all(member, but=request.session.session_key)
    told_tokens.end_all(request, member, member)
    messages.success(request, _("The second factor was set; other browsers and your tokens were put out."))
    return render(request, "desk/codes.html", {"codes": codes}) if codes else redirect("account")


def _in_fours(secret: str) -> str:
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
