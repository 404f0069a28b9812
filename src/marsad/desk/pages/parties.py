"""Parties of the register: their names and whose the loaded ones are, and what is claimed of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from marsad.desk import context
from marsad.desk.apps import registers
from marsad.desk.pages.parts import parts_on
from marsad.interface.labels import Labels
from marsad.interface.record_phrases import Names
from marsad.parties.party import Party
from marsad.record.ask.parties import of_register, party_card
from marsad.record.ask.sources import ROLES, Role, origins

_PAGE: Final = 50


def parties(request: HttpRequest) -> HttpResponse:
    """The parties of which something is claimed: how many figures name each as responsible, and as harmed."""
    did = {row.id: row for row in origins(role="responsible")}
    befell = {row.id: row for row in origins(role="affected")}
    names = Names(context.words(), of_register({*did, *befell}, registers()))
    known = [
        {
            "id": id_,
            "name": names.affected(id_),
            "kind": names.kind(id_),
            "responsible": did[id_].figures if id_ in did else 0,
            "affected": befell[id_].figures if id_ in befell else 0,
        }
        for id_ in names.called.parties
    ]
    known.sort(key=lambda row: (-int(str(row["responsible"])) - int(str(row["affected"])), str(row["id"])))
    return render(request, "desk/parties.html", {"page": Paginator(known, _PAGE).get_page(request.GET.get("page"))})


def party(request: HttpRequest, id_: str) -> HttpResponse:
    """One party: what the register knows of it, and the figures in which it is responsible or harmed."""
    card, labels = party_card(id_, registers()), context.words()
    one = card.party
    counts = {role: next(iter(origins(id_, 1, role)), None) for role in ROLES}
    role: Role = "affected" if request.GET.get("role") == "affected" else "responsible"
    if counts[role] is None and "role" not in request.GET and counts["affected"] is not None:
        role = "affected"
    user = of_register([*one.whose_word, *([one.country.lower()] if one.country else [])], registers())
    names, parts = Names(labels, user), parts_on(request, id_, role, labels)
    context_ = {
        "one": one,
        "name": _called(one, labels),
        "kind": labels.word("party", one.kind),
        "country": names.affected(one.country.lower()) if one.country else "",
        "above": [(each.id, _called(each, labels)) for each in card.above],
        "wings": [(each.id, _called(each, labels)) for each in card.wings],
        "names": _by_language(one.names, labels),
        "quoted": _by_language(one.quoted, labels),
        "loaded": _by_language(one.loaded, labels),
        "whose_word": [(each, names.affected(each)) for each in one.whose_word],
        "counts": counts,
        "role": role,
        "incidents": parts.incidents,
        "page": parts.page,
    }
    return render(request, "desk/party.html", context_)


def _called(party: Party, labels: Labels) -> str:
    """A party's first name in the interface's language, else in any."""
    known = party.names.get(labels.language) or next(iter(party.names.values()), ())
    return known[0] if known else party.id


def _by_language(names: Mapping[str, Iterable[str]], labels: Labels) -> list[tuple[str, str, list[str]]]:
    """Code, language and names, where there are any."""
    return [(code, labels.word("language", code), list(some)) for code, some in sorted(names.items()) if some]
