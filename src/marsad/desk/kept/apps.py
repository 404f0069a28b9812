"""The app of what the desk keeps for its members."""

from __future__ import annotations

from django.apps import AppConfig


class KeptConfig(AppConfig):
    """Searches that members saved, and what they are adding: beside the record, never in it."""

    name = "marsad.desk.kept"
    label = "kept"
    default_auto_field = "django.db.models.BigAutoField"
