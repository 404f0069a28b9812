"""Who counted: every origin with how its figures held, and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from marsad.desk import context
from marsad.desk.pages.tolls import told_by
from marsad.errors import NotInRecord
from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.record.ask.incidents import called_in
from marsad.record.ask.sources import called_there, incidents_of_origin, origins

_MOST = 200


def sources(request: HttpRequest) -> HttpResponse:
    """Origins, those that gave most figures first: how many were corrected, contradicted, carried by copies."""
    rows = origins(None, _MOST)
    names = Names(context.words(), called_there(row.id for row in rows))
    shown = [{"row": row, "name": names.origin(row.id), "kind": names.kind(row.id)} for row in rows]
    return render(request, "desk/sources.html", {"rows": shown, "full": len(rows) == _MOST, "most": _MOST})


def source(request: HttpRequest, id_: str) -> HttpResponse:
    """One origin: what it said, incident by incident."""
    rows = origins(id_, 1)
    if not rows:
        raise NotInRecord(f"there is no origin {id_!r}")
    found = incidents_of_origin(id_)
    names = Names(context.words(), called_in(one.incident.id for one in found))
    told = [
        {
            "id": one.incident.id,
            "name": said.incident_name(one.incident, names.labels),
            "days": said.period(one.incident, names.labels),
            "claims": told_by(id_, one, names),
        }
        for one in found
    ]
    context_ = {"row": rows[0], "name": names.origin(id_), "kind": names.kind(id_), "incidents": told}
    return render(request, "desk/source.html", context_)
