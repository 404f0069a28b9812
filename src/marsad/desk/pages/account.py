"""Signing in and out, and the language of the interface."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import views
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from marsad.interface.labels import INTERFACE_LANGUAGES

_YEAR = 365 * 24 * 60 * 60
_sign_in = views.LoginView.as_view(template_name="desk/sign_in.html", redirect_authenticated_user=True)
_sign_out = views.LogoutView.as_view(next_page="sign-in")


def sign_in(request: HttpRequest) -> HttpResponseBase:
    """The form for name and password; a session begins anew with it."""
    return _sign_in(request)


def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Ends the session."""
    return _sign_out(request)


def language(request: HttpRequest) -> HttpResponse:
    """Shows the interface in another language from here on, and goes back to the page that asked."""
    there = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(there, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        response: HttpResponse = HttpResponseRedirect(there)
    else:
        response = redirect("front")
    chosen = request.POST.get("language", "")
    if chosen in INTERFACE_LANGUAGES:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=_YEAR,
            httponly=True,
            samesite="Strict",
            secure=request.is_secure(),
        )
    return response
