"""Django's settings as the record uses it: two databases and its own tables, nothing else of Django's."""

from __future__ import annotations

from typing import Any, Final

EVIDENCE: Final = "default"
"""The database of the log: what nothing can make anew."""
INDEX: Final = "index"
"""The database of the index: what follows from the log."""

DATABASES: dict[str, dict[str, Any]] = {
    EVIDENCE: {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"},
    INDEX: {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"},
}
"""Where no record was chosen (`connect.use`)."""
DATABASE_ROUTERS: Final = ["marsad.record.routers.Router"]
INSTALLED_APPS: Final = ["marsad.record.store", "marsad.record.index"]
DEFAULT_AUTO_FIELD: Final = "django.db.models.BigAutoField"
USE_TZ: Final = True
TIME_ZONE: Final = "UTC"
