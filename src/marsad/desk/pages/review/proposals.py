"""Rulings that wait for a second person: seen, agreed to, declined."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.apps import registers
from marsad.desk.numbers import number_in
from marsad.desk.pages.reading.forms import values_said
from marsad.desk.pages.review.act import back
from marsad.desk.pages.review.done import say_agreed, why_not
from marsad.desk.queue.models import Proposal, State
from marsad.desk.queue.ruling import agree, decline, forget_gone, needed
from marsad.errors import BadDecision
from marsad.interface.choices import registered
from marsad.interface.record_phrases import Names
from marsad.record.index.models import Report

_PAGE: Final = 25


def proposals(request: HttpRequest) -> HttpResponse:
    """The open proposals, the oldest first."""
    member = context.own(request)
    forget_gone()
    rows = Proposal.objects.filter(state=State.OPEN).select_related("by").order_by("at", "pk")
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    targets = {target for one in page.object_list for target in one.said.targets}
    reports = set(Report.objects.filter(id__in=targets).values_list("id", flat=True))
    names = Names(context.words(), registered(registers()))
    shown = [
        {
            "one": one,
            "targets": [(target, _address(target, reports)) for target in one.said.targets],
            "values": values_said(one.said.values, names, registers()),
            "own": one.by.pk == member.pk,
            "may": member.may(needed(one.said, one.by.signs_as)),
        }
        for one in page.object_list
    ]
    return render(request, "desk/review/proposals.html", {"page": page, "rows": shown})


def _address(target: str, reports: Collection[str]) -> str:
    """The page of what a decision names: a report, a claim; of another decision that of the queue."""
    if target in reports:
        return reverse("report", args=[target])
    report, slash, own = target.rpartition("/")
    return f"{reverse('report', args=[report])}#claim-{own}" if slash else reverse("review")


def close(request: HttpRequest) -> HttpResponse:
    """Agrees to a proposal or declines it, as the form says; what somebody did before is said."""
    member, number = context.own(request), number_in(request.POST.get("number", "")) or 0
    try:
        if request.POST.get("do") == "agree":
            say_agreed(request, agree(member, number).id)
        else:
            decline(member, number, request.POST.get("why", "").strip())
            messages.success(request, _("The proposal was declined."))
    except BadDecision as error:
        messages.error(request, _("Nothing was done: %(why)s") % {"why": why_not(error)})
    return back(request)
