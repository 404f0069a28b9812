"""What awaits a person."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from marsad.desk.api.call import answer
from marsad.desk.api.paging import Paged, cursor_of, page
from marsad.desk.api.shapes.base import Id
from marsad.desk.queue.models import Assignment
from marsad.model.review import Ground
from marsad.model.vocabulary import Outcome
from marsad.record.ask.review import Wanted, awaiting_after, told
from marsad.record.index.models import Matter as MatterRow


class MattersAsked(Paged):
    """Which matters."""

    ground: Ground | None = Field(None, description="That await somebody for a reason (docs/review.md).")
    outcome: Outcome | None = Field(None, description="That would change a toll of an outcome most.")
    incident: Id | None = Field(None, description="Of an incident: its id.")
    least: int = Field(0, ge=0, le=999_999_999, description="That would change a toll by so many people at least.")


def matters(request: HttpRequest, asked: Query[MattersAsked]) -> HttpResponse:
    """What awaits a person, that which would change a toll most first."""
    cursor = cursor_of(asked.after, int, str)
    wanted = Wanted(asked.ground or "", asked.outcome or "", asked.incident or "", asked.least)
    rows = awaiting_after(wanted, (cursor[0], cursor[1]) if cursor else None, asked.limit + 1)
    return answer(page(request, rows, asked.limit, lambda one: (one.change, one.key), lambda some: _told([*some])))


def _told(rows: list[MatterRow]) -> list[dict[str, Any]]:
    assigned = Assignment.objects.filter(key__in=[row.key for row in rows]).select_related("member")
    whose = {one.key: one.member.signs_as for one in assigned}
    return [
        asdict(one.matter) | {"mark": one.mark, "change": one.matter.change, "assigned": whose.get(one.matter.key)}
        for one in told(rows)
    ]
