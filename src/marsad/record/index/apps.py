"""The app of the index: what is asked of a record, and can be made anew from its log."""

from __future__ import annotations

from django.apps import AppConfig


class IndexConfig(AppConfig):
    """Tables that may be dropped at any time."""

    name = "marsad.record.index"
    label = "index"
