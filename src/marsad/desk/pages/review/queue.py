"""The review queue: what awaits a person, that which would change a toll most first, and who looks at it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.access import May
from marsad.desk.apps import registers, two_persons
from marsad.desk.members.models import Member
from marsad.desk.numbers import number_in
from marsad.desk.pages.review import words
from marsad.desk.pages.words import Words, words_of
from marsad.desk.queue.models import Assignment, Proposal, State
from marsad.interface import phrases
from marsad.interface.record_phrases import Names, titled
from marsad.model.claim import Claim, Reading
from marsad.model.review import GROUNDS, Matter
from marsad.model.vocabulary import OUTCOMES
from marsad.record.ask.incidents import called_in
from marsad.record.ask.lists import titles_of
from marsad.record.ask.review import Awaiting, Wanted, awaiting, told
from marsad.record.index.readings import readings_of
from marsad.record.meanwhile import seen

_PAGE: Final = 20
_AROUND: Final = 140
#: Tellings of one figure of which the page says where they stand.
_TELLINGS: Final = 5
_FIGURES: Final = frozenset({"reject", "accept"})
_WHOSE: Final = ("", "mine", "nobody", "others")


def queue(request: HttpRequest) -> HttpResponse:
    """What awaits a person, as far as the address asks for it."""
    member = context.own(request)
    asked, wanted = _asked(request)
    assigned = dict(Assignment.objects.values_list("key", "member"))
    rows = awaiting(wanted, *_whose(asked["who"], assigned, member.pk))
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    context_ = {
        "page": page,
        "asked": asked,
        "cards": cards(told(page.object_list), assigned),
        "since": seen(),
        "grounds": words.grounds(),
        "outcomes": [(one, context.words().word("outcome", one)) for one in OUTCOMES],
        "whose": [(one, _whose_name(one)) for one in _WHOSE],
        "colleagues": colleagues() if member.may(May.REVIEW) else [],
        "two": sorted(two_persons()),
        "proposed": Proposal.objects.filter(state=State.OPEN).count(),
    }
    return render(request, "desk/review/queue.html", context_)


def _asked(request: HttpRequest) -> tuple[dict[str, str], Wanted]:
    """What the address asks for; what it cannot ask for is left out."""
    said = {name: request.GET.get(name, "").strip() for name in ("ground", "outcome", "incident", "who", "least")}
    said["ground"] = said["ground"] if said["ground"] in GROUNDS else ""
    said["outcome"] = said["outcome"] if said["outcome"] in OUTCOMES else ""
    said["who"] = said["who"] if said["who"] in _WHOSE else ""
    least = number_in(said["least"])
    said["least"] = "" if least is None else str(least)
    return said, Wanted(said["ground"], said["outcome"], said["incident"], least or 0)


def _whose(who: str, assigned: Mapping[str, int], own: int) -> tuple[Collection[str] | None, Collection[str]]:
    """The keys among which, and those without which, matters are asked for."""
    mine = [key for key, member in assigned.items() if member == own]
    if who == "mine":
        return mine, ()
    if who == "others":
        return [key for key in assigned if key not in set(mine)], ()
    return None, [*assigned] if who == "nobody" else ()


def _whose_name(who: str) -> str:
    return {
        "": _("anybody"),
        "mine": _("assigned to me"),
        "nobody": _("assigned to nobody"),
        "others": _("assigned to others"),
    }[who]


def colleagues() -> list[Member]:
    """Those who may rule on claims, by name."""
    found = (one for one in Member.objects.filter(is_active=True) if one.may(May.CODE))
    return sorted(found, key=lambda one: one.signs_as)


def cards(found: Sequence[Awaiting], assigned: Mapping[str, int]) -> list[dict[str, Any]]:
    """Matters as a page shows them. However many they are, the same number of queries is made."""
    labels = context.words()
    incidents = sorted({id_ for one in found for id_ in one.matter.incidents})
    names, titles = Names(labels, called_in(incidents)), titles_of(incidents, labels.language)
    members = {one.pk: one.signs_as for one in Member.objects.filter(pk__in=set(assigned.values()))}
    proposed = _proposed()
    readings = readings_of({_report(one.matter) for one in found if one.matter.ruling != "merge"}, registers())
    return [
        _card(one.matter, readings, names)
        | {
            "mark": one.mark,
            "incidents": [(id_, titled(titles.get(id_, id_), labels)) for id_ in one.matter.incidents],
            "proposed": sorted({told for target in one.matter.targets for told in proposed.get(target, ())}),
            "assigned": members.get(assigned.get(one.matter.key, 0), ""),
        }
        for one in found
    ]


def _proposed() -> dict[str, list[tuple[str, str]]]:
    """By target, who proposed what ruling that waits for a second person."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in Proposal.objects.filter(state=State.OPEN).select_related("by"):
        for target in one.said.targets:
            found.setdefault(target, []).append((one.by.signs_as, one.said.kind))
    return found


def _card(matter: Matter, readings: Mapping[str, Reading], names: Names) -> dict[str, Any]:
    labels, reading = names.labels, readings.get(_report(matter))
    claim = _claim(matter, reading)
    tellings = matter.targets if matter.ruling in _FIGURES else ()
    return {
        "key": matter.key,
        "ruling": matter.ruling,
        "report": _report(matter),
        "title": reading.report.title if reading else None,
        "figure": phrases.figure(claim, labels) if claim else "",
        "chain": phrases.chain(claim.sources, labels) if claim else "",
        "condition": words.condition(matter.ruling),
        "stakes": [words.stake(one, matter.ruling, names) for one in matter.stakes],
        "because": [words.because(one, labels) for one in matter.because],
        "grounds": [one.ground for one in matter.because],
        "words": _words(reading, claim),
        "also": [one for one in tellings if one != matter.key][:_TELLINGS],
        "tellings": len(tellings),
    }


def _report(matter: Matter) -> str:
    return matter.key.rpartition("/")[0] if matter.ruling in _FIGURES else matter.key


def _claim(matter: Matter, reading: Reading | None) -> Claim | None:
    own = matter.key.rpartition("/")[2]
    return next((one for one in reading.claims if one.id == own), None) if reading else None


def _words(reading: Reading | None, claim: Claim | None) -> Words | None:
    """The words of the sentence that tells it, with the number marked; of a report its beginning."""
    if reading is None:
        return None
    text = reading.report.text
    if claim is None:
        return words_of(reading.report, (0, min(len(text), 2 * _AROUND)), ())
    start, end = claim.quantity.start, claim.quantity.end
    around = (max(claim.evidence.start, start - _AROUND), min(claim.evidence.end, end + _AROUND))
    return words_of(reading.report, (min(around[0], start), max(around[1], end)), [(start, end, "quantity")])
