"""Which tables stand in which database."""

from __future__ import annotations

from typing import Any

from marsad.record.settings import EVIDENCE, INDEX


class Router:
    """The tables of the app `index` stand in the index, all others with the evidence."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        """The database to ask."""
        return INDEX if model._meta.app_label == INDEX else EVIDENCE

    def db_for_write(self, model: Any, **hints: Any) -> str:
        """The database to write to."""
        return self.db_for_read(model)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Whether an app's tables are made there."""
        return (app_label == INDEX) == (db == INDEX)
