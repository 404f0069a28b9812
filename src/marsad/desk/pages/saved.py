"""Searches that members come back to: saved under a name, and deleted."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.kept.models import SavedSearch
from marsad.desk.members.models import Member
from marsad.desk.pages.asked import said_in
from marsad.desk.pages.words import shown

#: Searches that one member may keep, and letters of a name.
MOST: Final = 100
_NAME: Final = 100


def save(request: HttpRequest) -> HttpResponse:
    """Keeps a search under a name; one of the same name is replaced. What an address says besides is left out."""
    member = context.own(request)
    asks = said_in(QueryDict(request.POST.get("asks", ""))).address
    name = shown(request.POST.get("name", "")).strip()[:_NAME]
    if not name or not asks:
        messages.error(request, _("A saved search needs a name, and something to look for."))
        return _to(asks)
    if not SavedSearch.objects.filter(member=member, name=name).exists() and _count(member) >= MOST:
        messages.error(request, _("You have as many saved searches as can be kept: delete one first."))
        return _to(asks)
    SavedSearch.objects.update_or_create(member=member, name=name, defaults={"asks": asks})
    messages.success(request, _("The search was saved."))
    return _to(asks)


def forget(request: HttpRequest, id_: int) -> HttpResponse:
    """Deletes a search of the member's own."""
    gone, _rows = SavedSearch.objects.filter(member=context.own(request), id=id_).delete()
    if gone:
        messages.success(request, _("The saved search was deleted."))
    return _to(said_in(QueryDict(request.POST.get("back", ""))).address)


def _count(member: Member) -> int:
    return SavedSearch.objects.filter(member=member).count()


def _to(asks: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('search')}?{asks}" if asks else reverse("search"))
