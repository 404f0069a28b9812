"""The front page: what is active and where, what changed since a day, what waits, how the record stands."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.numbers import number_in
from marsad.desk.pages.changes import cards_of
from marsad.desk.pages.maps import Item, incident_place, map_of
from marsad.interface import record_phrases as said
from marsad.model.incident import Incident
from marsad.pipeline.instants import publication_day
from marsad.record.ask.lists import (
    active,
    counts,
    incidents_in,
    last_day,
    lately_changed,
    newest_reports,
    outlines_of,
    waiting_reports,
)
from marsad.record.ask.signed import last_signed
from marsad.record.index.policy import current_policy

_INCIDENTS: Final = 8
_MAPPED: Final = 40
_REPORTS: Final = 10
#: Days that the map can go back from the record's last one; nought for all.
SPANS: Final = (7, 30, 90, 365, 0)
_SPAN: Final = 30


def front(request: HttpRequest) -> HttpResponse:
    """Today's picture of the record."""
    counted = counts()
    if not counted["reports"]:
        return render(request, "desk/front_empty.html")
    since, problem = _since(request.GET.get("since", "").strip())
    lately = lately_changed(_INCIDENTS)
    found = incidents_in(id_ for id_, _at in lately)
    told = {
        **_mapped(request.GET.get("days", "").strip()),
        "cards": cards_of(found, since, dict(lately)),
        "since": since.date().isoformat(),
        "problem": problem,
        "counts": counted,
        "reports": newest_reports(_REPORTS),
        "policy": current_policy(),
        "waiting": waiting_reports(),
        "signed": last_signed(),
    }
    return render(request, "desk/front.html", told)


def _mapped(asked: str) -> dict[str, object]:
    """The map of the incidents of the last days of the record's own time."""
    days = number_in(asked)
    span = days if days in SPANS else _SPAN
    last = last_day()
    spans = [(days, days == span) for days in SPANS]
    if last is None:
        return {"map": None, "spans": spans, "span": span, "last": None}
    first = (date.fromisoformat(last) - timedelta(days=span - 1)).isoformat() if span else None
    rows = active(first, last)
    items = [incident_place(one.place, _item(one)) for one in outlines_of(rows[:_MAPPED])]
    return {
        "map": map_of("map-front", items),
        "spans": spans,
        "span": span,
        "first": first,
        "last": last,
        "active": rows.count(),
        "most": _MAPPED,
    }


def _item(one: Incident) -> Item:
    labels = context.words()
    return Item(said.incident_name(one, labels), reverse("incident", args=[one.id]), said.period(one, labels))


def _since(asked: str) -> tuple[datetime, str]:
    """The instant (UTC) from which on changes are told: a day's beginning, yesterday's unless the address says one."""
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    day, problem = yesterday, ""
    if asked:
        found = publication_day(asked)
        day, problem = (found, "") if found else (yesterday, _("%(said)s is not a day; write it as YYYY-MM-DD."))
    return datetime.combine(day, time.min, UTC), problem % {"said": asked[:40]} if problem else ""
