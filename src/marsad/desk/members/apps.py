"""The app of the desk's members."""

from __future__ import annotations

import logging

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Accounts of the desk: they stand beside the record, never in it."""

    name = "marsad.desk.members"
    label = "members"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Has failed attempts counted, and told nowhere but in the record's log."""
        logging.getLogger("axes").setLevel(logging.ERROR)  # names and addresses of who tried belong into no other log
        from axes.signals import user_locked_out  # type: ignore[import-untyped]  # it has no types
        from django.contrib.auth.signals import user_login_failed

        from marsad.desk import noted  # what it imports has tables

        user_login_failed.connect(noted.count_failure)
        user_locked_out.connect(noted.note_shut_out)
