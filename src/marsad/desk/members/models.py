"""The people of a desk."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models

from marsad.desk.access import GRANTED, May, Role


class Members(BaseUserManager["Member"]):
    """All members of a desk."""


class Member(AbstractBaseUser):
    """Somebody who may sign in, with the role that says what they may do; nothing else is kept of them."""

    username = models.CharField(max_length=150, unique=True, validators=[UnicodeUsernameValidator()])
    name = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role], default="reader")
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(auto_now_add=True)

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
