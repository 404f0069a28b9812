"""The people of a desk, the browsers in which they are signed in, their tokens, and who is invited."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from marsad.desk.access import GRANTED, May, Role
from marsad.interface.labels import INTERFACE_LANGUAGES
from marsad.interface.manner import Digits, Manner, Months

_ROLES = [(role.value, role.value) for role in Role]


class Members(BaseUserManager["Member"]):
    """All members of a desk."""


class Member(AbstractBaseUser):
    """Somebody who may sign in, with the role that says what they may do and how they want to read; nothing else."""

    username = models.CharField(max_length=150, unique=True, validators=[UnicodeUsernameValidator()])
    name = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=20, choices=_ROLES, default="reader")
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(auto_now_add=True)
    language = models.CharField(max_length=8, blank=True, choices=[(one, one) for one in INTERFACE_LANGUAGES])
    months = models.CharField(
        max_length=10, default=Months.BOTH.value, choices=[(one.value, one.value) for one in Months]
    )
    digits = models.CharField(
        max_length=10, default=Digits.WESTERN.value, choices=[(one.value, one.value) for one in Digits]
    )
    failures = models.PositiveIntegerField(default=0)
    """Attempts to sign in under the name that failed since the last one that did not."""
    codes_failed = models.PositiveIntegerField(default=0)
    """Second factors that failed since `codes_since`, from wherever: whoever tries them has the password."""
    codes_since = models.DateTimeField(null=True, blank=True)
    shut_out_told = models.DateTimeField(null=True, blank=True)
    """When the log was last told that the name was shut out."""

    objects: ClassVar[Members] = Members()

    USERNAME_FIELD = "username"

    class Meta:
        db_table = "members_member"

    def may(self, permission: May) -> bool:
        """Whether the member's role grants a permission; one who was put out may nothing."""
        return self.is_active and permission in GRANTED[Role(self.role)]

    @property
    def signs_as(self) -> str:
        """The name under which their decisions stand in the log."""
        return self.name.strip() or self.username

    @property
    def manner(self) -> Manner:
        """How they want numbers and days written."""
        return _manner(self.digits, self.months)


@lru_cache(maxsize=32)
def _manner(digits: str, months: str) -> Manner:
    """Asked for every number of a page."""
    return Manner(Digits(digits), Months(months))


class Session(AbstractBaseSession):
    """A browser's session; of a member once somebody signed in there, with what the browser says it is."""

    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="sessions")
    browser = models.CharField(max_length=200, blank=True)
    began = models.DateTimeField(null=True)
    seen = models.DateTimeField(null=True)

    class Meta:
        db_table = "members_session"

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """Where such sessions are kept."""
        from marsad.desk.members.sessions import SessionStore

        return SessionStore


class Invitation(models.Model):
    """A link by which one person may become a member; the link's secret itself is not kept, only its digest."""

    digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=20, choices=_ROLES)
    inviter = models.ForeignKey(Member, models.CASCADE, related_name="invitations")
    made = models.DateTimeField()
    expires = models.DateTimeField()
    used_by = models.OneToOneField(Member, models.SET_NULL, null=True, related_name="invited_by")

    objects: ClassVar[models.Manager[Invitation]] = models.Manager()

    class Meta:
        db_table = "members_invitation"


class Token(models.Model):
    """What a program asks the desk with in a member's name; its secret itself is not kept, only its SHA-256."""

    digest = models.CharField(max_length=64, unique=True)
    member = models.ForeignKey(Member, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=60)
    """What its member calls it."""
    scopes = models.CharField(max_length=60)
    """What it may be used for (`members.tokens`), parted by spaces."""
    made = models.DateTimeField()
    ends = models.DateTimeField()
    with_factor = models.BooleanField()
    """Whether it was made by somebody who had given a second factor."""
    used = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[Token]] = models.Manager()

    class Meta:
        db_table = "members_token"
