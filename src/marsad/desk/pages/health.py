"""Whether the desk runs, and whether it can answer from its record: for whoever watches it."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from marsad.desk.members.models import Member
from marsad.errors import MarsadError
from marsad.record.store import evidence


def healthy(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def ready(request: HttpRequest) -> HttpResponse:
    """The record and the accounts can be read; nothing of them is told."""
    try:
        evidence.head()
        Member.objects.exists()
    except (DatabaseError, MarsadError):
        return HttpResponse("the record cannot be read\n", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("ready\n", content_type="text/plain; charset=utf-8")
