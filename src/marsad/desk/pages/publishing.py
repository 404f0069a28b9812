"""Where editors choose what readers see: what is published, what changed since, and what could be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.adding.catching_up import bring_up
from marsad.desk.apps import desk_config, record_home, registers
from marsad.desk.edition.edition import Edition
from marsad.desk.edition.told import figure
from marsad.errors import BadPublication, NotInRecord
from marsad.interface import record_phrases as said
from marsad.interface.labels import isolate
from marsad.interface.record_phrases import Names
from marsad.model.publication import Publication
from marsad.model.record import IncidentRecord
from marsad.record import publish as rule
from marsad.record.ask import incidents as ask
from marsad.record.ask.lists import incidents_in
from marsad.record.ask.published import Published, all_addresses, unpublished
from marsad.record.ask.published import published as published_at

_PAGE = 25
_LATEST = 10


def publishing(request: HttpRequest) -> HttpResponse:
    """What is published and what of it changed since; the incident that the address asks for, as it would be."""
    asked = request.GET.get("incident", "").strip()
    problem = ""
    chosen: list[dict[str, Any]] = []
    if asked:
        try:
            chosen = _rows([ask.the_incident(asked)])
        except NotInRecord as error:
            problem = str(error) if not published_at([asked]) else ""
            chosen = _rows([asked]) if not problem else []
    page = Paginator(all_addresses(), _PAGE).get_page(request.GET.get("page"))
    told = {
        "asked": asked,
        "problem": problem,
        "chosen": chosen,
        "page": page,
        "rows": _rows([*page.object_list]),
        "newest": _rows([*unpublished()[:_LATEST]]),
        "is_open": desk_config().project.published,
    }
    return render(request, "desk/publishing.html", told)


def publish(request: HttpRequest) -> HttpResponse:
    """Shows readers an incident as it is known now."""
    id_ = request.POST.get("incident", "")
    return _done(
        request,
        id_,
        lambda said: rule.publish(id_, registers=registers(), **said),
        _("It is published as it is known now."),
    )


def withdraw(request: HttpRequest) -> HttpResponse:
    """Takes an incident from readers, who are told why."""
    address = request.POST.get("incident", "")
    return _done(
        request,
        address,
        lambda said: rule.withdraw(address, **said),
        _("It was withdrawn; its page and the feed say so."),
    )


def _done(
    request: HttpRequest, address: str, act: Callable[[dict[str, Any]], Publication], success: str
) -> HttpResponse:
    """Does what a form asks for, and goes back to the incident; what cannot be is said there."""
    member = context.own(request)
    try:
        act(
            {
                "author": member.signs_as,
                "because": request.POST.get("because", ""),
                "notice": request.POST.get("notice", ""),
                "clock": datetime.now(UTC),
                "seen": request.POST.get("seen", ""),
            }
        )
    except (BadPublication, NotInRecord) as error:
        messages.error(request, str(error))
    else:
        make_edition(address)
        messages.success(request, success)
    return HttpResponseRedirect(f"{reverse('publishing')}?{urlencode({'incident': address})}")


def make_edition(address: str) -> None:
    """Has readers find what was done at an address."""
    bring_up(record_home(), registers())
    config = desk_config()
    if config.home is not None:
        Edition(config.home, config.project).make(address)


def _rows(ids: list[str]) -> list[dict[str, Any]]:
    """Incidents with what readers see of them, and what they would see were they published now."""
    there = {one.address: one for one in published_at(ids)}
    now = {one.incident.id: one for one in incidents_in(ids)}
    names = Names(context.words(), ask.called_in(now))
    return [_row(id_, there.get(id_), now.get(id_), names) for id_ in ids]


def _row(id_: str, there: Published | None, now: IncidentRecord | None, names: Names) -> dict[str, Any]:
    before = {toll.series: toll for toll in there.shown.tolls} if there else {}
    after = {toll.series: toll for toll in rule.published_tolls(now)} if now else {}
    tolls = [
        {
            "name": names.series(*series),
            "before": figure(before[series], names.labels) if series in before else None,
            "after": figure(after[series], names.labels) if series in after else None,
            "same": before.get(series) == after.get(series),
        }
        for series in sorted({*before, *after}, key=lambda one: said.series_order(*one))
    ]
    return {
        "id": id_,
        "name": said.incident_name(now.incident, names.labels) if now else isolate(id_),
        "days": said.period(now.incident, names.labels) if now else "",
        "is_there": now is not None,
        "state": there.state if there else "",
        "replaced_by": there.replaced_by if there else (),
        "act": there.last if there else None,
        "seen": there.last.id if there else "",
        "tolls": tolls,
        "changed": there is not None and now is not None and any(not toll["same"] for toll in tolls),
    }
