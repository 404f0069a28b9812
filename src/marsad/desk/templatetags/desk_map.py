"""The map of one incident, for any page that shows it: its place, and the places of its figures."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from marsad.desk.context import words
from marsad.desk.pages.maps import Item, Map, claim_place, incident_place, map_of
from marsad.desk.templatetags.desk import claim_url
from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.model.called import Called
from marsad.model.record import IncidentRecord

register = template.Library()


@register.simple_tag(takes_context=True)
def incident_map(context: dict[str, Any], one: IncidentRecord, called: Called) -> Map:
    """Where it happened, and where each of its figures does that has a place of its own and counts."""
    labels = words()
    names = Names(labels, called)
    here = Item(_("The incident"), "#where", said.period(one.incident, labels))
    told = [incident_place(one.incident.place, here)]
    for claim in one.incident.claims:
        if claim.place is not None and not claim.rejected:
            name = f"{said.value(claim, labels)} {names.series(claim.outcome, claim.affected)}"
            as_of = labels.day(claim.as_of) if claim.as_of else ""
            told.append(claim_place(claim.place, Item(name, claim_url(context, claim.id), as_of)))
    return map_of("map-incident", told)
