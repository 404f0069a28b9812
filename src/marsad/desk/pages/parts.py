"""What somebody has to do with incidents, a page of them, figure by figure: as origin, responsible or affected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from marsad.desk.pages.figures import figure_of
from marsad.interface.labels import Labels
from marsad.interface.record_phrases import Names, titled
from marsad.model.called import Called
from marsad.record.ask.incidents import called_in
from marsad.record.ask.lists import titles_of
from marsad.record.ask.sources import Role, figures_in, parts_of

_PAGE: Final = 15
_FIGURES: Final = 60


@dataclass(frozen=True, slots=True)
class Parts:
    """A page of incidents with somebody's figures in each, and what those are called who are told of in them."""

    incidents: list[dict[str, object]]
    page: Page[str]
    called: Called


def parts_on(request: HttpRequest, who: str, role: Role, labels: Labels) -> Parts:
    """The incidents of the page that the address asks for, the latest first, each with somebody's figures in it."""
    page = Paginator(parts_of(who, role), _PAGE).get_page(request.GET.get("page"))
    ids = list(page.object_list)
    names, titles = Names(labels, called_in(ids)), titles_of(ids, labels.language)
    figures: dict[str, list[dict[str, object]]] = {id_: [] for id_ in ids}
    more = dict.fromkeys(ids, 0)
    for figure in figures_in(who, role, ids):
        if len(figures[figure.incident]) < _FIGURES:
            figures[figure.incident].append(figure_of(figure, names) | ({"who": ""} if role == "counted" else {}))
        else:
            more[figure.incident] += 1
    told: list[dict[str, object]] = [
        {"id": id_, "name": titled(titles[id_], labels), "figures": figures[id_], "more": more[id_]} for id_ in ids
    ]
    return Parts(told, page, names.called)
