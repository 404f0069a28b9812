"""What somebody has to do with incidents, a page of them, figure by figure: as origin, responsible or affected."""

from __future__ import annotations

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest

from marsad.desk.pages.figures import figure_of
from marsad.interface.labels import Labels
from marsad.interface.record_phrases import Names
from marsad.record.ask.incidents import called_in
from marsad.record.ask.lists import titles_of
from marsad.record.ask.sources import Role, figures_in, parts_of

_PAGE: Final = 15
_FIGURES: Final = 60


def parts_on(request: HttpRequest, who: str, role: Role, labels: Labels) -> dict[str, object]:
    """The incidents of the page that the address asks for, the latest first, each with somebody's figures in it."""
    page = Paginator(parts_of(who, role), _PAGE).get_page(request.GET.get("page"))
    ids = list(page.object_list)
    names, titles = Names(labels, called_in(ids)), titles_of(ids, labels.language)
    figures: dict[str, list[dict[str, object]]] = {id_: [] for id_ in ids}
    more = dict.fromkeys(ids, 0)
    for figure in figures_in(who, role, ids):
        if len(figures[figure.incident]) < _FIGURES:
            figures[figure.incident].append(figure_of(figure, names))
        else:
            more[figure.incident] += 1
    told = [{"id": id_, "name": titles[id_], "figures": figures[id_], "more": more[id_]} for id_ in ids]
    return {"incidents": told, "page": page}
