"""What people do at the desk is noted in the record's log: sign-ins, ends of them, factors, invitations, roles.

What a hostile visitor can cause is bounded. An attempt that fails is counted with the member and told with their next
sign-in or shut-out; a shut-out is told once an hour for each member, however many addresses tried; and what is tried
under a name of nobody is not told at all: it may be a password that was typed into the wrong field.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import F, Q
from django.http import HttpRequest

from marsad.desk.apps import project
from marsad.desk.members.models import Member
from marsad.record import accesses
from marsad.record.accesses import Access, Way, What

_AGAIN: Final = timedelta(hours=1)


def note(
    request: HttpRequest,
    what: What,
    who: Member,
    *,
    way: Way | None = None,
    whom: Member | None = None,
    role: str | None = None,
    failures: int = 0,
    token: str | None = None,
) -> None:
    """Notes what a member did; the address that they came from only where the project wants it."""
    address = address_of(request) if project().addresses else None
    other = whom.username if whom is not None else None
    accesses.note(Access(what, who.username, way, other, role, failures, address, token), datetime.now(UTC))


def address_of(request: HttpRequest) -> str:
    """The network address of who asks; behind a proxy the one that the proxy saw, which nobody else can set."""
    if settings.SECURE_PROXY_SSL_HEADER is not None:
        forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR", ""))


def count_failure(sender: object, credentials: dict[str, Any], **_: object) -> None:
    """An attempt to sign in failed: counted with the member whose name it was."""
    Member.objects.filter(username=credentials.get("username", "")).update(failures=F("failures") + 1)


def note_shut_out(sender: object, request: HttpRequest, username: str | None, **_: object) -> None:
    """A name was shut out: told where it is a member's, and once an hour."""
    now = datetime.now(UTC)
    due = Q(shut_out_told=None) | Q(shut_out_told__lt=now - _AGAIN)
    if Member.objects.filter(due, username=username or "").update(shut_out_told=now):
        member = Member.objects.get(username=username)
        note(request, "shut-out", member, failures=member.failures)
