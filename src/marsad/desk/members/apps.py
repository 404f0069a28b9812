"""The app of the desk's members."""

from __future__ import annotations

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Accounts of the desk: they stand beside the record, never in it."""

    name = "marsad.desk.members"
    label = "members"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Has failed attempts counted."""
        from axes.signals import user_locked_out  # type: ignore[import-untyped]  # it has no types
        from django.contrib.auth.signals import user_login_failed

        from marsad.desk import noted  # what it imports has tables

        user_login_failed.connect(noted.count_failure)
        user_locked_out.connect(noted.note_shut_out)
