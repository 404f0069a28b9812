"""Taking a decision from a page: it is kept in the log beside what the machine read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from marsad.desk.access import May
from marsad.desk.apps import registers
from marsad.desk.members.models import Member
from marsad.errors import BadDecision
from marsad.model.decision import CORRECTABLE, GROUPING
from marsad.record.decide import decide as rule
from marsad.record.index.up_to_date import bring_up_to_date

_NUMBERS: Final = ("value", "value_high")


def decide(request: HttpRequest) -> HttpResponse:
    """Takes the decision that a form says, and goes back to the page it came from; what cannot be is said there."""
    member = request.user
    assert isinstance(member, Member)
    kind = request.POST.get("kind", "")
    if kind in GROUPING and not member.may(May.REVIEW):
        raise PermissionDenied
    try:
        decision, _before = rule(
            kind,
            [one for one in request.POST.getlist("target") if one],
            author=member.signs_as,
            because=request.POST.get("because", "").strip(),
            values=_values(request) if kind == "correct" else {},
            clock=datetime.now(UTC),
        )
    except BadDecision as error:
        messages.error(request, str(error))
        return _back(request)
    bring_up_to_date(registers())
    messages.success(request, _("Decision %(id)s was taken.") % {"id": decision.id})
    return _back(request)


def _values(request: HttpRequest) -> dict[str, str | int | None]:
    """The values that a form corrects. Raises BadDecision for a number that is none."""
    found: dict[str, str | int | None] = {}
    for name in CORRECTABLE:
        said = request.POST.get(f"set-{name}", "").strip()
        if not said:
            continue
        if name in _NUMBERS and not said.isdecimal():
            raise BadDecision(f"{name} is {said!r}, which is no number")
        found[name] = int(said) if name in _NUMBERS else said
    return found


def _back(request: HttpRequest) -> HttpResponse:
    """To the page of the desk that the form was on."""
    there = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(there, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return HttpResponseRedirect(there)
    return redirect("front")
