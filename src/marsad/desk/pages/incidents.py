"""The list of incidents."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from marsad.desk import context
from marsad.desk.pages.tolls import brief
from marsad.errors import BadDate
from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.record.ask import incidents as ask
from marsad.record.ask.lists import incidents_in, latest

_PAGE = 25


def incidents(request: HttpRequest) -> HttpResponse:
    """Incidents by latest day, of some days and a country where the address says so."""
    asked = {name: request.GET.get(name, "").strip() for name in ("first", "last", "country")}
    labels, problem = context.words(), ""
    try:
        rows = latest(asked["first"] or None, asked["last"] or None, asked["country"] or None)
    except BadDate as error:
        rows, problem = latest(), str(error)
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    found = incidents_in(page.object_list)
    names = Names(labels, ask.called_in(one.incident.id for one in found))
    told = [(one, said.incident_name(one.incident, labels), said.period(one.incident, labels)) for one in found]
    cards = [
        {"id": one.incident.id, "name": name, "days": days, "tolls": brief(one, names), "reports": one.incident.reports}
        for one, name, days in told
    ]
    context_ = {"cards": cards, "page": page, "asked": asked, "problem": problem}
    return render(request, "desk/incidents.html", context_)
