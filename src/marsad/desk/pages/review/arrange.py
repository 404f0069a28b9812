"""Putting incidents together and taking them apart: merge, split, move; each taken back by a withdrawal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.pages.review import words
from marsad.desk.pages.review.act import since_of
from marsad.desk.pages.review.done import listed, say_taken, why_not
from marsad.desk.queue.ruling import Taken, take
from marsad.errors import BadDecision, NotInRecord
from marsad.incidents.decisions import standing
from marsad.interface import record_phrases as said
from marsad.interface.labels import isolate
from marsad.interface.record_phrases import Names
from marsad.model.decision import GROUPING
from marsad.model.record import IncidentRecord
from marsad.model.toll import Toll
from marsad.record.ask.incidents import called_in, incident, incidents_of, the_incident
from marsad.record.ask.lists import incidents_in, latest
from marsad.record.ask.review import Wanted, awaiting, called_by, incidents_around, named_in, told
from marsad.record.index.decisions import decisions_on, grouping_since
from marsad.record.index.models import Report
from marsad.record.meanwhile import seen
from marsad.record.said import Said
from marsad.tolls.policies.grades import BELOW

_MOST: Final = 30
"""Near incidents that are shown."""
_DAYS: Final = timedelta(days=7)
"""How long before a report appeared an incident is looked for that it may tell of."""
_TOLLS: Final = 4
"""Tolls that are shown of each."""
_SHOWN: Final = 5
"""Decisions of others that a message names."""


def arrange(request: HttpRequest) -> HttpResponse:
    """The page of what belongs together with an incident or a loose report; a form of it is carried out."""
    if request.method == "POST":
        return _carry_out(request)
    asked = {name: request.GET.get(name, "").strip() for name in ("incident", "with", "report")}
    one = incident(the_incident(asked["incident"])) if asked["incident"] else None
    if one is None and not Report.objects.filter(id=asked["report"]).exists():
        raise NotInRecord(f"there is no report {asked['report']!r}")
    labels = context.words()
    own = one.incident.id if one else ""
    shown = {
        "asked": asked,
        "one": one,
        "name": said.incident_name(one.incident, labels) if one else "",
        "near": _near(own, asked),
        "reports": _reports(one) if one else [],
        "taken": _taken(one.incident.reports if one else [asked["report"]]),
        "since": seen(),
    }
    return render(request, "desk/review/arrange.html", shown)


def _near(own: str, asked: dict[str, str]) -> list[dict[str, Any]]:
    """Incidents that may be the same, those first of which that is suspected; with what the toll would be."""
    suspected = {}
    for one in told(awaiting(Wanted(ground="near", incident=own))[:_MOST]) if own else []:
        (other,) = (id_ for id_ in one.matter.incidents if id_ != own)
        suspected[other] = one.matter
    around = [*incidents_around(own, asked["report"]), *_of_those_days(asked["report"])]
    chosen = [asked["with"]] if asked["with"] else []
    ids = [id_ for id_ in dict.fromkeys([*chosen, *suspected, *around]) if id_ != own][:_MOST]
    found = incidents_in(ids)
    names = Names(context.words(), called_in([own, *ids] if own else ids))
    return [
        {
            "id": one.incident.id,
            "name": said.incident_name(one.incident, names.labels),
            "days": said.period(one.incident, names.labels),
            "where": said.where(one.incident.place, names.labels),
            "reports": len(one.incident.reports),
            "tolls": [_toll(series, toll, names) for series, toll in [*one.last_tolls.items()][:_TOLLS]],
            "stakes": [words.stake(stake, "merge", names) for stake in suspected[one.incident.id].stakes]
            if one.incident.id in suspected
            else [],
            "suspected": one.incident.id in suspected,
            "chosen": one.incident.id == asked["with"],
        }
        for one in found
    ]


def _of_those_days(report: str) -> list[str]:
    """Incidents of the days before a report appeared, the latest first; of an incident's own page none."""
    published = Report.objects.filter(id=report).values_list("published", flat=True).first()
    if not published:
        return []
    day = date.fromisoformat(published[: len("2022-01-31")])
    return list(latest((day - _DAYS).isoformat(), day.isoformat())[:_MOST])


def _toll(series: tuple[str, str], toll: Toll, names: Names) -> str:
    """A toll with what must be told beside it."""
    labels = names.labels
    notes = [labels.word("grade", toll.grade)] if toll.grade in BELOW else []
    notes += [labels.word("flag", flag) for flag in toll.flags]
    told = labels.word("card", "comma").join(notes)
    return f"{names.series(*series)} {isolate(said.bounds(toll, labels.manner))}" + (f" ({told})" if told else "")


def _reports(one: IncidentRecord) -> list[dict[str, Any]]:
    rows = dict(Report.objects.filter(id__in=one.incident.reports).in_bulk())
    figures: dict[str, int] = {}
    for claim in one.incident.claims:
        figures[claim.report] = figures.get(claim.report, 0) + 1
    return [{"id": id_, "row": rows.get(id_), "figures": figures.get(id_, 0)} for id_ in one.incident.reports]


def _taken(reports: Sequence[str]) -> list[Any]:
    """The decisions in effect by which reports were put together or taken apart, the last first."""
    stand, _unbound = standing(decisions_on(reports))
    return [one for one in reversed(stand) if one.kind in GROUPING]


def _carry_out(request: HttpRequest) -> HttpResponse:
    """Takes the decisions that a form says, and leads to the incident that came of them."""
    member = context.own(request)
    because, asked = request.POST.get("because", "").strip(), _asked(request)
    try:
        if not because:
            raise BadDecision(_("Say why."))
        rulings = _said(request, asked)
        taken = take(member, rulings, because=because, since=since_of(request))
    except BadDecision as error:
        messages.error(request, _("Nothing was done: %(why)s") % {"why": why_not(error)})
        return redirect(_address(asked))
    except NotInRecord:
        others = grouping_since(since_of(request), _SHOWN)
        if not others:
            raise
        told = _("an incident is no more what it was; decided meanwhile: %(told)s") % {"told": listed(others)}
        messages.error(request, _("Nothing was done: %(why)s") % {"why": told})
        return redirect("review")
    say_taken(request, taken)
    return redirect(_there(rulings, taken, asked))


def _asked(request: HttpRequest) -> dict[str, str]:
    said = {name: request.POST.get(name, "").strip() for name in ("incident", "with", "report")}
    return said | {"with": request.POST.get("other", "").strip() or said["with"]}


def _said(request: HttpRequest, asked: dict[str, str]) -> list[Said]:
    """The decisions that the form means. Raises BadDecision, NotInRecord."""
    do, chosen = request.POST.get("do", ""), request.POST.getlist("chosen")
    if do == "withdraw":
        return [Said("withdraw", (request.POST.get("decision", ""),))]
    own = the_incident(asked["incident"]) if asked["incident"] else ""
    if do in ("merge", "apart", "move") and not asked["with"]:
        raise BadDecision(_("Choose an incident."))
    other = the_incident(asked["with"]) if asked["with"] else ""
    if own and own == other:
        raise BadDecision(_("That is one incident already."))
    about = tuple(dict.fromkeys(report for id_ in (own, other) if id_ for report in incident(id_).incident.reports))
    if do == "merge":
        return [Said("merge", (called_by(own), called_by(other)), about=about)]
    if do == "apart":
        return [Said("split", named_in(other, incident(other).incident.reports), about=about)]
    targets = named_in(own, chosen) if own else (asked["report"],)
    if not targets:
        raise BadDecision(_("Nothing was marked."))
    if do == "split":
        return [Said("split", targets, about=about)]
    if do == "move":
        into = called_by(other)
        return [Said("move", (target, into), about=about) for target in targets]
    raise BadDecision(_("The form does not say what is to be done."))


def _address(asked: dict[str, str]) -> str:
    name = "incident" if asked["incident"] else "report"
    return f"{reverse('arrange', query={name: asked[name]})}"


def _there(rulings: Sequence[Said], taken: Taken, asked: dict[str, str]) -> str:
    """The incident that a decision made, where there is one; else the page that the form was on."""
    if taken.decisions and rulings[0].kind != "withdraw":
        target = rulings[0].targets[0]
        report = target if Report.objects.filter(id=target).exists() else target.rpartition("/")[0]
        found = incidents_of(report)
        if found:
            return reverse("incident", args=[found[0]])
    if asked["incident"] and not incidents_in([asked["incident"]]):
        return reverse("review")
    return _address(asked)
