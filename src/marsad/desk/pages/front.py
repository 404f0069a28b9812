"""The front page: what the record holds, its latest incidents, what came in last."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from marsad.desk import context
from marsad.desk.pages.tolls import brief
from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.record.ask import incidents as ask
from marsad.record.ask.lists import counts, incidents_in, latest, newest_reports
from marsad.record.index.policy import current_policy

_INCIDENTS = 8
_REPORTS = 10


def front(request: HttpRequest) -> HttpResponse:
    """Today's picture of the record."""
    labels = context.words()
    found = incidents_in(latest()[:_INCIDENTS])
    names = Names(labels, ask.called_in(one.incident.id for one in found))
    cards = [
        {
            "id": one.incident.id,
            "name": said.incident_name(one.incident, labels),
            "days": said.period(one.incident, labels),
            "where": said.where(one.incident.place, labels),
            "tolls": brief(one, names),
            "contradictions": len(one.contradictions),
        }
        for one in found
    ]
    told = {"cards": cards, "counts": counts(), "reports": newest_reports(_REPORTS), "policy": current_policy()}
    return render(request, "desk/front.html", told)
