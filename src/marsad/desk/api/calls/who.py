"""Who counted, and who is named in figures: sources with who relays whom, parties of the register."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import Query

from marsad.desk.api.call import answer
from marsad.desk.api.paging import Paged, cursor_of, page
from marsad.desk.apps import registers
from marsad.errors import NotInRecord
from marsad.model.called import Called, together
from marsad.record.ask.parties import of_register, party_card
from marsad.record.ask.sources import Origin, called_there, days_of, origins, relays
from marsad.record.ask.sources import Relayed as Passed

_RELAYS: Final = 50


def sources(request: HttpRequest, asked: Query[Paged]) -> HttpResponse:
    """Origins, those that gave most figures first, and how often these were corrected, contradicted, copied."""
    cursor = cursor_of(asked.after, int, str)
    rows = origins(most=asked.limit + 1, beyond=(cursor[0], cursor[1]) if cursor else None)

    def told(some: Sequence[Origin]) -> list[dict[str, Any]]:
        called = called_there(one.id for one in some)
        return [_origin(one, called) for one in some]

    return answer(page(request, rows, asked.limit, lambda one: (one.figures, one.id), told))


def source(request: HttpRequest, id: str) -> HttpResponse:
    """One origin: how its figures held, of which days they are, whom it relays, and who relays it."""
    rows = origins(id, 1)
    before, after = relays(id, _RELAYS)
    if not rows and not before:
        raise NotInRecord(f"there is no origin {id!r}")
    ids = [id, *(one.id for one in (*before, *after))]
    called = together([of_register(ids, registers()), called_there(ids)])
    own = rows[0] if rows else Origin(id, 0, 0, 0, 0, 0)
    return answer(
        {
            "origin": _origin(own, called),
            "days": dict(days_of(id)),
            "relays": [_relayed(one, called) for one in before],
            "relayed_by": [_relayed(one, called) for one in after],
        }
    )


def parties(request: HttpRequest, asked: Query[Paged]) -> HttpResponse:
    """Parties of the register that a figure names as responsible or counts, by their ids; a claim is no finding."""
    did = {row.id: row.figures for row in origins(role="responsible")}
    befell = {row.id: row.figures for row in origins(role="affected")}
    called = of_register({*did, *befell}, registers())
    cursor = cursor_of(asked.after, str)
    ids = [id_ for id_ in sorted(called.parties) if cursor is None or id_ > cursor[0]]

    def told(some: Sequence[str]) -> list[dict[str, Any]]:
        return [_party(id_, called, did.get(id_, 0), befell.get(id_, 0)) for id_ in some]

    return answer(page(request, ids, asked.limit, lambda id_: (id_,), told))


def party(request: HttpRequest, id: str) -> HttpResponse:
    """What the register knows of a party, and how many figures name it."""
    card = party_card(id, registers())
    one, called = card.party, of_register([id], registers())
    counts = {role: sum(row.figures for row in origins(id, 1, role)) for role in ("responsible", "affected")}
    return answer(
        _party(id, called, counts["responsible"], counts["affected"])
        | {
            "country": one.country,
            "part_of": [each.id for each in card.above],
            "parts": [each.id for each in card.wings],
            "known_as": {code: [*some] for code, some in one.names.items()},
            "loaded": {code: [*some] for code, some in one.loaded.items()},
            "whose_word": [*one.whose_word],
        }
    )


def _party(id_: str, called: Called, responsible: int, affected: int) -> dict[str, Any]:
    return {
        "id": id_,
        "names": dict(called.parties.get(id_, {})),
        "kind": called.kinds.get(id_, ""),
        "responsible": responsible,
        "affected": affected,
    }


def _origin(one: Origin, called: Called) -> dict[str, Any]:
    return {
        "id": one.id,
        "names": _names(one.id, called),
        "figures": one.figures,
        "incidents": one.incidents,
        "corrected": one.corrected,
        "contradicted": one.contradicted,
        "copied": one.copied,
    }


def _relayed(one: Passed, called: Called) -> dict[str, Any]:
    return {"id": one.id, "names": _names(one.id, called), "figures": one.figures, "incidents": one.incidents}


def _names(id_: str, called: Called) -> dict[str, str]:
    return dict(called.parties.get(id_) or called.own.get(id_, {}))
