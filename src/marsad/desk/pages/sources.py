"""Who counted: every origin with how its figures held, and the page of one with who relays whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from marsad.desk import context
from marsad.desk.apps import registers
from marsad.desk.pages.parts import parts_on
from marsad.desk.pages.pictures import bars_of, web_of
from marsad.errors import NotInRecord
from marsad.interface.labels import isolate
from marsad.interface.record_phrases import Names
from marsad.model.called import together
from marsad.record.ask.parties import of_register
from marsad.record.ask.sources import Relayed, called_there, days_of, origins, relays

_PAGE: Final = 50
_RELAYS: Final = 10
_OUTLET: Final = "report:"


def sources(request: HttpRequest) -> HttpResponse:
    """Origins, those that gave most figures first: how many were corrected, contradicted, carried by copies."""
    page = Paginator(origins(), _PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    names = Names(context.words(), called_there(row.id for row in rows))
    shown = [{"row": row, "name": names.origin(row.id), "kind": names.kind(row.id)} for row in rows]
    return render(request, "desk/sources.html", {"rows": shown, "page": page})


def source(request: HttpRequest, id_: str) -> HttpResponse:
    """One origin: what it said by incident and day, whom it relays, and who relays it."""
    rows = origins(id_, 1)
    before, after = relays(id_, _RELAYS)
    if not rows and not before:
        raise NotInRecord(f"there is no origin {id_!r}")
    others = [id_, *(one.id for one in (*before, *after))]
    register = of_register(others, registers())
    labels = context.words()
    parts = parts_on(request, id_, "counted", labels)
    names = Names(labels, together([register, parts.called, called_there(others)]))
    context_ = {
        "id": id_,
        "row": rows[0] if rows else None,
        "name": names.origin(id_),
        "kind": names.kind(id_),
        "party": id_ in register.parties,
        "before": _named(before, names),
        "after": _named(after, names),
        "web": web_of(_named(before, names), _named(after, names)),
        "bars": bars_of(days_of(id_)),
        "incidents": parts.incidents,
        "page": parts.page,
    }
    return render(request, "desk/source.html", context_)


def _named(some: Sequence[Relayed], names: Names) -> list[tuple[Relayed, str]]:
    return [(one, _carrier(one.id, names)) for one in some]


def _carrier(id_: str, names: Names) -> str:
    """What one who passes figures on is called: an outlet by its name, whether it ever spoke for itself or not."""
    if not id_.startswith(_OUTLET):
        return names.origin(id_)
    return isolate(next(iter(names.called.own.get(id_, {}).values()), id_.removeprefix(_OUTLET).replace("-", " ")))
