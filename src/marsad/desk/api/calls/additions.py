"""Adding reports: as text or as JSON lines; how far an addition has come, and what became of each report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query

from marsad.desk.adding.begun import begun, put_pasted
from marsad.desk.adding.given import BadAddition, Told, told_in
from marsad.desk.adding.process import note_cut_off
from marsad.desk.adding.uploads import BYTES
from marsad.desk.api.call import answer, member_of
from marsad.desk.api.paging import Paged, cursor_of, page
from marsad.desk.api.shapes.asked import Pasted
from marsad.desk.apps import record_home
from marsad.desk.kept.models import Added, Addition
from marsad.errors import NotInRecord
from marsad.record.ask.copies import copies_of

LINES: Final = ("application/x-ndjson", "application/jsonl")
"""Media types of JSON lines."""
_NAME: Final = "reports.jsonl"
_PIECE: Final = 1 << 16


def add(request: HttpRequest, asked: Pasted) -> HttpResponse:
    """Adds one report as text. It is read by a process of its own: ask how far that has come."""
    said = {name: value for name, value in asked.dict(exclude={"text"}).items() if value is not None}
    one = begun(record_home(), member_of(request), "paste", told_in(said), lambda there: put_pasted(asked.text, there))
    return answer(addition_to_dict(one, {}), 202)


def add_lines(request: HttpRequest) -> HttpResponse:
    """Adds reports as JSON lines, as `marsad add` takes them (docs/intake.md): one object a line, with its `text`."""
    one = begun(record_home(), member_of(request), "files", Told(), lambda there: _put_lines(request, there))
    return answer(addition_to_dict(one, {}), 202)


def additions(request: HttpRequest, asked: Query[Paged]) -> HttpResponse:
    """What was added from the desk, the last first."""
    note_cut_off(record_home())
    cursor = cursor_of(asked.after, int)
    rows = Addition.objects.order_by("-id")
    if cursor is not None:
        rows = rows.filter(id__lt=cursor[0])
    some = list(rows[: asked.limit + 1])
    return answer(page(request, some, asked.limit, lambda one: (one.id,), _all))


def addition(request: HttpRequest, number: int) -> HttpResponse:
    """How far an addition has come."""
    return answer(_all([_there(number)])[0])


def added(request: HttpRequest, number: int, asked: Query[Paged]) -> HttpResponse:
    """What became of each report of an addition."""
    cursor = cursor_of(asked.after, int)
    rows = Added.objects.filter(addition=_there(number), id__gt=cursor[0] if cursor else 0).order_by("id")
    some = list(rows[: asked.limit + 1])
    return answer(page(request, some, asked.limit, lambda one: (one.pk,), _reports))


def addition_to_dict(one: Addition, outcomes: dict[str, int]) -> dict[str, Any]:
    """An addition as programs are told of it."""
    return {
        "id": one.id,
        "kind": one.kind,
        "named": one.named,
        "state": one.state,
        "why": one.why,
        "began": one.began.isoformat(),
        "ended": one.ended.isoformat() if one.ended else None,
        "outcomes": outcomes,
    }


def _put_lines(request: HttpRequest, there: Path) -> str:
    """Writes what is sent as it comes, and no more of it than an addition takes. Raises BadAddition."""
    size = 0
    with (there / _NAME).open("wb") as stream:
        while piece := request.read(_PIECE):
            size += len(piece)
            if size > BYTES:
                raise BadAddition(_("That is too much at once"))
            stream.write(piece)
    if not size:
        raise BadAddition(_("There is nothing in it."))
    return _NAME


def _there(number: int) -> Addition:
    note_cut_off(record_home())
    one = Addition.objects.filter(id=number).first()
    if one is None:
        raise NotInRecord(_("There is no such addition."))
    return one


def _all(some: Sequence[Addition]) -> list[dict[str, Any]]:
    counted = Added.objects.filter(addition__in=[one.id for one in some]).values_list("addition", "outcome")
    outcomes: dict[int, dict[str, int]] = {}
    for id_, outcome, count in counted.annotate(n=Count("id")).order_by():
        outcomes.setdefault(id_, {})[outcome] = count
    return [addition_to_dict(one, outcomes.get(one.id, {})) for one in some]


def _reports(some: Sequence[Added]) -> list[dict[str, Any]]:
    copied = copies_of([one.report for one in some if one.report])
    return [
        {
            "name": one.name,
            "outcome": one.outcome,
            "report": one.report,
            "figures": one.figures,
            "why": one.why,
            "copies": [*copied.get(one.report or "", ())],
        }
        for one in some
    ]
