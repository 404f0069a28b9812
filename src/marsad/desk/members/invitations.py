"""Invitations by link: one use, a day on which they end, the role that the inviter gave."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from marsad.desk.access import Role
from marsad.desk.members.digests import digest_of
from marsad.desk.members.models import Invitation, Member
from marsad.desk.router import DESK

LASTS: Final = timedelta(days=7)
_BYTES: Final = 32


def invite(inviter: Member, role: Role, now: datetime) -> str:
    """Makes an invitation; gives the secret of its link, which is kept nowhere."""
    secret = secrets.token_urlsafe(_BYTES)
    expires = now + LASTS
    Invitation.objects.create(digest=digest_of(secret), role=role, inviter=inviter, made=now, expires=expires)
    return secret


def open_ones(now: datetime) -> list[Invitation]:
    """Those that can still be used, the newest first."""
    return list(_usable(now).select_related("inviter").order_by("-made"))


def found(secret: str, now: datetime) -> Invitation | None:
    """The invitation of a link; None where there is none or it cannot be used."""
    return _usable(now).filter(digest=digest_of(secret)).first()


def accept(secret: str, member: Member, now: datetime) -> Invitation | None:
    """Makes who was invited a member with the invitation's role, once; None where the link leads nowhere."""
    with transaction.atomic(using=DESK):
        invitation = _usable(now).select_for_update().filter(digest=digest_of(secret)).first()
        if invitation is None:
            return None
        member.role = invitation.role
        member.save()
        invitation.used_by = member
        invitation.save(update_fields=["used_by"])
    return invitation


def withdraw(id_: int) -> Invitation | None:
    """Takes back an invitation that nobody used; None where there is none."""
    with transaction.atomic(using=DESK):
        invitation = Invitation.objects.select_for_update().filter(id=id_, used_by=None).first()
        if invitation is not None:
            Invitation.objects.filter(id=id_).delete()
    return invitation


def _usable(now: datetime) -> QuerySet[Invitation]:
    """Those that nobody used, that have not ended, and whose inviter may still invite."""
    may = {"inviter__is_active": True, "inviter__role": Role.ADMINISTRATOR}
    return Invitation.objects.filter(used_by=None, expires__gt=now, **may)
