"""The people of a desk."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from marsad.desk.access import GRANTED, May, Role


class Member(AbstractUser):
    """Somebody who may sign in, with the role that says what they may do."""

    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role], default=Role.READER)

    class Meta:
        db_table = "members_member"

    def may(self, permission: May) -> bool:
        """Whether the member's role grants a permission; one who was put out may nothing."""
        return self.is_active and permission in GRANTED[Role(self.role)]

    @property
    def signs_as(self) -> str:
        """The name under which their decisions stand in the log."""
        return self.get_full_name().strip() or self.username
