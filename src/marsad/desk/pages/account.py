"""Signing in and out, and the language of the interface."""

from __future__ import annotations

from django.contrib.auth import logout
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from marsad.desk import entering
from marsad.desk.context import member_of
from marsad.desk.members import factors
from marsad.desk.members.models import Member
from marsad.desk.noted import note
from marsad.desk.pages.passkeys import said_by_browser, to_sign
from marsad.interface.labels import INTERFACE_LANGUAGES
from marsad.record.accesses import Way

_CODE = 40


@sensitive_post_parameters()
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form for name and password."""
    there = request.POST.get("next", request.GET.get("next", ""))
    if member_of(request) is not None:
        return entering.back_to(request, there)
    form = AuthenticationForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        member = form.get_user()
        assert isinstance(member, Member)
        return entering.with_password(request, member, there)
    return render(request, "desk/sign_in.html", {"form": form, "next": there})


@sensitive_post_parameters()
def second_factor(request: HttpRequest) -> HttpResponse:
    """The form for a code of the app, a recovery code or a passkey, once the password was right."""
    half = entering.half_in(request)
    if half is None:
        return redirect("sign-in")
    member, there = half
    refused = entering.shut_out(request, member)
    if refused is not None:
        return refused
    if request.method == "POST":
        way = _passes(request, member)
        if way is not None:
            return entering.enter(request, member, way, there)
        entering.factor_failed(request, member)
        refused = entering.shut_out(request, member)
        if refused is not None:
            return refused
    ways = {factors.way(one) for one in factors.of(member)}
    told = {
        "failed": request.method == "POST",
        "app": "app" in ways,
        "options": to_sign(member) if "passkey" in ways else None,
    }
    return render(request, "desk/second_factor.html", told)


def _passes(request: HttpRequest, member: Member) -> Way | None:
    """By which second factor a form lets a member in."""
    credential = said_by_browser(request)
    if credential is None:
        return factors.passes(member, request.POST.get("code", "").strip()[:_CODE])
    return "passkey" if factors.passes_with_passkey(member, credential) else None


def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    member = member_of(request)
    if member is not None:
        note(request, "signed-out", member)
    logout(request)
    return redirect("sign-in")


def language(request: HttpRequest) -> HttpResponse:
    """Shows the interface in another language from here on, and goes back to the page that asked."""
    response = entering.back_to(request, request.POST.get("next", ""))
    chosen = request.POST.get("language", "")
    if chosen not in INTERFACE_LANGUAGES:
        return response
    member = member_of(request)
    if member is not None:
        Member.objects.filter(pk=member.pk).update(language=chosen)
    return entering.with_language(request, response, chosen)
