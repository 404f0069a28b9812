"""What pages offer to take out: formats with their words, and whether a bundle can be made."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _


def formats() -> list[tuple[str, str]]:
    """Formats and what they are called."""
    return [
        ("csv", _("Tables: incidents, tolls, claims (CSV in a ZIP)")),
        ("geojson", _("Map (GeoJSON)")),
        ("hxl", _("Humanitarian table (HXL)")),
        ("record", _("The record (JSON)")),
    ]


def has_checkpoint(folder: Path) -> bool:
    """Whether the log was signed, which a bundle needs."""
    return any(folder.glob("*.json"))
