"""Where the desk's own tables stand: accounts and sessions in a database of their own, beside the record."""

from __future__ import annotations

from typing import Any, Final

from marsad.record.settings import EVIDENCE, INDEX

DESK: Final = "desk"
_RECORD: Final = frozenset({"store", "index"})


class Router:
    """Tables of the record go where the record says; all others stand in the desk's database."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """The database to ask."""
        return None if model._meta.app_label in _RECORD else DESK

    def db_for_write(self, model: Any, **hints: Any) -> str | None:
        """The database to write to."""
        return self.db_for_read(model)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        """Whether an app's tables are made there."""
        if app_label in _RECORD:
            return None if db in (EVIDENCE, INDEX) else False
        return db == DESK
