"""The list of incidents: by their days, country, tolls and parties, in the order that the address asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.apps import registers
from marsad.desk.pages.tolls import brief
from marsad.errors import BadDate
from marsad.interface import record_phrases as said
from marsad.interface.labels import Labels
from marsad.interface.record_phrases import Names
from marsad.model.record import IncidentRecord
from marsad.model.vocabulary import OUTCOMES
from marsad.record.ask import incidents as ask
from marsad.record.ask.lists import ORDERS, Order, Wanted, changed_at, incidents_in, wanted
from marsad.record.ask.party_names import called
from marsad.tolls.policies.grades import GRADES

_PAGE: Final = 25
_ASKED: Final = ("first", "last", "country", "outcome", "grade", "party", "order")


def incidents(request: HttpRequest) -> HttpResponse:
    """Incidents that have all that the address asks for; where it asks for what cannot be, that is said, and none."""
    asked = asked_in(request)
    labels, problem = context.words(), ""
    try:
        rows: Any = wanted(wanted_by(asked))
    except BadDate as error:
        rows, problem = [], str(error)
    if (unknown := unknown_in(asked)) is not None:
        rows, problem = [], unknown
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    found = incidents_in(page.object_list)
    names = Names(labels, ask.called_in(one.incident.id for one in found))
    changed = changed_at(one.incident.id for one in found)
    context_ = {
        "cards": [_card(one, names, changed) for one in found],
        "page": page,
        "asked": asked,
        "problem": problem,
        "outcomes": [(one, labels.word("outcome", one)) for one in OUTCOMES],
        "grades": [(one, labels.word("grade", one)) for one in GRADES],
        "orders": _orders(),
        "query": urlencode({name: said for name, said in asked.items() if said}),
        "filtered": any(asked[name] for name in _ASKED if name != "order"),
    }
    return render(request, "desk/incidents.html", context_)


def asked_in(request: HttpRequest) -> dict[str, str]:
    """What an address asks of incidents."""
    return {name: request.GET.get(name, "").strip() for name in _ASKED}


def wanted_by(asked: Mapping[str, str]) -> Wanted:
    """The same, as the record is asked."""
    return Wanted(
        asked["first"] or None,
        asked["last"] or None,
        asked["country"] or None,
        asked["outcome"] or None,
        asked["grade"] or None,
        called(asked["party"], registers()) if asked["party"] else None,
        asked["order"] if asked["order"] in ORDERS else "day",
    )


def unknown_in(asked: Mapping[str, str]) -> str | None:
    """What of an address is no word of the record: a list that ignores it would look like an answer."""
    known = {"outcome": OUTCOMES, "grade": GRADES, "order": ORDERS}
    wrong = next((name for name, words in known.items() if asked[name] and asked[name] not in words), None)
    return _("%(word)s is nothing that can be asked for.") % {"word": repr(asked[wrong])} if wrong else None


def _card(one: IncidentRecord, names: Names, changed: Mapping[str, str]) -> dict[str, object]:
    labels: Labels = names.labels
    return {
        "id": one.incident.id,
        "name": said.incident_name(one.incident, labels),
        "days": said.period(one.incident, labels),
        "where": said.where(one.incident.place, labels),
        "tolls": brief(one, names),
        "reports": one.incident.reports,
        "contradictions": len(one.contradictions),
        "changed": changed.get(one.incident.id, ""),
    }


def _orders() -> list[tuple[Order, str]]:
    words: dict[Order, str] = {"day": _("latest day"), "change": _("latest change"), "deaths": _("most killed")}
    return [(order, words[order]) for order in ORDERS]
