"""What changed in the record since a moment."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from marsad.desk.api.call import answer
from marsad.desk.api.paging import Cursor, Paged, cursor_of, page
from marsad.desk.api.shapes.base import Moment
from marsad.desk.apps import registers
from marsad.model.record_json import contradiction_to_dict, correction_to_dict, toll_to_dict
from marsad.record.ask.changes import Changed, changes_since


class ChangesAsked(Paged):
    """Since when."""

    limit: int = Field(20, ge=1, le=50, description="How many incidents at most: each is put together as it was then.")
    since: Moment = Field(description="What this record did not hold yet at that moment. A day means its end.")


def changes(request: HttpRequest, asked: Query[ChangesAsked]) -> HttpResponse:
    """Incidents some of whose tolls are not what this record held then, with the reports and decisions that came."""
    cursor = cursor_of(asked.after, str, str)
    found = changes_since(asked.since, registers(), (cursor[0], cursor[1]) if cursor else None)
    rows = list(islice(found, asked.limit + 1))
    return answer(page(request, rows, asked.limit, _key, _told))


def _key(one: Changed) -> Cursor:
    return one.incident.incident.first or "", one.incident.incident.id


def _told(some: Sequence[Changed]) -> list[dict[str, Any]]:
    return [
        {
            "incident": one.incident.incident.id,
            "names": dict(one.incident.incident.names),
            "new": one.new,
            "changes": [
                {
                    "outcome": each.outcome,
                    "affected": each.affected,
                    "way": each.way,
                    "before": toll_to_dict(each.before) if each.before else None,
                    "now": toll_to_dict(each.now) if each.now else None,
                }
                for each in one.changes
            ],
            "reports": [*one.reports],
            "decisions": [*one.decisions],
            "contradictions": [contradiction_to_dict(each) for each in one.contradictions],
            "corrections": [correction_to_dict(each) for each in one.corrections],
        }
        for one in some
    ]
