"""Which record this process speaks to."""

from __future__ import annotations

from typing import Any, Final

import dj_database_url
import django
from django.conf import settings
from django.db import connections

from marsad.record import settings as own
from marsad.record.home import Home
from marsad.record.settings import EVIDENCE, INDEX

#: Seconds that a writer waits for another one to end.
PATIENCE: Final = 60
_PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; "
    "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;"
)


def databases(home: Home) -> dict[str, dict[str, Any]]:
    """Django's settings of a record's databases: two files, or one database of a server under both names."""
    if home.database is not None:
        server = dict(dj_database_url.parse(home.database))
        return {EVIDENCE: server, INDEX: dict(server)}
    return {EVIDENCE: _file(str(home.evidence)), INDEX: _file(str(home.index))}


def ready() -> None:
    """Sets Django up where nobody has: tables can be imported from then on."""
    if not settings.configured:
        settings.configure(**{name: getattr(own, name) for name in dir(own) if name.isupper()})
        django.setup()


def use(home: Home) -> None:
    """Makes a record the one that this process speaks to. It opens no connection yet."""
    ready()
    connections.close_all()
    for alias, said in connections.configure_settings(databases(home)).items():
        connections.settings[alias] = said
        connections[alias].settings_dict = said


def _file(name: str) -> dict[str, Any]:
    options = {"timeout": PATIENCE, "transaction_mode": "IMMEDIATE", "init_command": _PRAGMAS}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}
