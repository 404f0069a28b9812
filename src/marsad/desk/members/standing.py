"""Members' roles and whether they are in: a desk is never left without an administrator who can sign in."""

from __future__ import annotations

from django.db import transaction

from marsad.desk.access import Role
from marsad.desk.members import sessions, tokens
from marsad.desk.members.models import Member
from marsad.desk.router import DESK


class LastAdministrator(Exception):
    """What was asked would leave the desk without an administrator."""


def give_role(id_: int, role: Role) -> Member:
    """Gives a member a role; it counts from their next page on. Raises LastAdministrator, Member.DoesNotExist."""
    with transaction.atomic(using=DESK):
        member = _alone(id_)
        member.role = role
        _save(member)
    return member


def put_out(id_: int) -> Member:
    """A member may nothing any more, is signed out everywhere and their tokens end.

    Raises LastAdministrator, Member.DoesNotExist.
    """
    with transaction.atomic(using=DESK):
        member = _alone(id_)
        member.is_active = False
        _save(member)
        sessions.end_all(member)
        tokens.end_all(member)
    return member


def take_in(id_: int) -> Member:
    """A member who was put out may sign in again. Raises Member.DoesNotExist."""
    with transaction.atomic(using=DESK):
        member = _alone(id_)
        member.is_active = True
        _save(member)
    return member


def _alone(id_: int) -> Member:
    """A member, while nobody else changes any administrator."""
    list(Member.objects.select_for_update().filter(role=Role.ADMINISTRATOR).order_by("id"))
    return Member.objects.select_for_update().get(id=id_)


def _save(member: Member) -> None:
    member.save(update_fields=["role", "is_active"])
    if not Member.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exists():
        raise LastAdministrator
