"""Pages for what cannot be done: in the reader's language, with what to do, and nothing of the machine."""

from __future__ import annotations

import sys
from collections.abc import Collection
from typing import Final

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from marsad.desk.api.problems import is_asked_by_program, problem
from marsad.desk.context import language
from marsad.desk.pages.words import direction
from marsad.errors import BadHome, BadLog, NotInRecord

RETRY: Final = "15"
"""Seconds after which a page is worth another try that could not be made for now."""


def told(request: HttpRequest, error: Exception) -> HttpResponse:
    """What Marsad says cannot be done."""
    if isinstance(error, NotInRecord) and getattr(request, "behind", False):
        page = _page(
            request,
            503,
            _("Not in the record yet"),
            _("What the record holds is being put together: it is here in a while."),
        )
        page["Retry-After"] = RETRY
        return page
    if isinstance(error, NotInRecord):
        says = _("Nothing here has that name now. It may have been merged, split or removed: look for it by its words.")
        return _page(request, 404, _("Not in the record"), says, str(error))
    if isinstance(error, (BadHome, BadLog)):
        return _page(request, 503, _("The record cannot be read now"), _("Tell whoever runs this desk."))
    return _page(request, 400, _("That cannot be done"), _("What was asked for cannot be used."), str(error))


def too_large(request: HttpRequest) -> HttpResponse:
    """More was sent than the page takes."""
    return _page(request, 413, _("That is too much at once"), _("Nothing of it was kept. Send less, or in parts."))


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The address or the form is none that the desk knows."""
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        return too_large(request)
    return _page(request, 400, _("The request was not understood"), _("Go back and try again."))


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The member's role does not allow it."""
    return _page(request, 403, _("Your role does not allow this"), _("An administrator can change your role."))


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: it came from elsewhere, or stood open for too long."""
    return _page(request, 403, _("The form was not accepted"), _("It stood open for too long. Load the page again."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page."""
    return _page(request, 404, _("There is no such page"), _("Look for it by its words."))


def not_this_way(request: HttpRequest, methods: Collection[str]) -> HttpResponse:
    """The address takes no request of that kind: it is where a form is sent, or whoever asks is no browser."""
    shown = _page(request, 405, _("There is nothing to see at this address"), _("A form is sent here. Go back to it."))
    shown["Allow"] = ", ".join(methods)
    return shown


def failed(request: HttpRequest) -> HttpResponse:
    """Something is wrong with the desk itself, or its database is away."""
    failure = sys.exc_info()[1]
    if isinstance(failure, (DatabaseError, InterfaceError)):
        return unavailable(request)
    if isinstance(failure, UnreadablePostError):
        return not_understood(request, failure)
    return _page(request, 500, _("The desk failed"), _("Nothing was lost. Tell whoever runs this desk."))


def unavailable(request: HttpRequest) -> HttpResponse:
    """The database does not answer: a page that asks nothing of it. What was acknowledged is kept."""
    if is_asked_by_program(request):
        return problem(503, _("The record cannot be read now"), _("What was acknowledged is kept. Ask again."))
    told = {"lang": language(), "dir": direction(language())}
    return HttpResponse(render_to_string("desk/unavailable.html", told), status=503, headers={"Retry-After": RETRY})


def _page(request: HttpRequest, status: int, title: str, says: str, detail: str = "") -> HttpResponse:
    """The page, with what Marsad's error says (in English, as at a terminal) beneath what it means."""
    if is_asked_by_program(request):
        return problem(status, title, detail or says)
    told = {"title": title, "says": says, "detail": detail, "status": status}
    return render(request, "desk/failure.html", told, status=status)
