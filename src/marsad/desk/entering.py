"""Signing in: name and password, then the second factor of those who have one; only then a session is a member's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from axes.handlers.proxy import AxesProxyHandler  # type: ignore[import-untyped]  # it has no types
from axes.helpers import get_lockout_response  # type: ignore[import-untyped]  # it has no types
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marsad.desk.context import words
from marsad.desk.members import factors, sessions
from marsad.desk.members.models import Member
from marsad.desk.noted import note
from marsad.record.accesses import Way

_BACKEND: Final = "django.contrib.auth.backends.ModelBackend"
_HALF: Final = "half"
"""What a session holds between password and second factor."""
_PATIENCE: Final = timedelta(minutes=10)
_YEAR: Final = 365 * 24 * 60 * 60


def with_password(request: HttpRequest, member: Member, there: str) -> HttpResponse:
    """Name and password belong together: in, or on to the second factor."""
    if not factors.has_any(member):
        return enter(request, member, "password", there)
    request.session.flush()  # nothing of what a stranger laid ready in it stays
    request.session[_HALF] = {
        "member": member.pk,
        "proof": member.get_session_auth_hash(),
        "since": datetime.now(UTC).isoformat(),
        "next": there,
    }
    request.session.set_expiry(int(_PATIENCE.total_seconds()))
    return redirect("second-factor")


def half_in(request: HttpRequest) -> tuple[Member, str] | None:
    """Who gave the password in this session a short time ago, and where they want to go."""
    said = request.session.get(_HALF)
    if said is None or datetime.now(UTC) - datetime.fromisoformat(said["since"]) > _PATIENCE:
        return None
    member = Member.objects.filter(pk=said["member"], is_active=True).first()
    if member is None or not constant_time_compare(said["proof"], member.get_session_auth_hash()):
        return None
    return member, str(said["next"])


def shut_out(request: HttpRequest, member: Member) -> HttpResponse | None:
    """The page for a member who may try no more for now; None for one who may."""
    said = {"username": member.username}
    if AxesProxyHandler.is_allowed(request, said) and factors.may_try(member, datetime.now(UTC)):
        return None
    refused: HttpResponse = get_lockout_response(request, credentials=said)
    return refused


def factor_failed(request: HttpRequest, member: Member) -> None:
    """A second factor was none: it counts like a wrong password, and for the member wherever it is tried."""
    factors.note_failed(member)
    user_login_failed.send(__name__, credentials={"username": member.username}, request=request)


def enter(request: HttpRequest, member: Member, way: Way, there: str) -> HttpResponse:
    """Makes the session the member's, under a key that nobody had before; the log is told first."""
    failures = member.failures
    note(request, "signed-in", member, way=way, failures=failures)
    request.session.flush()
    login(request, member, backend=_BACKEND)
    sessions.begin(request, with_factor=way != "password")
    Member.objects.filter(pk=member.pk).update(failures=0, codes_failed=0, codes_since=None)
    if failures:
        messages.warning(
            request,
            ngettext(
                "%(n)s attempt to sign in under your name failed before this one.",
                "%(n)s attempts to sign in under your name failed before this one.",
                failures,
            )
            % {"n": words().number(failures)},
        )
    if way == "recovery-code":
        left = factors.codes_left(member)
        messages.warning(request, _("Recovery codes that are left: %(n)s") % {"n": words().number(left)})
    return with_language(request, back_to(request, there), member.language)


def back_to(request: HttpRequest, there: str, otherwise: str = "front") -> HttpResponse:
    """To an address of the desk, else to a page of it."""
    if url_has_allowed_host_and_scheme(there, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return HttpResponseRedirect(there)
    return redirect(otherwise)


def with_language(request: HttpRequest, response: HttpResponse, chosen: str) -> HttpResponse:
    """The interface in a language from here on; as it is where none is chosen."""
    if chosen:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=_YEAR,
            httponly=True,
            samesite="Strict",
            secure=request.is_secure(),
        )
    return response
