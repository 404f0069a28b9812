"""The app of the desk's members."""

from __future__ import annotations

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Accounts of the desk: they stand beside the record, never in it."""

    name = "marsad.desk.members"
    label = "members"
    default_auto_field = "django.db.models.BigAutoField"
