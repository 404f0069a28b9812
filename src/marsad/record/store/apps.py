"""The app of the evidence: the log, its tree, payloads and their keys."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Tables that nothing but the log writes, and nothing can make anew."""

    name = "marsad.record.store"
    label = "store"
