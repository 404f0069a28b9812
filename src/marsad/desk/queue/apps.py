"""The app of what the desk knows of its work: who looks at what, what waits for a second person."""

from __future__ import annotations

from django.apps import AppConfig


class QueueConfig(AppConfig):
    """Assignments and proposals: they stand beside the record, and no toll knows of them."""

    name = "marsad.desk.queue"
    label = "queue"
    default_auto_field = "django.db.models.BigAutoField"
