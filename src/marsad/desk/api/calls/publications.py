"""What is published; publishing and withdrawing, by the same rules as on pages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query

from marsad.desk.api.call import answer, member_of
from marsad.desk.api.paging import Paged, cursor_of, page
from marsad.desk.api.shapes.asked import Publish, Unpublish
from marsad.desk.apps import registers
from marsad.desk.pages.publishing import make_edition
from marsad.errors import NotInRecord
from marsad.model.publication import Publication
from marsad.record import kept_publication
from marsad.record import publish as rule
from marsad.record.ask.incidents import the_incident
from marsad.record.ask.published import addresses_after, published


def publications(request: HttpRequest, asked: Query[Paged]) -> HttpResponse:
    """Every address at which something was published, with all acts on it, the one acted on last first."""
    cursor = cursor_of(asked.after, int, str)
    rows = addresses_after((cursor[0], cursor[1]) if cursor else None, asked.limit + 1)
    return answer(page(request, rows, asked.limit, tuple, lambda some: _all([address for _entry, address in some])))


def publication(request: HttpRequest, address: str) -> HttpResponse:
    """What readers find at an address, and every act on it."""
    found = _all([address])
    if not found:
        raise NotInRecord(f"nothing was published at {address!r}")
    return answer(found[0])


def publish(request: HttpRequest, asked: Publish) -> HttpResponse:
    """Shows readers an incident as it is known now."""
    id_ = the_incident(asked.incident)
    act = rule.publish(
        id_,
        author=member_of(request).signs_as,
        because=asked.because,
        notice=asked.notice,
        clock=datetime.now(UTC),
        seen=asked.seen,
        registers=registers(),
    )
    make_edition(id_)
    return answer(_act(act))


def withdraw(request: HttpRequest, address: str, asked: Unpublish) -> HttpResponse:
    """Takes an incident from readers, who are told why."""
    if not published([address]):
        raise NotInRecord(f"nothing was published at {address!r}")
    act = rule.withdraw(
        address,
        author=member_of(request).signs_as,
        because=asked.because,
        notice=asked.notice,
        clock=datetime.now(UTC),
        seen=asked.seen,
    )
    make_edition(address)
    return answer(_act(act))


def _all(addresses: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {
            "address": one.address,
            "state": one.state,
            "replaced_by": [*one.replaced_by],
            "acts": [_act(act) for act in one.acts],
        }
        for one in published(addresses)
    ]


def _act(act: Publication) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(kept_publication.to_bytes(act))
    return told
