"""The page of one report: its text as received, every claim's words marked, what was decided on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from json import dumps

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from marsad.desk import context
from marsad.desk.access import May
from marsad.desk.apps import registers
from marsad.desk.members.models import Member
from marsad.desk.pages.reading.claims import card, marks, ruling
from marsad.desk.pages.reading.drafts import Draft, asked
from marsad.desk.pages.reading.forms import fields_of
from marsad.desk.pages.reading.text import SLOTS, pieces
from marsad.desk.pages.tolls import brief
from marsad.desk.pages.words import direction
from marsad.interface import phrases
from marsad.interface import record_phrases as said
from marsad.interface.choices import registered
from marsad.interface.labels import Labels
from marsad.interface.record_phrases import Names
from marsad.model.called import together
from marsad.model.claim import Claim, Event, Reading
from marsad.record.ask import incidents as ask
from marsad.record.ask.lists import a_claim_of, latest, outlines_of
from marsad.record.ask.report import ToldClaim, ToldReport, told_report
from marsad.record.meanwhile import seen

_PAGE = 100
"""Claims on a page."""
_NEAR = 7
"""Days around a report's incidents in which another one may be the right one, and how many of these are offered."""
_MOST = 40

_HTMX = dumps(
    {
        "allowEval": False,
        "attributesToSettle": ["class"],
        "defaultSettleDelay": 0,
        "includeIndicatorStyles": False,
        "selfRequestsOnly": True,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
        "responseHandling": [{"code": "204", "swap": False}, {"code": "...", "swap": True}],
    }
)
"""How parts of the page are exchanged: nothing evaluated, nothing kept in the browser, failures shown as they come, and
the focus where it belongs before another key can be pressed."""


def report(request: HttpRequest, id_: str) -> HttpResponse:
    """A report as it was received and read, beside what people ruled on it."""
    told = told_report(id_, registers())
    return shown(request, told, asked(request, told.reading.report))


def shown(request: HttpRequest, told: ToldReport, draft: Draft | None, status: int = 200) -> HttpResponse:
    """The page of a report with a form open, if any is."""
    labels, reading = context.words(), told.reading
    own, id_ = registers(), reading.report.known_as
    names = Names(labels, together([ask.called_in(one.incident.id for one in told.incidents), registered(own)]))
    page = Paginator(told.claims, _PAGE).get_page(_number_of_page(request, told, draft))
    on_page: list[ToldClaim] = [*page.object_list]
    opened = _opened(on_page, draft)
    may_code = isinstance(request.user, Member) and request.user.may(May.CODE)
    draft = draft if may_code and draft is not None and (draft.adds or opened is not None) else None
    context_ = {
        "id": id_,
        "htmx_config": _HTMX,
        "outlet": reading.report.outlet,
        "title": reading.report.title or id_,
        "place_name": draft.said.get("place-name", "") if draft is not None else "",
        "report": reading.report,
        "language": labels.word("language", reading.report.language),
        "text_dir": direction(reading.report.language),
        "pieces": pieces(reading.report.text, marks(on_page)),
        "characters": labels.count("characters", len(reading.report.text)),
        "cards": [card(one, told, names, own) for one in on_page],
        "page": page,
        "slots": [(slot, labels.word("slot", "sources" if slot == "source" else slot)) for slot in SLOTS],
        "incidents": [
            {"id": one.incident.id, "name": said.incident_name(one.incident, labels), "tolls": brief(one, names)}
            for one in told.incidents
        ],
        "copies": told.copies,
        "checks": [*_checks(reading, labels)],
        "rulings": [ruling(one, told, names, own) for one in told.decisions],
        "unbound": told.unbound,
        "seen": seen(),
        "draft": draft,
        "focus_value": draft is not None and not draft.others and (draft.kind == "correct" or bool(draft.words)),
        "opened": opened.claim.id if opened is not None else "",
        "fields": fields_of(opened, draft, told, names, own) if draft is not None else (),
        "others": [ruling(one, told, names, own) for one in draft.others] if draft is not None else (),
        "near": _near(told, labels) if draft is not None and opened is not None else (),
    }
    return render(request, "desk/report.html", context_, status=status)


def _opened(on_page: list[ToldClaim], draft: Draft | None) -> ToldClaim | None:
    return next((one for one in on_page if draft is not None and one.claim.id == draft.claim), None)


def _number_of_page(request: HttpRequest, told: ToldReport, draft: Draft | None) -> str:
    """The page that is asked for, or the one on which a claim is."""
    claim = draft.claim if draft is not None and draft.claim else request.GET.get("at", "")
    at = next((number for number, one in enumerate(told.claims) if one.claim.id == claim), None)
    return request.GET.get("page", "1") if at is None else str(at // _PAGE + 1)


def _near(told: ToldReport, labels: Labels) -> list[tuple[str, str]]:
    """Other incidents around the days of the report: each with a claim by which a decision can name it."""
    days = [day for one in told.incidents for day in (one.incident.first, one.incident.last) if day]
    published = told.reading.report.published
    days += [published.isoformat()] if published is not None and not days else []
    whole = sorted(day for day in days if len(day) == len("2022-01-26"))
    if not whole:
        return []
    first, last = date.fromisoformat(whole[0]), date.fromisoformat(whole[-1])
    ids = latest((first - timedelta(_NEAR)).isoformat(), (last + timedelta(_NEAR)).isoformat())[:_MOST]
    mine = {one.incident.id for one in told.incidents}
    found = [one for one in outlines_of(ids) if one.id not in mine]
    claims = a_claim_of(one.id for one in found)
    return [
        (claims[one.id], f"{said.incident_name(one, labels)} · {said.period(one, labels)}")
        for one in found
        if one.id in claims
    ]


def _checks(reading: Reading, labels: Labels) -> Iterator[dict[str, object]]:
    entries: dict[str, Claim | Event] = {event.id: event for event in reading.events}
    entries |= {claim.id: claim for claim in reading.claims}
    for noticed in reading.checks:
        sign, sentence = phrases.check(noticed, entries, labels)
        yield {"sign": sign, "sentence": sentence, "holds": noticed.holds}
