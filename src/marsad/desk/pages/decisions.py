"""Taking a decision from a page: it is kept in the log beside what the machine read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marsad.desk import context
from marsad.desk.adding.catching_up import bring_up
from marsad.desk.apps import record_home, registers
from marsad.desk.entering import back_to
from marsad.desk.members.models import Member
from marsad.desk.pages import reports
from marsad.desk.pages.reading.drafts import ADD, posted, values_in, words_in
from marsad.desk.pages.review.act import since_of
from marsad.desk.pages.review.done import say_taken
from marsad.desk.queue.ruling import Taken, take
from marsad.errors import AlreadyRead, BadDecision, DecidedMeanwhile, NotInRecord
from marsad.interface import record_phrases as said
from marsad.interface.labels import isolate
from marsad.interface.record_phrases import Names
from marsad.model.decision import Decision
from marsad.model.record import IncidentRecord
from marsad.record.ask import incidents as ask
from marsad.record.ask.changes import Change, changes_since
from marsad.record.ask.report import told_report
from marsad.record.ask.ruled_tolls import Around, around_named, changed_around
from marsad.record.said import Said

_VALUED: Final = frozenset({"correct", ADD})
#: Kinds that have a form of their own on a report's page, which stands there again as it was sent.
_FORMS: Final = frozenset({"accept", "correct", "reject", "move", "split", ADD})
_OVERTAKEN = gettext_lazy("Somebody decided on this while you were looking, and nothing of yours was kept: look first.")
_MOST: Final = 6
"""Tolls that a message says the change of."""


def decide(request: HttpRequest) -> HttpResponse:
    """Takes the decision that a form says, and goes back to the page it came from.

    What cannot be taken is said on that page; a form of a report's page stands there again as it was filled in.
    """
    member = context.own(request)
    kind = request.POST.get("kind", "")
    if kind in _VALUED and "look" in request.POST:
        return _again(request, BadDecision(_("Choose the place that is meant.")), status=200)
    before = around_named(request.POST.getlist("target"))
    try:
        taken = _take(request, kind, member)
    except AlreadyRead as error:
        told = _("These words are a claim already (%(claim)s): correct that one.") % {"claim": isolate(error.claim)}
        return _again(request, BadDecision(told), status=422)
    except DecidedMeanwhile as error:
        bring_up(record_home(), registers())
        return _again(request, error, status=409)
    except BadDecision as error:
        return _again(request, error, status=422)
    say_taken(request, taken)
    if taken.decisions:
        _tell_changes(request, _changes(before, taken.decisions))
    return back_to(request, request.POST.get("next", ""))


def _take(request: HttpRequest, kind: str, member: Member) -> Taken:
    words = None
    if not request.POST.get("because", "").strip():
        raise BadDecision(_("Say why: a decision without a reason is not kept."))
    if kind == ADD:
        words = words_in(request, told_report(request.POST.get("target", ""), registers()).reading.report)
    values = values_in(request, registers()) if kind in _VALUED else {}
    told = Said(kind, tuple(one for one in request.POST.getlist("target") if one), values, words)
    because = request.POST.get("because", "").strip()
    return take(member, [told], because=because, since=since_of(request, "seen"))


def _again(request: HttpRequest, error: BadDecision, status: int) -> HttpResponse:
    """The report's page with the form as it was sent, and why it was not taken; else the page that asked."""
    report = request.POST.get("report", "")
    try:
        told = told_report(report, registers()) if report else None
    except NotInRecord:
        told = None
    if told is None:
        messages.error(request, str(error))
        return back_to(request, request.POST.get("next", ""))
    if request.POST.get("kind") not in _FORMS:
        messages.error(request, _OVERTAKEN if isinstance(error, DecidedMeanwhile) else str(error))
        return reports.shown(request, told, None, _status(request, status))
    ids = error.decisions if isinstance(error, DecidedMeanwhile) else ()
    others = tuple(one for one in told.decisions if one.id in ids)
    draft = posted(request, "" if others else str(error), others)
    return reports.shown(request, told, draft, _status(request, status))


def _status(request: HttpRequest, status: int) -> int:
    """Of a part that is exchanged 200: browsers complain of every other one, and the part says what is wrong."""
    return 200 if request.headers.get("HX-Request") else status


def _changes(before: Around, decisions: Sequence[Decision]) -> Iterator[tuple[IncidentRecord, tuple[Change, ...]]]:
    """The incidents some of whose tolls are others than before the decisions, each with what changed."""
    found = changed_around(before)
    if found is not None:
        return found
    since = min(one.taken for one in decisions) - timedelta(microseconds=1)
    return ((one.incident, one.changes) for one in changes_since(since, registers=registers()))


def _tell_changes(request: HttpRequest, changes: Iterable[tuple[IncidentRecord, tuple[Change, ...]]]) -> None:
    """Says which tolls changed, from what to what."""
    labels, told = context.words(), 0
    for one, own in changes:
        names = Names(labels, ask.called_in([one.incident.id]))
        for change in own:
            told += 1
            if told > _MOST:
                messages.info(request, _("Further tolls changed."))
                return
            messages.info(
                request,
                _("%(toll)s: %(before)s → %(now)s (%(incident)s)")
                % {
                    "toll": names.series(change.outcome, change.affected),
                    "before": isolate(said.bounds(change.before, labels.manner)) if change.before else "–",
                    "now": isolate(said.bounds(change.now, labels.manner)) if change.now else "–",
                    "incident": said.incident_name(one.incident, labels),
                },
            )
